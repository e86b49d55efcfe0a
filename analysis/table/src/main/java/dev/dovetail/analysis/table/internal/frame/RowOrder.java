package dev.dovetail.analysis.table.internal.frame;

import java.util.Arrays;
import java.util.Objects;

/// The order of the values of a storage: numbers by size, NaN above all, text and UUIDs by their bytes, false
/// before true.
@FunctionalInterface
interface RowOrder {
  /// Compares the values of two rows that have one.
  int compare(int row, int other);

  /// Returns the order of a storage.
  static RowOrder of(ColumnData storage) {
    return switch (storage) {
      case LongData data -> (x, y) -> Long.compare(data.asLong(x), data.asLong(y));
      case BooleanData data -> (x, y) -> Boolean.compare(data.isTrue(x), data.isTrue(y));
      case DoubleData data -> (x, y) -> Double.compare(data.asDouble(x) + 0.0, data.asDouble(y) + 0.0);
      case DecimalData data -> (x, y) -> Long.compare(data.unscaled(x), data.unscaled(y));
      case TimestampData data -> (x, y) -> {
        int sign = Long.compare(data.asLong(x), data.asLong(y));
        return sign != 0 ? sign : Integer.compare(data.nanos(x), data.nanos(y));
      };
      case UuidData data -> (x, y) -> {
        int sign = Long.compareUnsigned(data.high(x), data.high(y));
        return sign != 0 ? sign : Long.compareUnsigned(data.low(x), data.low(y));
      };
      case TextData data -> (x, y) -> Arrays.compareUnsigned(
          data.bytes(x), data.start(x), data.end(x), data.bytes(y), data.start(y), data.end(y));
      case ObjectData data -> (x, y) -> compare(data.value(x), data.value(y));
      case EmptyData _ -> (_, _) -> 0;
    };
  }

  @SuppressWarnings("unchecked") // both are big integers, or both decimals
  private static int compare(Object x, Object y) {
    return ((Comparable<Object>) Objects.requireNonNull(x)).compareTo(y);
  }
}
