package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;

/// Makes a column of vectors.
public final class VectorWriter {
  private final DataBuilder builder;

  /// Begins a column.
  public VectorWriter(ColumnType type) {
    builder = DataBuilder.of(type);
  }

  /// Adds the first rows of a vector of the type of the column.
  public void add(Vector vector, int count) {
    for (int i = 0; i < count; i++) {
      if (vector.nulls()[i]) {
        builder.addNull();
      } else {
        add(vector, builder, i);
      }
    }
  }

  private static void add(Vector vector, DataBuilder builder, int i) {
    switch (builder) {
      case LongBuilder longs -> longs.addLong(vector.longs()[i]);
      case DoubleBuilder doubles -> doubles.addDouble(vector.doubles()[i]);
      case BooleanBuilder booleans -> booleans.addBoolean(vector.booleans()[i]);
      case TimestampBuilder times -> times.addTime(vector.longs()[i], vector.nanos()[i]);
      case DecimalBuilder decimals when vector.scale() != Vector.WIDE ->
          decimals.addScaled(vector.longs()[i], vector.scale());
      default -> builder.add(vector.get(i));
    }
  }

  /// Adds rows without a value.
  public void addNulls(int count) {
    for (int i = 0; i < count; i++) {
      builder.addNull();
    }
  }

  /// Ends the column.
  public ColumnView build() {
    return new ColumnView(builder.build());
  }
}
