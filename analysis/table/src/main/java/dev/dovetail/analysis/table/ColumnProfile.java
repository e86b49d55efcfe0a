package dev.dovetail.analysis.table;

import java.util.List;
import java.util.Optional;

/// What is in one column. `count` and `nulls` are exact and add up to the rows of the table; each other
/// figure says whether it is.
///
/// @param name the column's name, unique in its table
/// @param type the narrowest type that fits every row
/// @param count how many rows have a value
/// @param nulls how many rows have none: the field is empty, missing, or one of the null spellings of
///     [ReadOptions]
/// @param distinct how many different values there are
/// @param range the least and greatest value; empty if there is no value
/// @param numbers moments; present if the type is numeric
/// @param mostFrequent up to ten values, the most frequent first, of equal frequency the lesser value first
/// @param histogram present if the type is numeric, date or timestamp
/// @param length lengths of the values; empty if there is no value
public record ColumnProfile(
    String name,
    ColumnType type,
    long count,
    long nulls,
    Distinct distinct,
    Optional<Range> range,
    Optional<NumberSummary> numbers,
    List<ValueCount> mostFrequent,
    Optional<Histogram> histogram,
    Optional<TextLength> length) {
  /// Copies the list.
  public ColumnProfile {
    mostFrequent = List.copyOf(mostFrequent);
  }
}
