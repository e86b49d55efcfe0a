package dev.dovetail.analysis.table;

import java.io.Serial;

/// The file that should hold a table is damaged: cut off, or not what its own checksum says. Rows may have
/// been delivered before the damage was met; none of them is to be relied on.
public final class DamagedTableException extends TableException {
  @Serial private static final long serialVersionUID = 1L;

  /// Says what is damaged, and where.
  ///
  /// @param message a sentence without a full stop, with the place
  public DamagedTableException(String message) {
    super(message);
  }
}
