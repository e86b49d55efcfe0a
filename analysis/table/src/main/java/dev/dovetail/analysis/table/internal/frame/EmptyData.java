package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;

/// No value in any row.
public final class EmptyData extends ColumnData {
  /// Makes rows without values.
  public EmptyData(int size) {
    super(ColumnType.EMPTY, size, new Validity(new long[(size + 63) >>> 6], size));
  }

  @Override
  public Object value(int row) {
    throw new IllegalArgumentException("Row " + row + " has no value");
  }
}
