package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.util.Arrays;

/// Builds [DoubleData].
final class DoubleBuilder extends DataBuilder {
  private double[] values = new double[64];

  @Override
  void skip() {
    reserve(size() - 1);
  }

  private void reserve(int row) {
    if (row >= values.length) {
      values = Arrays.copyOf(values, Growth.of(values.length, row + 1));
    }
  }

  void addDouble(double value) {
    int row = row();
    reserve(row);
    values[row] = value;
  }

  @Override
  public void add(Object value) {
    addDouble((Double) value);
  }

  @Override
  void add(ValueParser parser, byte[] bytes, int from, int to) {
    addDouble(parser.number());
  }

  @Override
  ColumnData build(int rows, Validity valid) {
    return new DoubleData(values.length == rows ? values : Arrays.copyOf(values, rows), rows, valid);
  }
}
