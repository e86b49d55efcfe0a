package dev.dovetail.analysis.table;

import java.util.Optional;

/// One thing in which two profiles of a table differ.
///
/// @param kind what it is
/// @param severity how much it matters
/// @param column the column's name, the later one if it was renamed; empty if the whole table is concerned
/// @param before the earlier figure: a number, a type, a name, a share …; empty where there is none
/// @param after the later figure, likewise
/// @param example a value that shows the reason, as one that the earlier type has no room for
/// @param drift how far two distributions are apart; present for [Kind#DISTRIBUTION]
/// @param from the earlier of the profiles compared, from 0
/// @param to the later one
/// @param message the same in a sentence without a full stop
public record ProfileChange(
    Kind kind, Severity severity, Optional<String> column, Optional<String> before, Optional<String> after,
    Optional<String> example, Optional<Drift> drift, int from, int to, String message) {
  /// What has changed.
  public enum Kind {
    /// The file is of another format, encoding, delimiter …; `example` is the property's name.
    DIALECT,
    /// There are more rows or fewer.
    ROWS,
    /// More rows or fewer are not as they should be.
    BAD_ROWS,
    /// More rows or fewer repeat earlier ones; said only if both numbers are exact.
    DUPLICATE_ROWS,
    /// The columns that both have stand in another order.
    COLUMNS_REORDERED,
    /// A column was not there before.
    COLUMN_ADDED,
    /// A column is not there any more.
    COLUMN_REMOVED,
    /// A column has another name: its figures are the same, or the names differ in case and punctuation only,
    /// or it stands in the same place and its values are distributed alike. A guess, as the message says.
    COLUMN_RENAMED,
    /// A column has a type that all earlier values have room in.
    TYPE_WIDENED,
    /// A column has a type that is part of the earlier one.
    TYPE_NARROWED,
    /// A column has a type that neither contains nor is part of the earlier one.
    TYPE_CHANGED,
    /// Every row had another value; not any more. Ten values at least on both sides.
    KEY_LOST,
    /// Every row has another value; it was not so before. Ten values at least on both sides.
    KEY_GAINED,
    /// The share of rows without a value differs by at least one in a hundred, and by more than chance does
    /// once in a thousand times (two-proportion z-test).
    NULL_SHARE,
    /// The number of rows without a value differs, but not their share.
    NULLS,
    /// There are more or fewer different values; if a number is estimated, by five in a hundred at least.
    DISTINCT,
    /// The least or the greatest number, date or time is another one.
    RANGE,
    /// Values among the most frequent that were not there before; said only if all that was there before is
    /// known.
    VALUES_APPEARED,
    /// Values that were there before are not any more; said only if all that is there now is known.
    VALUES_VANISHED,
    /// Values are distributed otherwise; see [Drift]. Not said of columns whose values are in order or all
    /// different, which move on by nature.
    DISTRIBUTION;

    /// Returns what it is called if the profiles are compared the other way round.
    public Kind reversed() {
      return switch (this) {
        case COLUMN_ADDED -> COLUMN_REMOVED;
        case COLUMN_REMOVED -> COLUMN_ADDED;
        case TYPE_WIDENED -> TYPE_NARROWED;
        case TYPE_NARROWED -> TYPE_WIDENED;
        case KEY_LOST -> KEY_GAINED;
        case KEY_GAINED -> KEY_LOST;
        case VALUES_APPEARED -> VALUES_VANISHED;
        case VALUES_VANISHED -> VALUES_APPEARED;
        default -> this;
      };
    }
  }

  /// How much a change matters to those who read the table.
  public enum Severity {
    /// Of the kind that every delivery brings: more rows, other values.
    LOW,
    /// Deserves a look.
    MEDIUM,
    /// Is likely to break what reads the table.
    HIGH
  }

  /// How far two distributions are apart.
  ///
  /// @param measure how that is measured
  /// @param value 0 if they are the same
  public record Drift(Measure measure, double value) {}

  /// A measure of the distance of two distributions. None is said to have changed below 0.1, nor unless the
  /// distance is greater than samples of these sizes from one distribution have once in a thousand times;
  /// from 0.25 on the severity is greater. Twenty values at least on both sides.
  public enum Measure {
    /// The sum of (p - q) ln(p / q) over bins of a histogram, or over the most frequent values and the rest:
    /// the index by which credit scoring watches its input, with its customary thresholds (Siddiqi, *Credit
    /// Risk Scorecards*, 2006); what chance does to it as in Yurdakul, *Statistical Properties of Population
    /// Stability Index*, 2018. Half an observation is added to each bin.
    POPULATION_STABILITY_INDEX,
    /// The greatest distance of the two cumulative distributions, which are taken to be linear between the
    /// quantiles of the profiles (Kolmogorov 1933, Smirnov 1939).
    KOLMOGOROV_SMIRNOV
  }
}
