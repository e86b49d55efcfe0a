package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.OptionalDouble;

/// Mean and standard deviation of numbers that come one by one.
///
/// As long as all have at most 18 digits, and at most 18 of them behind the point, they and their squares are
/// summed exactly, as integers over a common power of ten; the order does not matter then. At the first
/// number that is not, the sums become those of Welford (*Note on a method for calculating corrected sums of
/// squares and products*, 1962), weighted as by West (1979).
final class Moments {
  private static final MathContext DIGITS = new MathContext(40);
  private static final int MOST_SCALE = 18;
  /// The squares of such numbers are beyond the range of a double, so sums of them are kept in another unit.
  private static final double LARGE = 0x1p400;
  private static final double SMALL_UNIT = 0x1p-600;
  private static final long[] POWERS = new long[MOST_SCALE + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= MOST_SCALE; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private final ExactSum sum = new ExactSum();
  private final ExactSum squares = new ExactSum();
  private int scale;
  private boolean isExact = true;
  private long count;
  private double unit = 1;
  private double mean;
  private double deviations;
  private double total;
  private double lost;

  /// Adds the number that a parser has just read, `weight` times.
  void add(ValueParser parsed, long weight) {
    if (isExact) {
      if (parsed.isLong()) {
        addExactly(parsed.unscaled(), parsed.scale(), weight);
      } else {
        toDoubles();
      }
    }
    count += weight;
    if (!isExact) {
      addRounded(parsed.number(), weight);
    }
  }

  private void addRounded(double number, long weight) {
    if (unit == 1 && Math.abs(number) > LARGE) {
      unit = SMALL_UNIT;
      mean *= unit;
      deviations = deviations * unit * unit; // unit * unit would be zero
      total *= unit;
      lost *= unit;
    }
    double scaled = number * unit;
    double delta = scaled - mean;
    mean += delta * weight / count;
    deviations += weight * delta * (scaled - mean);
    addToTotal(scaled * weight);
  }

  /// Keeps what is lost by rounding (Neumaier, *Rundungsfehleranalyse einiger Verfahren zur Summation
  /// endlicher Summen*, 1974).
  private void addToTotal(double number) {
    double next = total + number;
    lost += Math.abs(total) >= Math.abs(number) ? total - next + number : number - next + total;
    total = next;
  }

  private void addExactly(long unscaled, int itsScale, long weight) {
    if (itsScale > scale) {
      rescale(itsScale);
    }
    long factor = POWERS[scale - itsScale];
    long value = unscaled * factor;
    if (factor != 1 && Math.multiplyHigh(unscaled, factor) != value >> 63) {
      addLarge(BigInteger.valueOf(unscaled).multiply(BigInteger.valueOf(factor)), weight);
    } else if (weight == 1) {
      sum.add(value);
      squares.addProduct(value, value);
    } else if (value > -(1L << 31) && value < 1L << 31) {
      sum.addProduct(value, weight);
      squares.addProduct(value * value, weight);
    } else {
      addLarge(BigInteger.valueOf(value), weight);
    }
  }

  private void addLarge(BigInteger value, long weight) {
    BigInteger product = value.multiply(BigInteger.valueOf(weight));
    sum.add(product);
    squares.add(product.multiply(value));
  }

  private void rescale(int to) {
    BigInteger factor = BigInteger.valueOf(POWERS[to - scale]);
    sum.multiply(factor);
    squares.multiply(factor.multiply(factor));
    scale = to;
  }

  private void toDoubles() {
    if (count > 0) {
      mean = exactMean();
      deviations = exactDeviations().doubleValue();
      total = new BigDecimal(sum.value(), scale).doubleValue();
    }
    isExact = false;
  }

  private double exactMean() {
    return new BigDecimal(sum.value(), scale).divide(BigDecimal.valueOf(count), DIGITS).doubleValue();
  }

  /// The sum of squared deviations from the mean: (n Σx² - (Σx)²) / n.
  private BigDecimal exactDeviations() {
    BigInteger total = sum.value();
    BigInteger numerator =
        squares.value().multiply(BigInteger.valueOf(count)).subtract(total.multiply(total));
    return new BigDecimal(numerator, 2 * scale).divide(BigDecimal.valueOf(count), DIGITS);
  }

  boolean isExact() {
    return isExact;
  }

  long count() {
    return count;
  }

  double sum() {
    return isExact ? new BigDecimal(sum.value(), scale).doubleValue() : (total + lost) / unit;
  }

  double mean() {
    return isExact ? exactMean() : mean / unit;
  }

  /// Returns the standard deviation of the sample, if there are two numbers or more.
  OptionalDouble standardDeviation() {
    if (count < 2) {
      return OptionalDouble.empty();
    }
    if (!isExact) {
      return OptionalDouble.of(Math.sqrt(deviations / (count - 1)) / unit);
    }
    BigDecimal variance = exactDeviations().divide(BigDecimal.valueOf(count - 1), DIGITS);
    return OptionalDouble.of(variance.sqrt(DIGITS).doubleValue());
  }
}
