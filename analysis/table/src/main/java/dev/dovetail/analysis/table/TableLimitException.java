package dev.dovetail.analysis.table;

import java.io.Serial;

/// The table is larger, in one of the dimensions that [ReadOptions] limits, than it may be.
public final class TableLimitException extends TableException {
  @Serial private static final long serialVersionUID = 1L;

  /// Says what exceeds which limit, where, and which option raises it.
  public TableLimitException(String message) {
    super(message);
  }
}
