package dev.dovetail.fileops;

import java.io.Serial;
import java.nio.file.Path;

/// Source and target are one file, be it by the same name, a hard link, a symbolic link or another case.
public final class SameFileException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;

  /// Names both.
  public SameFileException(Path source, Path target) {
    super(source, source + " and " + target + " are the same file; nothing was done");
  }
}
