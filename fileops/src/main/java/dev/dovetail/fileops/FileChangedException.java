package dev.dovetail.fileops;

import java.io.Serial;
import java.nio.file.Path;

/// A file is not what it was when it was looked at before: somebody wrote to it, or put another one in its
/// place.
public final class FileChangedException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes a change.
  ///
  /// @param file the file that changed
  /// @param what what was seen, as the rest of a sentence that begins with the file's name, and what to do
  public FileChangedException(Path file, String what) {
    super(file, file + ": " + what);
  }
}
