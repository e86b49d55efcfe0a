package dev.dovetail.app.profile;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One column of a delivered table.
///
/// @param name its name
/// @param type its type, by the names of Frictionless Table Schema v2: `integer number boolean date datetime string any`
/// @param count how many rows have a value
/// @param nulls how many rows have none
/// @param distinct how many different values there are
/// @param isDistinctExact whether that was counted, not estimated
/// @param minimum the least value as text
/// @param maximum the greatest value as text
/// @param mean the arithmetic mean of a numeric column
/// @param standardDeviation the sample standard deviation (n - 1) of a numeric column
/// @param frequent the most frequent values, most frequent first
/// @param histogram how the values of an ordered column are spread
public record ColumnSummary(
    String name,
    String type,
    long count,
    long nulls,
    long distinct,
    boolean isDistinctExact,
    Optional<String> minimum,
    Optional<String> maximum,
    OptionalDouble mean,
    OptionalDouble standardDeviation,
    List<Frequent> frequent,
    Optional<Histogram> histogram) {
  /// Copies the list.
  public ColumnSummary {
    frequent = List.copyOf(frequent);
  }
}
