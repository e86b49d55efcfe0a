package dev.dovetail.fileops;

import java.io.Serial;
import java.nio.file.Path;

/// A path that a transaction was to change is not in its root, or is what the transaction itself needs there.
public final class OutsideRootException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the path.
  ///
  /// @param path the path as it was given
  /// @param what what is wrong with it, as the rest of a sentence that begins with the path
  public OutsideRootException(Path path, String what) {
    super(path, path + ": " + what);
  }
}
