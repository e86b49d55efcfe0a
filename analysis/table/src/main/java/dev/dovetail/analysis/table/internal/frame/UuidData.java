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

  @Override
  int spell(byte[] target, int at, int row) {
    int end = at;
    for (int digit = 0; digit < 32; digit++) {
      if (digit == 8 || digit == 12 || digit == 16 || digit == 20) {
        target[end++] = '-';
      }
      long half = digit < 16 ? highs[row] : lows[row];
      int value = (int) (half >>> (60 - 4 * (digit & 15))) & 15;
      target[end++] = (byte) (value < 10 ? '0' + value : 'a' - 10 + value);
    }
    return end;
  }
}
