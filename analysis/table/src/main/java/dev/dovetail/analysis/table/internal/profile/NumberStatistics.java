package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.NumberSummary;
import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.internal.value.Hash;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalDouble;

/// Least, greatest and moments of a column, for as long as all of its values are numbers.
final class NumberStatistics {
  private static final long E15 = 1_000_000_000_000_000L;

  /// No `long` has more.
  private static final int MOST_DIGITS = 19;

  private final Moments moments = new Moments();
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private long zeros;
  private long negatives;
  private long infinities;
  private String minText = "";
  private String maxText = "";
  private boolean isMinShort;
  private boolean isMaxShort;

  /// Adds the number that a parser has just read from the given bytes.
  void add(ValueParser parsed, byte[] bytes, int from, int to, long weight) {
    double number = parsed.number();
    if (Double.isInfinite(number)) {
      infinities += weight;
    } else {
      moments.add(parsed, weight);
      zeros += number == 0 ? weight : 0;
    }
    negatives += number < 0 ? weight : 0;
    if (number <= min
        && (number < min || minText.isEmpty()
        || (!(isMinShort && isShort(parsed)) && isBeyond(parsed, bytes, from, to, minText, -1)))) {
      min = number;
      minText = new String(bytes, from, to - from, UTF_8);
      isMinShort = isShort(parsed);
    }
    if (number >= max
        && (number > max || maxText.isEmpty()
        || (!(isMaxShort && isShort(parsed)) && isBeyond(parsed, bytes, from, to, maxText, 1)))) {
      max = number;
      maxText = new String(bytes, from, to - from, UTF_8);
      isMaxShort = isShort(parsed);
    }
  }

  /// Tells whether a number has so few digits that no other such number is the same double.
  private static boolean isShort(ValueParser parsed) {
    return parsed.isLong() && Math.abs(parsed.unscaled()) < E15;
  }

  /// Decides between numbers that are the same as doubles.
  private static boolean isBeyond(
      ValueParser parsed, byte[] bytes, int from, int to, String other, int direction) {
    if (Double.isInfinite(parsed.number())) {
      return false;
    }
    BigDecimal number = parsed.exact(new String(bytes, from, to - from, UTF_8));
    return Integer.signum(number.compareTo(parsed.exact(other))) == direction;
  }

  Range range(ValueParser parser) {
    return new Range(canonical(parser, minText), canonical(parser, maxText));
  }

  /// Writes a number without superfluous zeros, and without an exponent unless that would take many.
  static String canonical(ValueParser parser, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    if (parser.parse(bytes, 0, bytes.length, Kinds.FLOAT64) != Kinds.NONE
        && Double.isInfinite(parser.number())) {
      return parser.number() > 0 ? "Infinity" : "-Infinity";
    }
    BigDecimal number = parser.exact(text).stripTrailingZeros();
    return Math.abs((long) number.scale()) > 50 ? number.toString() : number.toPlainString();
  }

  /// Returns a number that is the same for numbers that are the same, however they are written: of the one
  /// that a parser has just read from the given bytes.
  static long key(ValueParser parsed, byte[] bytes, int from, int to) {
    if (parsed.isLong()) {
      long unscaled = parsed.unscaled();
      int scale = parsed.scale();
      while (scale > 0 && unscaled % 10 == 0) {
        unscaled /= 10;
        scale--;
      }
      return key(unscaled, scale);
    }
    if (Double.isInfinite(parsed.number())) {
      return Double.doubleToLongBits(parsed.number());
    }
    BigDecimal number = parsed.exact(new String(bytes, from, to - from, UTF_8)).stripTrailingZeros();
    if (number.scale() < 0 && number.precision() - number.scale() <= MOST_DIGITS) {
      number = number.setScale(0);
    }
    BigInteger unscaled = number.unscaledValue();
    byte[] all = unscaled.toByteArray();
    return all.length <= Long.BYTES ? key(unscaled.longValue(), number.scale())
        : key(Hash.of(all, 0, all.length), number.scale() + MOST_DIGITS);
  }

  private static long key(long unscaled, int scale) {
    return scale == 0 ? unscaled : Hash.of(unscaled) * (2L * scale + 1);
  }

  /// Returns the moments.
  ///
  /// @param skewness from elsewhere
  NumberSummary summary(OptionalDouble skewness) {
    boolean isFinite = moments.count() > 0;
    return new NumberSummary(min, max, moments.sum(), isFinite ? moments.mean() : Double.NaN,
        moments.standardDeviation(), skewness, zeros, negatives, infinities, moments.isExact());
  }
}
