package dev.dovetail.fileops;

import java.io.Serial;
import java.nio.file.Path;

/// Something else stands where a regular file was expected.
public final class NotRegularFileException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;

  private final FileKind kind;

  /// Describes what was found.
  ///
  /// @param file the file
  /// @param kind what it is
  public NotRegularFileException(Path file, FileKind kind) {
    super(file, file + ": is " + kind + ", not a regular file; " + advice(kind));
    this.kind = kind;
  }

  /// Returns what it is.
  public FileKind kind() {
    return kind;
  }

  private static String advice(FileKind kind) {
    return switch (kind) {
      case SYMBOLIC_LINK -> "name the file it points to, or ask for links to be followed";
      case DIRECTORY -> "name the files in it";
      default -> "leave it out";
    };
  }
}
