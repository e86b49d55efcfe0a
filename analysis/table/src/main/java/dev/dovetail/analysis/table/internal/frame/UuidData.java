package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.util.UUID;

/// Universally unique identifiers, 128 bits each.
public final class UuidData extends ColumnData {
  private final long[] highs;
  private final long[] lows;

  /// Takes over the values.
  ///
  /// @param highs the most significant 64 bits of each
  /// @param lows the least significant 64 bits of each
  public UuidData(long[] highs, long[] lows, int size, Validity validity) {
    super(ColumnType.UUID, size, validity);
    this.highs = highs;
    this.lows = lows;
  }

  /// Returns the first 64 bits.
  public long high(int row) {
    return highs[row];
  }

  /// Returns the last 64 bits.
  public long low(int row) {
    return lows[row];
  }

  @Override
  public Object value(int row) {
    return new UUID(high(row), low(row));
  }
}
