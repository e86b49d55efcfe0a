package dev.dovetail.analysis.table.internal.difference;

import static dev.dovetail.analysis.table.ColumnType.BIG_INTEGER;
import static dev.dovetail.analysis.table.ColumnType.DATE;
import static dev.dovetail.analysis.table.ColumnType.DECIMAL;
import static dev.dovetail.analysis.table.ColumnType.EMPTY;
import static dev.dovetail.analysis.table.ColumnType.FLOAT64;
import static dev.dovetail.analysis.table.ColumnType.INT64;
import static dev.dovetail.analysis.table.ColumnType.TEXT;
import static dev.dovetail.analysis.table.ColumnType.TIMESTAMP;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.ValueCount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What it means that a column has another type.
final class TypeChanges {
  private static final List<ColumnType> NUMBERS = List.of(INT64, BIG_INTEGER, DECIMAL, FLOAT64);
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9]\\d*)([.,]\\d+)?([eE][+-]?\\d+)?");

  private TypeChanges() {}

  /// Tells whether all values of the first type are values of the second.
  static boolean isWidening(ColumnType from, ColumnType to) {
    return from != to
        && (from == EMPTY
            || to == TEXT
            || (from == DATE && to == TIMESTAMP)
            || (NUMBERS.contains(from) && NUMBERS.indexOf(from) < NUMBERS.indexOf(to)));
  }

  static String word(ColumnType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /// Says what readers will notice.
  static String meaning(ColumnType from, ColumnType to) {
    if (from == EMPTY) {
      return "it had no value before";
    }
    return switch (to) {
      case EMPTY -> "it has no value any more";
      case TEXT -> "not every value can be read as " + word(from) + " any more";
      case BIG_INTEGER -> "some value does not fit 64 bits";
      case DECIMAL -> NUMBERS.contains(from) ? "some value has a fraction" : "it holds numbers now";
      case FLOAT64 -> NUMBERS.contains(from) ? "some value is not exact in decimal" : "it holds numbers now";
      case TIMESTAMP -> from == DATE ? "some value has a time of day" : "it holds points in time now";
      default -> isWidening(to, from) ? "every value can be read as " + word(to) + " now"
          : "no value of the one type is one of the other";
    };
  }

  /// Finds a value among those that are known which numbers have no room for.
  static Optional<String> example(ColumnProfile before, ColumnProfile after) {
    if (!before.type().isNumeric() || after.type() != TEXT) {
      return Optional.empty();
    }
    return Stream.concat(
            after.range().stream().flatMap(range -> Stream.of(range.min(), range.max())),
            after.mostFrequent().stream().map(ValueCount::value))
        .filter(value -> !PLAIN_NUMBER.matcher(value).matches())
        .findFirst();
  }
}
