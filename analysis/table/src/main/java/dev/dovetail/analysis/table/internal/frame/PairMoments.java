package dev.dovetail.analysis.table.internal.frame;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Correlations of two columns: of integers and decimals of up to 64 bits exact before the last rounding, of
/// others in doubles, around the means.
public final class PairMoments {
  private PairMoments() {}

  /// Returns Pearson's coefficient over the rows where both have a value; NaN if there are fewer than two, or
  /// one column is constant there.
  public static double correlation(ColumnView x, ColumnView y) {
    ExactNumbers first = ExactNumbers.of(x);
    ExactNumbers second = ExactNumbers.of(y);
    return first == null || second == null ? doubleCorrelation(x, y) : exactCorrelation(first, second);
  }

  /// The places of the sums below.
  private static final int X = 0;
  private static final int Y = 1;
  private static final int XX = 2;
  private static final int YY = 3;
  private static final int XY = 4;

  private static double exactCorrelation(ExactNumbers x, ExactNumbers y) {
    ExactSums sums = new ExactSums(5);
    long count = 0;
    for (int i = 0; i < x.view().size(); i++) {
      if (!x.view().isNull(i) && !y.view().isNull(i)) {
        long first = x.unscaled(i);
        long second = y.unscaled(i);
        sums.add(X, first);
        sums.add(Y, second);
        sums.addProduct(XX, first, first);
        sums.addProduct(YY, second, second);
        sums.addProduct(XY, first, second);
        count++;
      }
    }
    BigInteger n = BigInteger.valueOf(count);
    BigInteger covariance = n.multiply(sums.value(XY)).subtract(sums.value(X).multiply(sums.value(Y)));
    BigInteger varianceX = n.multiply(sums.value(XX)).subtract(sums.value(X).pow(2));
    BigInteger varianceY = n.multiply(sums.value(YY)).subtract(sums.value(Y).pow(2));
    if (varianceX.signum() == 0 || varianceY.signum() == 0) {
      return Double.NaN;
    }
    BigDecimal root = new BigDecimal(varianceX.multiply(varianceY)).sqrt(GroupMoments.DIGITS);
    return new BigDecimal(covariance).divide(root, GroupMoments.DIGITS).doubleValue();
  }

  private static double doubleCorrelation(ColumnView x, ColumnView y) {
    DoubleSums sums = new DoubleSums(2);
    long count = 0;
    for (int i = 0; i < x.size(); i++) {
      if (!x.isNull(i) && !y.isNull(i)) {
        sums.add(X, value(x, i));
        sums.add(Y, value(y, i));
        count++;
      }
    }
    double meanX = sums.value(X) / count;
    double meanY = sums.value(Y) / count;
    DoubleSums products = new DoubleSums(5);
    for (int i = 0; i < x.size(); i++) {
      if (!x.isNull(i) && !y.isNull(i)) {
        double first = value(x, i) - meanX;
        double second = value(y, i) - meanY;
        products.add(XX, first * first);
        products.add(YY, second * second);
        products.add(XY, first * second);
      }
    }
    double coefficient =
        products.value(XY) / Math.sqrt(products.value(XX)) / Math.sqrt(products.value(YY));
    return Math.clamp(coefficient, -1.0, 1.0);
  }

  private static double value(ColumnView view, int index) {
    return view.data().asDouble(view.rows().at(index));
  }

  /// Returns the autocorrelation at a lag: the sum of the products of the deviations from the overall mean,
  /// of values that many rows apart, divided by the sum of the squares of all deviations; NaN of a constant
  /// column. Rows without a value are left out of the mean and the sums.
  public static double autocorrelation(ColumnView view, int lag) {
    ExactNumbers numbers = ExactNumbers.of(view);
    return numbers == null ? doubleAutocorrelation(view, lag) : exactAutocorrelation(numbers, lag);
  }

  /// With n values of sum S, and m pairs of products' sum P and of all members' sum M:
  /// (n² P - n S M + m S²) / (n² Σy² - n S²).
  private static double exactAutocorrelation(ExactNumbers numbers, int lag) {
    ColumnView view = numbers.view();
    ExactSums sums = new ExactSums(5);
    long count = 0;
    long pairs = 0;
    for (int i = 0; i < view.size(); i++) {
      if (!view.isNull(i)) {
        long value = numbers.unscaled(i);
        sums.add(X, value);
        sums.addProduct(XX, value, value);
        count++;
        if (i >= lag && !view.isNull(i - lag)) {
          long before = numbers.unscaled(i - lag);
          sums.addProduct(XY, value, before);
          sums.add(Y, value);
          sums.add(Y, before);
          pairs++;
        }
      }
    }
    BigInteger n = BigInteger.valueOf(count);
    BigInteger sum = sums.value(X);
    BigInteger numerator = n.multiply(n).multiply(sums.value(XY))
        .subtract(n.multiply(sum).multiply(sums.value(Y)))
        .add(BigInteger.valueOf(pairs).multiply(sum.pow(2)));
    BigInteger denominator = n.multiply(n).multiply(sums.value(XX)).subtract(n.multiply(sum.pow(2)));
    return denominator.signum() == 0 ? Double.NaN
        : new BigDecimal(numerator).divide(new BigDecimal(denominator), GroupMoments.DIGITS).doubleValue();
  }

  private static double doubleAutocorrelation(ColumnView view, int lag) {
    DoubleSums sums = new DoubleSums(5);
    long count = 0;
    for (int i = 0; i < view.size(); i++) {
      if (!view.isNull(i)) {
        sums.add(X, value(view, i));
        count++;
      }
    }
    double mean = sums.value(X) / count;
    for (int i = 0; i < view.size(); i++) {
      if (!view.isNull(i)) {
        double deviation = value(view, i) - mean;
        sums.add(XX, deviation * deviation);
        if (i >= lag && !view.isNull(i - lag)) {
          sums.add(XY, deviation * (value(view, i - lag) - mean));
        }
      }
    }
    return sums.value(XY) / sums.value(XX);
  }
}
