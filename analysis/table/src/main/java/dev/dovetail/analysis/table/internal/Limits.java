package dev.dovetail.analysis.table.internal;

import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableLimitException;

/// What may not grow without end.
public final class Limits {
  private Limits() {}

  /// Checks the number of columns.
  public static void checkColumns(int columns, ReadOptions options) throws TableLimitException {
    if (columns > options.maxColumns()) {
      throw new TableLimitException("The table has " + columns + " columns or more, the limit is "
          + options.maxColumns()
          + "; if that is right, raise ReadOptions.maxColumns");
    }
  }

  /// Says that a record is too long.
  public static TableLimitException recordTooLong(long line, ReadOptions options) {
    return new TableLimitException("The record that begins at line " + line + " is longer than "
        + options.maxRecordBytes() + " bytes; if it is one record indeed, raise ReadOptions.maxRecordBytes");
  }
}
