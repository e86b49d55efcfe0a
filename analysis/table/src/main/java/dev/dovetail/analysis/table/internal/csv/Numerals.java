package dev.dovetail.analysis.table.internal.csv;

import java.util.regex.Pattern;

/// What numbers and dates look like, roughly: good enough to tell a header from the rows below it.
final class Numerals {
  private static final Pattern COMMA = Pattern.compile("-?(\\d{1,3}(\\.\\d{3})+|\\d+),\\d+");
  private static final Pattern POINT = Pattern.compile("[-+]?\\d*\\.\\d+");
  private static final Pattern VALUE = Pattern.compile(
      "[-+]?[$€£]?(\\d[\\d.,' ]*|\\.\\d+)([eE][-+]?\\d+)? ?%?"
          + "|\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([T ].*)?|(?i:true|false)");

  private Numerals() {}

  static boolean hasDecimalComma(String field) {
    return COMMA.matcher(field.strip()).matches();
  }

  static boolean hasDecimalPoint(String field) {
    return POINT.matcher(field.strip()).matches();
  }

  /// Tells whether the field is a number, an amount, a date or a boolean, not a name.
  static boolean isValue(String field) {
    return field.length() <= 64 && VALUE.matcher(field.strip()).matches();
  }

  /// Returns the year that a field names, or -1.
  static int year(String field) {
    String s = field.strip();
    if (s.length() != 4 || !s.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int year = Integer.parseInt(s);
    return year >= 1500 && year <= 2200 ? year : -1;
  }
}
