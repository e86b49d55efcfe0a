package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/// Sums, means and variances of groups: of integers and decimals exact before the last rounding, of doubles
/// with compensated sums in the order of the rows, variances around the mean (two passes).
final class GroupMoments {
  static final MathContext DIGITS = new MathContext(40);
  private static final long EXACT_DOUBLE = 1L << 53;
  private static final int MOST_PLACES = 15;

  private GroupMoments() {}

  static long[] counts(ColumnView values, Grouping grouping) {
    long[] counts = new long[grouping.count()];
    boolean[] nulls = new boolean[Vector.ROWS];
    for (int from = 0; from < values.size(); from += Vector.ROWS) {
      int count = Math.min(Vector.ROWS, values.size() - from);
      values.data().copyNulls(values.rows(), from, count, nulls);
      for (int i = 0; i < count; i++) {
        counts[grouping.groups()[from + i]] += nulls[i] ? 0 : 1;
      }
    }
    return counts;
  }

  static ColumnView sums(ColumnView values, Grouping grouping) {
    if (values.data() instanceof DoubleData) {
      DoubleSums sums = doubleSums(values, grouping);
      double[] results = new double[grouping.count()];
      Arrays.setAll(results, sums::value);
      return new ColumnView(new DoubleData(results, results.length, Validity.ALL));
    }
    ColumnType type = values.type() == ColumnType.EMPTY ? ColumnType.INT64 : values.type();
    ExactNumbers numbers = ExactNumbers.of(values);
    if (numbers == null) {
      return new ColumnView(bigSums(type, decimalSums(values, grouping)));
    }
    ExactSums sums = exactSums(numbers, grouping);
    boolean areLong = true;
    for (int group = 0; group < grouping.count(); group++) {
      areLong &= sums.isLong(group);
    }
    if (type == ColumnType.INT64 && areLong) {
      LongBuilder builder = new LongBuilder(type);
      for (int group = 0; group < grouping.count(); group++) {
        builder.addLong(sums.longValue(group));
      }
      return new ColumnView(builder.build());
    }
    BigDecimal[] decimals = new BigDecimal[grouping.count()];
    Arrays.setAll(decimals, group -> new BigDecimal(sums.value(group), numbers.scale()));
    return new ColumnView(bigSums(type == ColumnType.INT64 ? ColumnType.BIG_INTEGER : type, decimals));
  }

  private static ColumnData bigSums(ColumnType type, BigDecimal[] sums) {
    DataBuilder builder = DataBuilder.of(type);
    for (BigDecimal sum : sums) {
      switch (type) {
        case INT64 -> builder.add(sum.longValueExact());
        case BIG_INTEGER -> builder.add(sum.toBigIntegerExact());
        default -> builder.add(sum);
      }
    }
    return builder.build();
  }

  static ColumnView means(ColumnView values, Grouping grouping) {
    long[] counts = counts(values, grouping);
    DoubleBuilder builder = new DoubleBuilder();
    if (values.data() instanceof DoubleData) {
      DoubleSums sums = doubleSums(values, grouping);
      for (int group = 0; group < counts.length; group++) {
        add(builder, counts[group] > 0, sums.value(group) / counts[group]);
      }
      return new ColumnView(builder.build());
    }
    ExactNumbers numbers = ExactNumbers.of(values);
    ExactSums sums = numbers == null ? new ExactSums(0) : exactSums(numbers, grouping);
    BigDecimal[] decimals = numbers == null ? decimalSums(values, grouping) : new BigDecimal[0];
    for (int group = 0; group < counts.length; group++) {
      if (counts[group] == 0) {
        builder.addNull();
      } else if (numbers == null) {
        builder.addDouble(decimals[group].divide(BigDecimal.valueOf(counts[group]), DIGITS).doubleValue());
      } else {
        builder.addDouble(mean(sums, group, counts[group], numbers.scale()));
      }
    }
    return new ColumnView(builder.build());
  }

  /// The quotient of two integers that are doubles is correctly rounded.
  private static double mean(ExactSums sums, int group, long count, int scale) {
    if (scale <= MOST_PLACES && sums.isLong(group) && Math.abs(sums.longValue(group)) < EXACT_DOUBLE) {
      double divisor = count * Math.pow(10, scale);
      if (divisor < EXACT_DOUBLE) {
        return sums.longValue(group) / divisor;
      }
    }
    return new BigDecimal(sums.value(group), scale).divide(BigDecimal.valueOf(count), DIGITS).doubleValue();
  }

  private static void add(DoubleBuilder builder, boolean isValue, double value) {
    if (isValue) {
      builder.addDouble(value);
    } else {
      builder.addNull();
    }
  }

