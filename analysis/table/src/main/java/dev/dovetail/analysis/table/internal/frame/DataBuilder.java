package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.util.Arrays;

/// Builds one column, row after row.
public abstract sealed class DataBuilder
    permits BooleanBuilder, DecimalBuilder, DoubleBuilder, EmptyBuilder, LongBuilder, ObjectBuilder,
        TextBuilder,
        TimestampBuilder, UuidBuilder {
  private final ValidityBuilder validity = new ValidityBuilder();
  private int size;

  /// Makes a builder.
  public static DataBuilder of(ColumnType type) {
    return switch (type) {
      case EMPTY -> new EmptyBuilder();
      case BOOLEAN -> new BooleanBuilder();
      case INT64, DATE, TIME -> new LongBuilder(type);
      case BIG_INTEGER -> new ObjectBuilder(type);
      case DECIMAL -> new DecimalBuilder();
      case FLOAT64 -> new DoubleBuilder();
      case TIMESTAMP, ZONED_TIMESTAMP -> new TimestampBuilder(type);
      case UUID -> new UuidBuilder();
      case TEXT -> new TextBuilder();
    };
  }

  /// Returns how many rows there are so far.
  public final int size() {
    return size;
  }

  /// Adds a row without a value.
  public final void addNull() {
    validity.setNull(row());
    skip();
  }

  /// Makes room for one more value.
  ///
  /// @return its row
  final int row() {
    return size++;
  }

  /// Leaves out the value of the row just begun.
  abstract void skip();

  /// Adds a value of the class that stands for the column's type.
  ///
  /// @throws ClassCastException if it is of another class
  public abstract void add(Object value);

  /// Adds a value that a parser has just read.
  abstract void add(ValueParser parser, byte[] bytes, int from, int to);

  /// Ends the column; the builder is not to be used any more.
  public final ColumnData build() {
    return build(size, validity.build(size));
  }

  abstract ColumnData build(int rows, Validity valid);

  /// Returns an array with room for an element at `row`.
  static long[] reserve(long[] array, int row) {
    return row < array.length ? array : Arrays.copyOf(array, Growth.of(array.length, row + 1));
  }

  /// Returns an array with room for an element at `row`.
  static int[] reserve(int[] array, int row) {
    return row < array.length ? array : Arrays.copyOf(array, Growth.of(array.length, row + 1));
  }

  /// Returns an array of exactly so many elements.
  static long[] trim(long[] array, int size) {
    return array.length == size ? array : Arrays.copyOf(array, size);
  }

  /// Returns an array of exactly so many elements.
  static int[] trim(int[] array, int size) {
    return array.length == size ? array : Arrays.copyOf(array, size);
  }
}
