package dev.dovetail.fileops;

import java.io.Serial;
import java.nio.file.Path;

/// Another transaction, of this or another process, has the root, and kept it for longer than this one was to
/// wait.
public final class RootBusyException extends FileOpsException {
  @Serial private static final long serialVersionUID = 1L;

  private final String holder;

  /// Describes who has the root.
  ///
  /// @param holder what is known of them, as in "process 123 on this host"
  public RootBusyException(Path root, String holder) {
    super(
        root, root + ": is in use by a transaction of " + holder
            + "; wait until that has ended, then try again");
    this.holder = holder;
  }

  /// Returns what is known of those who have it.
  public String holder() {
    return holder;
  }
}
