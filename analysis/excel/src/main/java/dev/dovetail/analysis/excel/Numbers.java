package dev.dovetail.analysis.excel;

import java.math.BigDecimal;

/// Numbers as they are meant. Excel writes doubles with 17 digits, 1.1 as 1.1000000000000001; the shortest
/// text that reads back as the same double is 1.1.
final class Numbers {
  private static final int EXACT_DIGITS = 15;
  private static final int MOST_ZEROS = 20;

  private Numbers() {}

  /// Tells whether a text is a number in its shortest form already: at most 15 digits, no exponent, no
  /// superfluous zero.
  static boolean isCanonical(CharSequence text) {
    int from = text.length() > 1 && text.charAt(0) == '-' ? 1 : 0;
    int point = -1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    int whole = point < 0 ? text.length() : point;
    boolean isEndless = point >= 0 && (point == text.length() - 1 || text.charAt(text.length() - 1) == '0');
    boolean isPadded = whole - from > 1 && text.charAt(from) == '0';
    boolean isNegativeZero = from == 1 && text.length() == 2 && text.charAt(1) == '0';
    return whole > from && text.length() - from <= EXACT_DIGITS && !isEndless && !isPadded && !isNegativeZero;
  }

  /// Returns the shortest text of a number, without an exponent where that is not long.
  static String canonical(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    boolean isPlain = exact.scale() >= -MOST_ZEROS && exact.scale() - exact.precision() < MOST_ZEROS;
    return isPlain ? exact.toPlainString() : exact.toString();
  }
}
