package dev.dovetail.analysis.table;

/// What every value of a column can be read as. The narrowest type that fits *all* rows is taken; one misfit
/// in the last row widens the column and drops nothing.
///
/// Widening goes [#INT64] → [#BIG_INTEGER] → [#DECIMAL] → [#FLOAT64] → [#TEXT] and [#DATE] → [#TIMESTAMP] →
/// [#TEXT]; columns that mix any other two types are text.
public enum ColumnType {
  /// No row has a value.
  EMPTY("any"),
  /// `true` and `false` in any case; never 0 and 1, yes and no.
  BOOLEAN("boolean"),
  /// Digits with an optional minus, within the range of a `long`. A leading zero (`07`) or a leading plus
  /// (`+49`) makes text: those are codes and phone numbers, and reading them as numbers would lose something.
  INT64("integer"),
  /// Such digits, up to 40 of them, some value beyond 64 bits.
  BIG_INTEGER("integer"),
  /// Integers and numbers with a decimal point (or comma, if the dialect has it), exact: no exponent, up to 38
  /// digits.
  DECIMAL("number"),
  /// Numbers within the range of a double, some of them with an exponent, with more digits than an exact
  /// decimal has, or infinite.
  FLOAT64("number"),
  /// A day as ISO 8601 writes it, `2024-02-29`, also `2024/02/29`; in other orders if all rows allow one order
  /// only.
  DATE("date"),
  /// A time of day, `12:30`, seconds and their fraction optional.
  TIME("time"),
  /// A day and a time, `2024-02-29T12:30`, with a `T` or a space, seconds and their fraction optional, without
  /// a zone. Days without a time read as midnight.
  TIMESTAMP("datetime"),
  /// A day and a time with a zone in every row: `Z`, `+02:00`, `+0200` or `+02`.
  ZONED_TIMESTAMP("datetime"),
  /// A universally unique identifier, 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
  UUID("string"),
  /// Everything else.
  TEXT("string");

  private final String frictionless;

  ColumnType(String frictionless) {
    this.frictionless = frictionless;
  }

  /// Returns the name of this type in a Table Schema of Frictionless Data, version 2.
  public String frictionless() {
    return frictionless;
  }

  /// Tells whether values have a mean.
  public boolean isNumeric() {
    return switch (this) {
      case INT64, BIG_INTEGER, DECIMAL, FLOAT64 -> true;
      default -> false;
    };
  }

  /// Tells whether values are points in time or of the day.
  public boolean isTemporal() {
    return switch (this) {
      case DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP -> true;
      default -> false;
    };
  }
}
