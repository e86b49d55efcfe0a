package dev.dovetail.fileops;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/// What was written did not all reach the device.
///
/// Nothing that was written before may be counted on, even if it reads well now and the next flush succeeds:
/// the kernel reports a failed write-back once, and keeps in memory what the device has not got. It has to be
/// written again.
public final class NotDurableException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes what failed.
  ///
  /// @param directory where the files are
  /// @param cause what the system said
  public NotDurableException(Path directory, IOException cause) {
    super(directory, directory + ": not everything below it reached the device: " + cause.getMessage());
    initCause(cause);
  }
}
