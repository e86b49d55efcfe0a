package dev.dovetail.analysis.table.internal.value;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;

/// Reads one value after another from bytes, and keeps what it found until the next; no object a value.
/// Spaces around a value are overlooked.
public final class ValueParser {
  private static final int MOST_BYTES = 64;
  private static final int MOST_DIGITS = 40;
  private static final int MOST_DECIMAL_DIGITS = 38;
  private static final double[] POWERS = new double[23];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10; // exact up to 10^22
    }
  }

  private final boolean isDecimalComma;
  private final TimeParser times = new TimeParser();
  private long unscaled;
  private int scale;
  private boolean isLong;
  private double number;

  /// @param isDecimalComma whether the comma, not the point, begins a fraction
  public ValueParser(boolean isDecimalComma) {
    this.isDecimalComma = isDecimalComma;
  }

  /// Returns another parser for values that are spelled in the same way, for another thread.
  public ValueParser copy() {
    return new ValueParser(isDecimalComma);
  }

  /// Reads a value.
  ///
  /// @param wanted the [Kinds] of interest
  /// @return the kinds of `wanted` that it can be read as
  public int parse(byte[] bytes, int start, int end, int wanted) {
    int from = start;
    int to = end;
    while (from < to && bytes[from] == ' ') {
      from++;
    }
    while (to > from && bytes[to - 1] == ' ') {
      to--;
    }
    if (from == to || to - from > MOST_BYTES) {
      return Kinds.NONE;
    }
    return wanted & switch (bytes[from]) {
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        int kinds = (wanted & Kinds.NUMBERS) == 0 ? Kinds.NONE : number(bytes, from, to);
        yield kinds != Kinds.NONE || (wanted & Kinds.TIMES) == 0 ? kinds : time(bytes, from, to);
      }
      case '-', '+', '.', ',' -> (wanted & Kinds.NUMBERS) == 0 ? Kinds.NONE : number(bytes, from, to);
      case 't', 'T', 'f', 'F' -> bool(bytes, from, to);
      default -> Kinds.NONE;
    };
  }

  private int time(byte[] bytes, int from, int to) {
    int kinds = times.parse(bytes, from, to);
    if (kinds != Kinds.NONE) {
      number = times.seconds() + times.nanos() / 1e9;
    }
    return kinds;
  }

  private int bool(byte[] bytes, int from, int to) {
    boolean isTrue = bytes[from] == 't' || bytes[from] == 'T';
    String word = isTrue ? "true" : "false";
    if (to - from != word.length()) {
      return Kinds.NONE;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((bytes[from + i] | 0x20) != word.charAt(i)) {
        return Kinds.NONE;
      }
    }
    unscaled = isTrue ? 1 : 0;
    number = unscaled;
    return Kinds.BOOLEAN;
  }

  private int number(byte[] b, int from, int to) {
    byte point = (byte) (isDecimalComma ? ',' : '.');
    int i = from;
    boolean isNegative = b[i] == '-';
    if (isNegative || b[i] == '+') {
      i++;
    }
    int whole = i;
    long value = 0;
    while (i < to && b[i] >= '0' && b[i] <= '9') {
      value = value * 10 + (b[i++] - '0');
    }
    int digits = i - whole;
    boolean isGrouped = false;
    if (isDecimalComma && i < to && b[i] == '.') {
      int grouped = groups(b, whole, i, to);
      if (grouped < 0) {
        return Kinds.NONE;
      }
      isGrouped = true;
      for (; i < grouped; i++) {
        if (b[i] != '.') {
          value = value * 10 + (b[i] - '0');
          digits++;
        }
      }
    }
    if (digits > 1 && b[whole] == '0') {
      return Kinds.NONE; // a code; reading it as a number would lose its zeros
    }
    if (i == to) {
      return digits == 0 || b[from] == '+' ? Kinds.NONE : integer(b, from, to, isNegative, digits, value);
    }
    int fraction = 0;
    if (b[i] == point) {
      int first = ++i;
      while (i < to && b[i] >= '0' && b[i] <= '9') {
        value = value * 10 + (b[i++] - '0');
      }
      fraction = i - first;
    } else if (isGrouped) {
      return Kinds.NONE;
    }
    if (digits + fraction == 0) {
      return Kinds.NONE;
    }
    int exponent = 0;
    boolean isPlain = i == to;
    if (!isPlain) {
      int end = exponentEnd(b, i, to);
      if (end != to) {
        return Kinds.NONE;
      }
      exponent = exponent(b, i + 1, to);
    }
    return decimal(b, from, to, isNegative ? -value : value, digits + fraction, (long) fraction - exponent,
        isPlain);
  }

  /// Returns where the integer part ends whose digits stand in groups of three, the first group having ended
  /// at `first`; -1 if they do not, or if no fraction follows (`1.234` alone may mean two things).
  private static int groups(byte[] b, int whole, int first, int to) {
    int i = first;
    if (i == whole || i - whole > 3) {
      return -1;
    }
    while (i < to && b[i] == '.') {
      for (int d = 1; d <= 3; d++) {
        if (i + d >= to || b[i + d] < '0' || b[i + d] > '9') {
          return -1;
        }
      }
      i += 4;
    }
    return i < to && b[i] == ',' ? i : -1;
  }

  private int integer(byte[] b, int from, int to, boolean isNegative, int digits, long value) {
    if (digits > MOST_DIGITS) {
      return Kinds.NONE;
    }
    if (isNegative && digits == 1 && value == 0) {
      return zero();
    }
    isLong = digits <= 18;
    unscaled = isNegative ? -value : value;
    scale = 0;
    if (!isLong) {
      isLong = digits == 19 && value >= 0; // ten to the 19 overflows once at most, which shows in the sign
    }
    number = isLong ? unscaled : Double.parseDouble(text(b, from, to));
    int kinds = digits <= MOST_DECIMAL_DIGITS ? Kinds.NUMBERS : Kinds.NUMBERS & ~Kinds.DECIMAL;
    return isLong ? kinds : kinds & ~Kinds.INT64;
  }

  /// Minus zero is a decimal: no integer is spelled like that.
  private int zero() {
    isLong = true;
    unscaled = 0;
    scale = 0;
    number = 0;
    return Kinds.DECIMAL | Kinds.FLOAT64;
  }

  private int decimal(
      byte[] b, int from, int to, long value, int digits, long tenths, boolean isPlain) {
    isLong = digits <= 18 && tenths >= -18 && tenths <= 18;
    unscaled = value;
    scale = (int) tenths;
    if (isLong) {
      while (scale < 0 && isLong) {
        isLong = Math.abs(unscaled) < 100_000_000_000_000_000L;
        unscaled *= isLong ? 10 : 1;
        scale += isLong ? 1 : 0;
      }
    }
    if (isLong && Math.abs(unscaled) < 1L << 53) {
      number = scale == 0 ? unscaled : unscaled / POWERS[scale];
    } else {
      number = Double.parseDouble(normalized(text(b, from, to)));
    }
    int kinds = isPlain && digits <= MOST_DECIMAL_DIGITS ? Kinds.DECIMAL | Kinds.FLOAT64 : Kinds.FLOAT64;
    return Double.isFinite(number) ? kinds : Kinds.NONE;
  }

  private static int exponentEnd(byte[] b, int from, int to) {
    int i = from;
    if (b[i] != 'e' && b[i] != 'E') {
      return -1;
    }
    i++;
    if (i < to && (b[i] == '-' || b[i] == '+')) {
      i++;
    }
    int first = i;
    while (i < to && b[i] >= '0' && b[i] <= '9') {
      i++;
    }
    return i > first && i - first <= 5 ? i : -1;
  }

  private static int exponent(byte[] b, int from, int to) {
    boolean isNegative = b[from] == '-';
    int value = 0;
    for (int i = isNegative || b[from] == '+' ? from + 1 : from; i < to; i++) {
      value = value * 10 + (b[i] - '0');
    }
    return isNegative ? -value : value;
  }

  private static String text(byte[] b, int from, int to) {
    return new String(b, from, to - from, ISO_8859_1);
  }

  private String normalized(String text) {
    return isDecimalComma ? text.replace(".", "").replace(',', '.') : text;
  }

  /// Returns the number that a text parsed by this is.
  public BigDecimal exact(String text) {
    return new BigDecimal(normalized(text.strip()));
  }

  /// Returns the last number; of a date or timestamp the seconds since 1970-01-01; of a boolean 0 or 1.
  public double number() {
    return number;
  }

  /// Tells whether the last number is [#unscaled] divided by ten to the [#scale].
  public boolean isLong() {
    return isLong;
  }

  public long unscaled() {
    return unscaled;
  }

  /// Returns 0 to 18.
  public int scale() {
    return scale;
  }

  /// Returns the last date or timestamp.
  public TimeParser times() {
    return times;
  }
}
