package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.FieldBatch;
import org.jspecify.annotations.Nullable;

/// Reads one column. Used by one thread at a time.
abstract sealed class Reading permits ColumnReading, KnownReading, SkippedReading, VerbatimReading {
  private final NullSpellings nulls;

  Reading(NullSpellings nulls) {
    this.nulls = nulls;
  }

  final NullSpellings nulls() {
    return nulls;
  }

  /// Returns how many rows were read.
  abstract int size();

  abstract void addNulls(int count);

  /// Adds one field of each row of a batch.
  ///
  /// @param column the field's place in a row of the batch
  abstract void addAll(FieldBatch batch, int column, ValueParser parser);

  /// Ends the reading.
  ///
  /// @return the values, or null if the file must be read again for them
  abstract @Nullable ColumnData build(ValueParser parser);

  /// Returns the types that fit all values, none for text.
  abstract int kinds();
}
