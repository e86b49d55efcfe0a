package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.FieldBatch;

/// Keeps the text of every field as it stands in the file, spellings of null too.
final class VerbatimReading extends Reading {
  private final TextBuilder builder = new TextBuilder();

  VerbatimReading(NullSpellings nulls) {
    super(nulls);
  }

  @Override
  int size() {
    return builder.size();
  }

  @Override
  void addNulls(int count) {
    for (int i = 0; i < count; i++) {
      builder.addNull();
    }
  }

  @Override
  void addAll(FieldBatch batch, int column, ValueParser parser) {
    for (int row = 0; row < batch.rows(); row++) {
      int field = row * batch.columns() + column;
      int from = batch.starts()[field];
      if (from < 0) {
        builder.addNull();
      } else {
        builder.addUtf8(batch.bytes(), from, batch.ends()[field]);
      }
    }
  }

  @Override
  ColumnData build(ValueParser parser) {
    return builder.build();
  }

  @Override
  int kinds() {
    return Kinds.NONE;
  }
}
