package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.report.Plots;
import java.util.List;
import java.util.Optional;

/// What is in one column. `count`, `nulls` and `empty` are exact, and `count` and `nulls` add up to the rows
/// of the table; each other figure says whether it is.
///
/// @param name the column's name, unique in its table
/// @param type the narrowest type that fits every row
/// @param types what the values could be read as each for itself, the most frequent first: more than one
///     entry says that the column mixes
/// @param count how many rows have a value
/// @param nulls how many rows have none: the field is empty, missing, or one of the null spellings of
///     [ReadOptions]
/// @param empty how many fields are there without a character, whether they count as null or not
/// @param distinct how many different values there are
/// @param uniqueness whether a value occurs twice
/// @param order in which order the values stand
/// @param range the least and greatest value; empty if there is no value
/// @param numbers moments; present if the type is numeric
/// @param quantiles present if the type is numeric or temporal and some value is finite; missing too if it
///     turns out after very many days that they are written month first
/// @param histogram present if `quantiles` are
/// @param mostFrequent up to ten values, the most frequent first, of equal frequency the lesser value first
/// @param length lengths of the values; empty if there is no value
/// @param shapes up to ten shapes of text, the most frequent first; empty unless the type is text
public record ColumnProfile(
    String name,
    ColumnType type,
    List<TypeCount> types,
    long count,
    long nulls,
    long empty,
    Distinct distinct,
    Uniqueness uniqueness,
    ValueOrder order,
    Optional<Range> range,
    Optional<NumberSummary> numbers,
    Optional<Quantiles> quantiles,
    Optional<Histogram> histogram,
    List<ValueCount> mostFrequent,
    Optional<TextLength> length,
    List<ShapeCount> shapes) {
  /// Text with at most so many different values, each of them ten times on average, is categorical.
  private static final int MOST_CATEGORIES = 1000;

  /// Copies the lists.
  public ColumnProfile {
    types = List.copyOf(types);
    mostFrequent = List.copyOf(mostFrequent);
    shapes = List.copyOf(shapes);
  }

  /// Returns a quantile or the bound of a bin as a value of this column is shown: a number, or for dates and
  /// times, whose quantiles are counts of days or seconds, a date or time as ISO 8601.
  public String format(double value) {
    return Plots.bound(type, value);
  }

  /// Tells whether there are values, and all are the same.
  public boolean isConstant() {
    return distinct.isExact() && distinct.value() == 1;
  }

  /// Tells whether each row has a value that no other row has.
  public boolean isKeyCandidate() {
    return nulls == 0 && count > 0 && uniqueness == Uniqueness.UNIQUE;
  }

  /// Tells whether the values are text of few different spellings: at most 1,000, each of them ten times on
  /// average.
  public boolean isCategorical() {
    return type == ColumnType.TEXT
        && distinct.value() <= MOST_CATEGORIES
        && distinct.value() * 10 <= count;
  }
}
