package dev.dovetail.analysis.table;

/// What every value of a column can be read as. The narrowest type that fits *all* rows is taken; one misfit
/// in the last row widens the column and drops nothing.
///
/// Widening goes [#INT64] → [#BIG_INTEGER] → [#DECIMAL] → [#FLOAT64] → [#TEXT] and [#DATE] → [#TIMESTAMP] →
/// [#TEXT]; columns that mix any other two types are text. Spaces around a value are overlooked; a value of
/// more than 96 bytes is text.
///
/// What would lose something if it were read as a number stays text: leading zeros (`07`, `0049301234`), a
/// leading plus on whole numbers (`+49`), and whatever has further characters, such as phone numbers
/// (`030/1234`), ISBNs with hyphens, IBANs, versions (`1.2.3`), network addresses, `0x1F`, `1_000`,
/// percentages (`12 %`), amounts with a currency (`$1.50`), and negative numbers as accountants write them
/// (`(5)`, `5-`). Codes of digits alone without a leading zero cannot be told from numbers. `1,234` is a
/// number only if the thousands separator is given or found, and then only with groups of three digits.
public enum ColumnType {
  /// No row has a value.
  EMPTY("any"),
  /// `true` and `false` in any case; never 0 and 1, yes and no.
  BOOLEAN("boolean"),
  /// Digits with an optional minus, within the range of a `long`. Days without separators (`20240229`) and
  /// seconds since 1970 are such numbers too.
  INT64("integer"),
  /// Such digits, up to 40 of them, some value beyond 64 bits.
  BIG_INTEGER("integer"),
  /// Integers and numbers with a decimal point (or comma, if the dialect has it), exact: no exponent, up to
  /// 38 digits, a zero alone before the point not counted. `-0` is one: it is no integer.
  DECIMAL("number"),
  /// Numbers within the range of a double, some of them with an exponent, with more digits than an exact
  /// decimal has, or infinite (`inf`, `-Infinity` in any case). Each is the double nearest to what is
  /// written. Numbers too large or too small for one (`1e400`, `1e-400`) are text. In a column of codes such
  /// as `1E5` and `2A7` the other codes make text; if all have this form they are numbers.
  FLOAT64("number"),
  /// A day: as ISO 8601 writes it, `2024-02-29`, also `2024/02/29`; with the English name of its month, `29
  /// Feb 2024`, `29-Feb-2024`, `February 29, 2024`; or as three numbers that end with a year of four digits,
  /// `29.02.2024`, `2/29/2024`, `29-02-2024`, if some row allows one order of day and month only, and no row
  /// contradicts it. If all rows allow both orders, the column is text unless [ReadOptions#withDateOrder]
  /// gives one; then years may have two digits too, 69 to 99 being of the last century. Weeks (`2024-W05`)
  /// and months (`2024-02`, `Feb 2024`) are no days.
  DATE("date"),
  /// A time of day, `12:30`, seconds and a fraction of up to nine digits optional, or `1:30 PM`. An hour of
  /// one digit alone (`8:30`) may be a duration, so it makes text, as do `24:00` and leap seconds.
  TIME("time"),
  /// A day and a time, `2024-02-29T12:30`, with a `T` or a space, without a zone; the day in any spelling of
  /// [#DATE], the time in any of [#TIME], and after a space also with an hour of one digit. Days without a
  /// time read as midnight.
  TIMESTAMP("datetime"),
  /// A day that begins with the year or names its month, and a time with a zone in every row: `Z`, `UTC`,
  /// `GMT`, `+02:00`, `+0200` or `+02`, perhaps after a space. A name in brackets may follow (RFC 9557,
  /// `+01:00[Europe/Berlin]`); the offset counts, and `[!…]`, which forbids that, makes text. Other
  /// abbreviations of zones (`CET`) do too, since they have several meanings.
  ZONED_TIMESTAMP("datetime"),
  /// A universally unique identifier, 32 hexadecimal digits of either case in groups of 8, 4, 4, 4 and 12.
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
