package dev.dovetail.analysis.table;

/// What every value of a column can be read as. The narrowest type that fits *all* rows is taken; one misfit
/// in the last row widens the column and drops nothing.
///
/// Widening goes [#INTEGER] → [#DECIMAL] → [#TEXT], [#DATE] → [#TIMESTAMP] → [#TEXT], [#BOOLEAN] → [#TEXT];
/// columns that mix any other two types are text.
public enum ColumnType {
  /// No row has a value.
  EMPTY("any"),
  /// `true` and `false` in any case; never 0 and 1, yes and no.
  BOOLEAN("boolean"),
  /// Digits with an optional minus, up to 40 of them, so also beyond 64 bits. A leading zero (`07`) or a
  /// leading plus (`+49`) makes text: those are codes and phone numbers, and reading them as numbers would
  /// lose something.
  INTEGER("integer"),
  /// Integers and numbers with a decimal point (or comma, if the dialect has it) or an exponent, within the
  /// range of a double.
  DECIMAL("number"),
  /// A day as ISO 8601 writes it, `2024-02-29`, also `2024/02/29`. Orders that do not begin with the year
  /// stay text.
  DATE("date"),
  /// A day and a time, `2024-02-29T12:30`, with a `T` or a space, seconds and their fraction optional, and in
  /// all rows or in none a zone: `Z`, `+02:00`, `+0200` or `+02`. Days without a time read as midnight where
  /// no row has a zone.
  TIMESTAMP("datetime"),
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
    return this == INTEGER || this == DECIMAL;
  }
}
