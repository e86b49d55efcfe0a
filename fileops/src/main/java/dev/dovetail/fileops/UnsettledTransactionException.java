package dev.dovetail.fileops;

import java.io.Serial;
import java.nio.file.Path;

/// A transaction of an earlier process can be neither finished nor rolled back now, so nothing new is begun
/// on top of it. Nothing was done and nothing was deleted; the cause, if there is one, says why.
public final class UnsettledTransactionException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes what is open.
  ///
  /// @param file the journal, or the directory that it is for
  /// @param what why it is open and what to do, as the rest of a sentence that begins with the file's name
  public UnsettledTransactionException(Path file, String what) {
    super(file, file + ": " + what);
  }
}
