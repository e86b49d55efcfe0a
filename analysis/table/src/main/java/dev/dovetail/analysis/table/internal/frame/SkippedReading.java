package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.FieldBatch;
import org.jspecify.annotations.Nullable;

/// Passes over a column that needs no second pass.
final class SkippedReading extends Reading {
  private int size;

  SkippedReading(NullSpellings nulls) {
    super(nulls);
  }

  @Override
  int size() {
    return size;
  }

  @Override
  void addNulls(int count) {
    size += count;
  }

  @Override
  void addAll(FieldBatch batch, int column, ValueParser parser) {
    size += batch.rows();
  }

  @Override
  @Nullable ColumnData build(ValueParser parser) {
    return null;
  }

  @Override
  int kinds() {
    return Kinds.NONE;
  }
}
