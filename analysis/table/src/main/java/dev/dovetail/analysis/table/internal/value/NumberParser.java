package dev.dovetail.analysis.table.internal.value;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.spi.NumberSpelling;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Reads numbers, and keeps the last one.
///
/// Whole and decimal numbers of up to 16 bytes are read eight digits at once; all others digit by digit.
final class NumberParser {
  private static final int MOST_DIGITS = 40;
  private static final int MOST_DECIMAL_DIGITS = 38;
  private static final int LONG_DIGITS = 18;
  private static final int MOST_SCALE = 18;
  private static final int UNDECIDED = -1;
  private static final long E8 = 100_000_000;

  private final byte point;
  private final long points;
  private final @Nullable Grouping grouping;
  private long unscaled;
  private int scale;
  private boolean isLong;
  private double number;

  NumberParser(NumberSpelling spelling) {
    point = (byte) (spelling.isDecimalComma() ? ',' : '.');
    points = Digits.repeat(point ^ '0');
    grouping = Grouping.of(spelling);
  }

  /// Reads a number, with groups if the spelling has them.
  ///
  /// @param from where there is a byte that is not a space
  /// @return what it is, as [Kinds]
  int parse(byte[] b, int from, int to) {
    int kinds = ungrouped(b, from, to);
    if (kinds != Kinds.NONE || grouping == null) {
      return kinds;
    }
    int length = grouping.ungroup(b, from, to);
    return length == 0 ? Kinds.NONE : ungrouped(grouping.ungrouped(), 0, length);
  }

  private int ungrouped(byte[] b, int from, int to) {
    boolean isNegative = b[from] == '-';
    int whole = isNegative ? from + 1 : from;
    int length = to - whole;
    if (length <= 16 && to >= 16 && length > 0) {
      int kinds = atOnce(b, whole, to, isNegative);
      return kinds == UNDECIDED ? scan(b, from, to) : kinds;
    }
    boolean isLongInteger = length > 16 && length <= 19 && isLongInteger(b, whole, to, isNegative);
    return isLongInteger ? Kinds.NUMBERS : scan(b, from, to);
  }

  /// Reads up to 16 digits with a point among them or not.
  private int atOnce(byte[] b, int whole, int to, boolean isNegative) {
    int length = to - whole;
    long high = Digits.load(b, to - 8) ^ Digits.ZEROS;
    long low = 0;
    if (length <= 8) {
      int unused = 64 - 8 * length;
      high = high >>> unused << unused;
    } else {
      int unused = 128 - 8 * length;
      low = (Digits.load(b, to - 16) ^ Digits.ZEROS) >>> unused << unused;
    }
    int fraction = -1;
    long match = Digits.zeroBytes(high ^ points);
    if (match != 0) {
      int bit = Long.numberOfTrailingZeros(match) & ~7;
      fraction = 7 - (bit >>> 3);
      high = without(high, bit) | low >>> 56;
      low <<= 8;
    } else if (low != 0) {
      match = Digits.zeroBytes(low ^ points);
      if (match != 0) {
        int bit = Long.numberOfTrailingZeros(match) & ~7;
        fraction = 15 - (bit >>> 3);
        low = without(low, bit);
      }
    }
    if (!Digits.areDigits(high) || !Digits.areDigits(low)) {
      return UNDECIDED;
    }
    int digits = fraction < 0 ? length : length - 1 - fraction;
    if ((digits > 1 && b[whole] == '0') || (length == 1 && fraction == 0)) {
      return Kinds.NONE; // a code; reading it as a number would lose its zeros
    }
    long value = low == 0 ? Digits.number(high) : Digits.number(low) * E8 + Digits.number(high);
    isLong = true;
    scale = Math.max(fraction, 0);
    unscaled = isNegative ? -value : value;
    if (fraction >= 0) {
      double magnitude = DecimalToDouble.nearest(value, -fraction);
      number = isNegative ? -magnitude : magnitude;
      return Kinds.DECIMAL | Kinds.FLOAT64;
    }
    return integer(value, isNegative);
  }

  /// Removes the byte that begins at a bit, moving those before it up.
  private static long without(long bytes, int bit) {
    long above = bytes & (-1L << bit << 8);
    long below = bytes & ((1L << bit) - 1);
    return above | below << 8;
  }

  /// Minus zero is a decimal: no integer is spelled like that.
  private int integer(long value, boolean isNegative) {
    number = isNegative && value == 0 ? -0.0 : unscaled;
    return isNegative && value == 0 ? Kinds.DECIMAL | Kinds.FLOAT64 : Kinds.NUMBERS;
  }

