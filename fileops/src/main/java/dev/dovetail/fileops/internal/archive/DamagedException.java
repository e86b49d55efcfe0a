package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.io.Serial;

/// The bytes of an archive are not what its format demands. Whoever knows archive and entry makes an
/// [dev.dovetail.fileops.ArchiveException] of it.
final class DamagedException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final String reason;

  /// Says what is wrong.
  ///
  /// @param reason the rest of a sentence that begins with the name of entry or archive
  DamagedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// Returns what is wrong.
  String reason() {
    return reason;
  }
}
