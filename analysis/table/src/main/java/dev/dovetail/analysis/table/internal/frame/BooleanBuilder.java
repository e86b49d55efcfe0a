package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.internal.value.ValueParser;

/// Builds [BooleanData].
final class BooleanBuilder extends DataBuilder {
  private long[] words = new long[16];

  @Override
  void skip() {
    words = reserve(words, (size() - 1) >>> 6);
  }

  void addBoolean(boolean value) {
    int row = row();
    words = reserve(words, row >>> 6);
    if (value) {
      words[row >>> 6] |= 1L << row;
    }
  }

  @Override
  public void add(Object value) {
    addBoolean((Boolean) value);
  }

  @Override
  void add(ValueParser parser, byte[] bytes, int from, int to) {
    addBoolean(parser.number() != 0);
  }

  @Override
  ColumnData build(int rows, Validity valid) {
    return new BooleanData(trim(words, (rows + 63) >>> 6), rows, valid);
  }
}
