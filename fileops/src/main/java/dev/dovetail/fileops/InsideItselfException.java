package dev.dovetail.fileops;

import java.io.Serial;
import java.nio.file.Path;

/// A directory was to be moved to a place inside itself.
public final class InsideItselfException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;

  /// Names both.
  public InsideItselfException(Path source, Path target) {
    super(source, source + ": cannot be moved into itself, to " + target + "; nothing was done");
  }
}