  /// Reads 17 to 19 digits.
  private boolean isLongInteger(byte[] b, int whole, int to, boolean isNegative) {
    long low = Digits.load(b, to - 16) ^ Digits.ZEROS;
    long high = Digits.load(b, to - 8) ^ Digits.ZEROS;
    if (!Digits.areDigits(high) || !Digits.areDigits(low) || b[whole] == '0') {
      return false;
    }
    long value = 0;
    for (int i = whole; i < to - 16; i++) {
      int digit = b[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      value = value * 10 + digit;
    }
    value = (value * E8 + Digits.number(low)) * E8 + Digits.number(high);
    if (value < 0) {
      return false; // beyond the range, or its end
    }
    isLong = true;
    scale = 0;
    unscaled = isNegative ? -value : value;
    number = unscaled;
    return true;
  }

  private int scan(byte[] b, int from, int to) {
    boolean isNegative = b[from] == '-';
    boolean hasPlus = b[from] == '+';
    int whole = isNegative || hasPlus ? from + 1 : from;
    long value = 0;
    int kept = 0; // digits in value, of which there is room for 19
    int i = whole;
    for (; i < to && b[i] >= '0' && b[i] <= '9'; i++) {
      if (kept < 19) {
        value = value * 10 + (b[i] - '0');
        kept += value == 0 ? 0 : 1;
      }
    }
    int digits = i - whole;
    if (digits > 1 && b[whole] == '0') {
      return Kinds.NONE;
    }
    if (i == to) {
      return digits == 0 || digits > MOST_DIGITS || hasPlus
          ? Kinds.NONE : integer(b, from, to, value, kept, isNegative);
    }
    int significant = digits == 1 && b[whole] == '0' ? 0 : digits;
    int fraction = 0;
    if (b[i] == point) {
      int first = ++i;
      for (; i < to && b[i] >= '0' && b[i] <= '9'; i++) {
        if (kept < 19) {
          value = value * 10 + (b[i] - '0');
          kept += value == 0 ? 0 : 1;
        }
      }
      fraction = i - first;
    }
    if (digits + fraction == 0) {
      return isInfinity(b, whole, to) ? infinity(isNegative) : Kinds.NONE;
    }
    boolean isPlain = i == to;
    if (!isPlain && !isExponent(b, i, to)) {
      return Kinds.NONE;
    }
    int exponent = isPlain ? -fraction : exponent(b, i + 1, to) - fraction;
    boolean isDecimal = isPlain && significant + fraction <= MOST_DECIMAL_DIGITS;
    return decimal(b, from, to, value, kept, exponent, isDecimal);
  }

  private int integer(byte[] b, int from, int to, long value, int digits, boolean isNegative) {
    isLong = digits <= LONG_DIGITS
        || (digits == 19 && to - from == (isNegative ? 20 : 19)
            && (value >= 0 || (isNegative && value == Long.MIN_VALUE)));
    scale = 0;
    if (isLong) {
      unscaled = isNegative ? -value : value;
      return integer(value, isNegative);
    }
    number = Double.parseDouble(text(b, from, to));
    int all = isNegative ? to - from - 1 : to - from;
    return all <= MOST_DECIMAL_DIGITS ? Kinds.NUMBERS & ~Kinds.INT64 : Kinds.BIG_INTEGER | Kinds.FLOAT64;
  }

  private int decimal(
      byte[] b, int from, int to, long value, int kept, int exponent, boolean isDecimal) {
    boolean isNegative = b[from] == '-';
    number = kept <= LONG_DIGITS ? DecimalToDouble.nearest(value, exponent) : Double.NaN;
    if (Double.isNaN(number)) {
      number = Math.abs(Double.parseDouble(text(b, from, to).replace(',', '.')));
    }
    if (Double.isInfinite(number) || (number == 0 && value != 0)) {
      return Kinds.NONE; // beyond the range of a double
    }
    number = isNegative ? -number : number;
    unscaled = isNegative ? -value : value;
    scale = -exponent;
    isLong = kept <= LONG_DIGITS && scale >= -MOST_SCALE && scale <= MOST_SCALE;
    while (isLong && scale < 0) {
      isLong = Math.abs(unscaled) < 100_000_000_000_000_000L;
      unscaled *= isLong ? 10 : 1;
      scale += isLong ? 1 : 0;
    }
    return isDecimal ? Kinds.DECIMAL | Kinds.FLOAT64 : Kinds.FLOAT64;
  }

  private int infinity(boolean isNegative) {
    isLong = false;
    number = isNegative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    return Kinds.FLOAT64;
  }

  private static boolean isInfinity(byte[] b, int from, int to) {
    return Ascii.isWord(b, from, to, "inf") || Ascii.isWord(b, from, to, "infinity");
  }

  private static boolean isExponent(byte[] b, int from, int to) {
    if ((b[from] | 0x20) != 'e') {
      return false;
    }
    int first = from + 1;
    if (first < to && (b[first] == '-' || b[first] == '+')) {
      first++;
    }
    int i = first;
    while (i < to && b[i] >= '0' && b[i] <= '9') {
      i++;
    }
    return i == to && i > first && i - first <= 5;
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

  /// Returns the number that a text is which this has read, unless that is infinite.
  BigDecimal exact(String text) {
    byte[] bytes = text.strip().getBytes(UTF_8);
    int length = grouping == null ? 0 : grouping.ungroup(bytes, 0, bytes.length);
    String plain = length == 0 || grouping == null ? text(bytes, 0, bytes.length)
        : text(grouping.ungrouped(), 0, length);
    return new BigDecimal(plain.replace(',', '.'));
  }

  double number() {
    return number;
  }

  boolean isLong() {
    return isLong;
  }

  long unscaled() {
    return unscaled;
  }

  int scale() {
    return scale;
  }
}
