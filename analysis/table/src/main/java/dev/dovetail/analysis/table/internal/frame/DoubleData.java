package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;

/// Doubles. NaN is a value, not null.
public final class DoubleData extends ColumnData {
  private final double[] values;

  /// Takes over the values.
  public DoubleData(double[] values, int size, Validity validity) {
    super(ColumnType.FLOAT64, size, validity);
    this.values = values;
  }

  @Override
  public double asDouble(int row) {
    return values[row];
  }

  @Override
  public Object value(int row) {
    return values[row];
  }

  @Override
  public void appendTo(StringBuilder text, int row) {
    text.append(values[row]);
  }

  @Override
  public void copyDoubles(Rows rows, int from, int count, double[] target) {
    if (rows instanceof Rows.Range range) {
      System.arraycopy(values, range.at(from), target, 0, count);
      return;
    }
    super.copyDoubles(rows, from, count, target);
  }
}
