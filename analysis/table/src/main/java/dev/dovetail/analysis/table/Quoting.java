package dev.dovetail.analysis.table;

/// Which fields of a delimited text are written in quotes.
public enum Quoting {
  /// Those that would be read otherwise without: with a delimiter, quote or line break, with blanks at an
  /// end, empty, and text that looks like a number, a date, a null or a comment.
  MINIMAL,
  /// Names, and all values but numbers, booleans and nulls.
  NON_NUMERIC,
  /// All but nulls.
  ALL
}
