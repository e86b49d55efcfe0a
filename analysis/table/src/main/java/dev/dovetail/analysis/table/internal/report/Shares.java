package dev.dovetail.analysis.table.internal.report;

import java.util.Locale;

/// Shares and counts in sentences.
public final class Shares {
  private Shares() {}

  /// Returns a share in percent, such as `99.2 %`; never 0 for something nor 100 for less than all.
  public static String percent(long part, long whole) {
    double percent = whole == 0 ? 0 : 100.0 * part / whole;
    if (percent > 0 && percent < 0.05) {
      return "less than 0.1 %";
    }
    if (percent < 100 && percent >= 99.95) {
      return "more than 99.9 %";
    }
    String text = String.format(Locale.ROOT, "%.1f", percent);
    return (text.endsWith(".0") ? text.substring(0, text.length() - 2) : text) + " %";
  }

  /// Returns a whole number with its thousands apart.
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// Returns a number with its thousands apart and its noun: `1 row`, `2,000 rows`.
  public static String count(long number, String singular) {
    return count(number) + ' ' + singular + (number == 1 ? "" : "s");
  }
}
