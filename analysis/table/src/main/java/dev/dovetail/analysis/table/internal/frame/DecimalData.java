package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.math.BigDecimal;

/// Exact decimals that fit 64 bits when all are written with the same number of decimal places.
public final class DecimalData extends ColumnData {
  private static final double[] POWERS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
  };

  private final long[] unscaled;
  private final int scale;

  /// Takes over the values.
  ///
  /// @param scale how many decimal places all have, 0 to 18
  public DecimalData(long[] unscaled, int scale, int size, Validity validity) {
    super(ColumnType.DECIMAL, size, validity);
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /// Returns how many decimal places all values have.
  public int scale() {
    return scale;
  }

  /// Returns the value times ten to the power of the scale.
  public long unscaled(int row) {
    return unscaled[row];
  }

  @Override
  public double asDouble(int row) {
    long value = unscaled[row];
    // both operands are exact, so the quotient is the nearest double
    return Math.abs(value) < 1L << 53
        ? value / POWERS[scale] : BigDecimal.valueOf(value, scale).doubleValue();
  }

  @Override
  public Object value(int row) {
    return BigDecimal.valueOf(unscaled[row], scale);
  }

  @Override
  public void appendTo(StringBuilder text, int row) {
    text.append(BigDecimal.valueOf(unscaled[row], scale).toPlainString());
  }

  @Override
  int spell(byte[] target, int at, int row) {
    return Spelling.decimal(target, at, unscaled[row], scale);
  }
}
