package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.internal.value.ValueParser;

/// Builds [EmptyData].
final class EmptyBuilder extends DataBuilder {
  @Override
  void skip() {
    // there is nothing else
  }

  @Override
  public void add(Object value) {
    throw new ClassCastException("A column of type EMPTY has no value, found " + value);
  }

  @Override
  void add(ValueParser parser, byte[] bytes, int from, int to) {
    throw new IllegalStateException("A column of type EMPTY has no value");
  }

  @Override
  ColumnData build(int rows, Validity valid) {
    return new EmptyData(rows);
  }
}
