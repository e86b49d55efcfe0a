package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.util.UUID;

/// Builds [UuidData].
final class UuidBuilder extends DataBuilder {
  private long[] highs = new long[64];
  private long[] lows = new long[64];

  @Override
  void skip() {
    reserve(size() - 1);
  }

  private void reserve(int row) {
    highs = reserve(highs, row);
    lows = reserve(lows, row);
  }

  private void add(long high, long low) {
    int row = row();
    reserve(row);
    highs[row] = high;
    lows[row] = low;
  }

  @Override
  public void add(Object value) {
    UUID id = (UUID) value;
    add(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  @Override
  void add(ValueParser parser, byte[] bytes, int from, int to) {
    add(parser.uuids().high(), parser.uuids().low());
  }

  @Override
  ColumnData build(int rows, Validity valid) {
    return new UuidData(trim(highs, rows), trim(lows, rows), rows, valid);
  }
}
