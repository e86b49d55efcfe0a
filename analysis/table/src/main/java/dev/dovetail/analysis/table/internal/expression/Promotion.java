package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import java.util.List;

/// The type that can hold the values of two others.
public final class Promotion {
  private static final List<ColumnType> NUMBERS =
      List.of(ColumnType.INT64, ColumnType.BIG_INTEGER, ColumnType.DECIMAL, ColumnType.FLOAT64);

  private Promotion() {}

  /// Returns the narrowest type for the values of both: the wider of two numeric types, a timestamp for a
  /// date and a timestamp.
  ///
  /// @throws IllegalArgumentException if there is none
  public static ColumnType common(ColumnType first, ColumnType second) {
    if (first == second || second == ColumnType.EMPTY) {
      return first;
    } else if (first == ColumnType.EMPTY) {
      return second;
    } else if (first.isNumeric() && second.isNumeric()) {
      return NUMBERS.get(Math.max(NUMBERS.indexOf(first), NUMBERS.indexOf(second)));
    } else if (isDay(first) && isDay(second)) {
      return ColumnType.TIMESTAMP;
    }
    throw new IllegalArgumentException(
        "No type holds both " + first + " and " + second + " values; convert one of them, as with toText");
  }

  private static boolean isDay(ColumnType type) {
    return type == ColumnType.DATE || type == ColumnType.TIMESTAMP;
  }

  /// Returns an expression with its values as a wider type.
  public static Bound widen(Bound bound, ColumnType to) {
    return bound.type() == to ? bound : new Cast(bound, to);
  }
}