  static ColumnView variances(ColumnView values, Grouping grouping, boolean isRoot) {
    long[] counts = counts(values, grouping);
    double[] variances;
    ExactNumbers numbers = ExactNumbers.of(values);
    if (values.data() instanceof DoubleData) {
      variances = doubleVariances(values, counts, grouping);
    } else if (numbers != null) {
      variances = exactVariances(numbers, counts, grouping);
    } else {
      variances = decimalVariances(values, counts, grouping);
    }
    DoubleBuilder builder = new DoubleBuilder();
    for (int group = 0; group < counts.length; group++) {
      add(builder, counts[group] > 1, isRoot ? Math.sqrt(variances[group]) : variances[group]);
    }
    return new ColumnView(builder.build());
  }

  private static double[] doubleVariances(ColumnView values, long[] counts, Grouping grouping) {
    DoubleSums sums = doubleSums(values, grouping);
    double[] means = new double[counts.length];
    Arrays.setAll(means, group -> sums.value(group) / counts[group]);
    DoubleSums squares = new DoubleSums(counts.length);
    for (int i = 0; i < values.size(); i++) {
      if (!values.isNull(i)) {
        int group = grouping.groups()[i];
        double deviation = values.data().asDouble(values.rows().at(i)) - means[group];
        squares.add(group, deviation * deviation);
      }
    }
    double[] variances = new double[counts.length];
    Arrays.setAll(variances, group -> squares.value(group) / (counts[group] - 1));
    return variances;
  }

  private static double[] exactVariances(ExactNumbers numbers, long[] counts, Grouping grouping) {
    ExactSums sums = exactSums(numbers, grouping);
    ExactSums squares = new ExactSums(counts.length);
    ColumnView view = numbers.view();
    for (int i = 0; i < view.size(); i++) {
      if (!view.isNull(i)) {
        long value = numbers.unscaled(i);
        squares.addProduct(grouping.groups()[i], value, value);
      }
    }
    double[] variances = new double[counts.length];
    for (int group = 0; group < counts.length; group++) {
      if (counts[group] > 1) {
        variances[group] = variance(
            new BigDecimal(sums.value(group), numbers.scale()),
            new BigDecimal(squares.value(group), 2 * numbers.scale()), counts[group]);
      }
    }
    return variances;
  }

  private static double[] decimalVariances(ColumnView values, long[] counts, Grouping grouping) {
    BigDecimal[] sums = decimalSums(values, grouping);
    BigDecimal[] squares = new BigDecimal[counts.length];
    Arrays.fill(squares, BigDecimal.ZERO);
    for (int i = 0; i < values.size(); i++) {
      Object value = values.value(i);
      if (value != null) {
        BigDecimal decimal = decimal(value);
        squares[grouping.groups()[i]] = squares[grouping.groups()[i]].add(decimal.multiply(decimal));
      }
    }
    double[] variances = new double[counts.length];
    Arrays.setAll(variances,
        group -> counts[group] > 1 ? variance(sums[group], squares[group], counts[group]) : 0);
    return variances;
  }

  /// (n Σx² - (Σx)²) / (n (n - 1)).
  private static double variance(BigDecimal sum, BigDecimal squares, long count) {
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal numerator = n.multiply(squares).subtract(sum.multiply(sum));
    return numerator.divide(n.multiply(BigDecimal.valueOf(count - 1)), DIGITS).doubleValue();
  }

  private static DoubleSums doubleSums(ColumnView values, Grouping grouping) {
    DoubleSums sums = new DoubleSums(grouping.count());
    double[] chunk = new double[Vector.ROWS];
    boolean[] nulls = new boolean[Vector.ROWS];
    for (int from = 0; from < values.size(); from += Vector.ROWS) {
      int count = Math.min(Vector.ROWS, values.size() - from);
      values.data().copyNulls(values.rows(), from, count, nulls);
      values.data().copyDoubles(values.rows(), from, count, chunk);
      for (int i = 0; i < count; i++) {
        if (!nulls[i]) {
          sums.add(grouping.groups()[from + i], chunk[i]);
        }
      }
    }
    return sums;
  }

  private static ExactSums exactSums(ExactNumbers numbers, Grouping grouping) {
    ExactSums sums = new ExactSums(grouping.count());
    ColumnView view = numbers.view();
    for (int i = 0; i < view.size(); i++) {
      if (!view.isNull(i)) {
        sums.add(grouping.groups()[i], numbers.unscaled(i));
      }
    }
    return sums;
  }

  private static BigDecimal[] decimalSums(ColumnView values, Grouping grouping) {
    BigDecimal[] sums = new BigDecimal[grouping.count()];
    Arrays.fill(sums, BigDecimal.ZERO);
    for (int i = 0; i < values.size(); i++) {
      Object value = values.value(i);
      if (value != null) {
        int group = grouping.groups()[i];
        sums[group] = sums[group].add(decimal(value));
      }
    }
    return sums;
  }

  static BigDecimal decimal(Object value) {
    return switch (value) {
      case BigInteger integer -> new BigDecimal(integer);
      case BigDecimal decimal -> decimal;
      default -> BigDecimal.valueOf(((Number) value).longValue());
    };
  }
}
