package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.Quantiles;
import java.util.Arrays;

/// Numbers in ascending order, each with how often it occurs.
final class WeightedValues {
  private final double[] values;
  private final double[] upTo; // the weight of a value and of all lesser ones

  private WeightedValues(double[] values, double[] upTo) {
    this.values = values;
    this.upTo = upTo;
  }

  /// Sorts numbers and merges equal ones.
  ///
  /// @param size how many of the arrays' elements are meant
  static WeightedValues of(double[] numbers, double[] weights, int size) {
    double[] sorted = new double[size];
    for (int i = 0; i < size; i++) {
      sorted[i] = numbers[i] + 0.0; // of minus zero makes zero: they are one value, but sort apart
    }
    Arrays.sort(sorted);
    int unique = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || sorted[i] != sorted[unique - 1]) {
        sorted[unique++] = sorted[i];
      }
    }
    double[] upTo = new double[unique];
    for (int i = 0; i < size; i++) {
      upTo[Arrays.binarySearch(sorted, 0, unique, numbers[i] + 0.0)] += weights[i];
    }
    for (int i = 1; i < unique; i++) {
      upTo[i] += upTo[i - 1];
    }
    return new WeightedValues(Arrays.copyOf(sorted, unique), upTo);
  }

  int size() {
    return values.length;
  }

  /// Returns the moments of all numbers.
  CentralMoments moments() {
    CentralMoments moments = new CentralMoments();
    for (int i = 0; i < values.length; i++) {
      moments.add(values[i], weight(i));
    }
    return moments;
  }

  private double total() {
    return upTo[upTo.length - 1];
  }

  /// Returns the quantiles.
  ///
  /// @param unit by which numbers are divided
  /// @param rankError 0 if all values are here
  Quantiles quantiles(double unit, double rankError) {
    double median = quantile(0.5, rankError == 0);
    double mad = deviationsFrom(median).quantile(0.5, rankError == 0);
    return new Quantiles(
        at(0.01, unit, rankError), at(0.05, unit, rankError), at(0.25, unit, rankError), median / unit,
        at(0.75, unit, rankError), at(0.95, unit, rankError), at(0.99, unit, rankError), mad / unit,
        rankError);
  }

  private double at(double share, double unit, double rankError) {
    return quantile(share, rankError == 0) / unit;
  }

  private double quantile(double share, boolean isInterpolated) {
    double rank = share * (total() - 1);
    double whole = Math.floor(rank);
    double lower = ofRank(whole);
    if (!isInterpolated || rank == whole) {
      return lower;
    }
    double upper = ofRank(whole + 1);
    double part = rank - whole;
    if (Double.isInfinite(upper - lower)) {
      return lower * (1 - part) + upper * part;
    }
    return part < 0.5 ? lower + (upper - lower) * part : upper - (upper - lower) * (1 - part);
  }

  private double ofRank(double rank) {
    int at = Arrays.binarySearch(upTo, rank);
    return values[Math.min(at >= 0 ? at + 1 : -1 - at, values.length - 1)];
  }

  /// Merges the values below, from the nearest to the farthest, with those above.
  private WeightedValues deviationsFrom(double center) {
    double[] deviations = new double[values.length];
    double[] sums = new double[values.length];
    int above = Arrays.binarySearch(values, center);
    above = above >= 0 ? above : -1 - above;
    int below = above - 1;
    double sum = 0;
    for (int i = 0; i < deviations.length; i++) {
      boolean isBelow = above == values.length
          || (below >= 0 && center - values[below] <= values[above] - center);
      int next = isBelow ? below-- : above++;
      sum += weight(next);
      deviations[i] = Math.abs(values[next] - center);
      sums[i] = sum;
    }
    return new WeightedValues(deviations, sums);
  }

  private double weight(int at) {
    return upTo[at] - (at == 0 ? 0 : upTo[at - 1]);
  }

  /// Fills an array with numbers that stand for equal shares of the weight, each the middle one of its share.
  void spread(double[] target, double weight) {
    int at = 0;
    for (int i = 0; i < target.length; i++) {
      while (at + 1 < values.length && upTo[at] <= (i + 0.5) * weight) {
        at++;
      }
      target[i] = values[at];
    }
  }

  /// Gives each number to `target`, with whole weights that add up to the rounded total.
  void forEach(HistogramBuilder target) {
    long given = 0;
    for (int i = 0; i < values.length; i++) {
      long count = Math.round(upTo[i]) - given;
      target.add(values[i], count);
      given += count;
    }
  }
}
