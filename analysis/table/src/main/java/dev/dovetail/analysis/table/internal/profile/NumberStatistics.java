package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.NumberSummary;
import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/// Least, greatest and moments of a column, for as long as all of its values are numbers.
final class NumberStatistics {
  private final Moments moments = new Moments();
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;
  private String minText = "";
  private String maxText = "";

  /// Adds the number that a parser has just read from the given bytes.
  void add(ValueParser parsed, byte[] bytes, int from, int to, long weight) {
    moments.add(parsed, weight);
    double number = parsed.number();
    if (number <= min && (number < min || isBeyond(parsed, bytes, from, to, minText, -1))) {
      min = number;
      minText = new String(bytes, from, to - from, UTF_8);
    }
    if (number >= max && (number > max || isBeyond(parsed, bytes, from, to, maxText, 1))) {
      max = number;
      maxText = new String(bytes, from, to - from, UTF_8);
    }
  }

  /// Decides between numbers that are the same as doubles, which matters beyond 2^53 only.
  private static boolean isBeyond(
      ValueParser parsed, byte[] bytes, int from, int to, String other, int direction) {
    boolean isSmall = parsed.isLong() && parsed.unscaled() < 1L << 53 && parsed.unscaled() > -(1L << 53);
    if (isSmall || Double.isInfinite(parsed.number())) {
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

  NumberSummary summary() {
    return new NumberSummary(min, max, Double.NaN, moments.mean(), moments.standardDeviation(),
        OptionalDouble.empty(), 0, 0, 0, moments.isExact());
  }
}
