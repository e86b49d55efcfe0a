package dev.dovetail.fileops;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.nio.file.Path;

/// A failure that `java.nio.file` has no exception for. What it does have
/// ([java.nio.file.NoSuchFileException], [java.nio.file.FileAlreadyExistsException],
/// [java.nio.file.AccessDeniedException] and the like) is thrown as it is.
public abstract sealed class FileOpsException extends IOException
    permits ArchiveException,
        FileChangedException,
        InsideItselfException,
        JournalDamagedException,
        NotDurableException,
        NotRegularFileException,
        OutsideRootException,
        RootBusyException,
        SameFileException,
        SourceRemainsException,
        TreeException,
        UnsettledTransactionException {
  @Serial private static final long serialVersionUID = 1L;

  private final URI file; // a Path is not serializable, and its text would lose bytes

  FileOpsException(Path file, String message) {
    super(message);
    this.file = file.toUri();
  }

  /// Returns the file it is about, as an absolute path.
  public Path file() {
    return Path.of(file);
  }
}
