package dev.dovetail.analysis.table.internal.profile;

import java.util.OptionalDouble;

/// Count, mean and the sums of the second and third powers of deviations from it, by blocks whose moments are
/// merged (Pébay, *Formulas for robust, one-pass parallel computation of covariances and arbitrary-order
/// statistical moments*, 2008). Numbers are taken relative to the first one: far from zero, their mean would
/// be rounded by more than they deviate from it.
final class CentralMoments {
  private double origin = Double.NaN;
  private double count;
  private double mean;
  private double squares;
  private double cubes;

  CentralMoments copy() {
    CentralMoments copy = new CentralMoments();
    copy.origin = origin;
    copy.merge(count, mean, squares, cubes);
    return copy;
  }

  /// Adds a number that occurs `weight` times.
  void add(double number, double weight) {
    begin(number);
    merge(weight, number - origin, 0, 0);
  }

  private void begin(double number) {
    origin = Double.isNaN(origin) ? number : origin;
  }

  /// Adds a block of numbers.
  void addAll(double[] numbers, int size) {
    if (size == 0) {
      return;
    }
    begin(numbers[0]);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += numbers[i] - origin;
    }
    double center = sum / size;
    double second = 0;
    double third = 0;
    double rest = 0;
    for (int i = 0; i < size; i++) {
      double deviation = numbers[i] - origin - center;
      double square = deviation * deviation;
      rest += deviation;
      second += square;
      third += square * deviation;
    }
    merge(size, center + rest / size, second - rest * rest / size, third - 3 * rest / size * second);
  }

  private void merge(double otherCount, double otherMean, double otherSquares, double otherCubes) {
    if (count == 0) {
      count = otherCount;
      mean = otherMean;
      squares = otherSquares;
      cubes = otherCubes;
      return;
    }
    double total = count + otherCount;
    double delta = otherMean - mean;
    double product = delta * delta * count * otherCount / total;
    cubes += otherCubes
        + product * delta * (count - otherCount) / total
        + 3 * delta * (count * otherSquares - otherCount * squares) / total;
    squares += otherSquares + product;
    mean += delta * otherCount / total;
    count = total;
  }

  /// Returns the skewness of the sample, adjusted as pandas, SAS and Excel do (Joanes and Gill, *Comparing
  /// measures of sample skewness and kurtosis*, 1998, G1); empty if all numbers are the same, or powers of
  /// their deviations are beyond the range of a double.
  OptionalDouble skewness() {
    double cubed = squares * Math.sqrt(squares);
    if (count < 3 || cubed < Double.MIN_NORMAL || !Double.isFinite(cubed) || !Double.isFinite(cubes)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(count * Math.sqrt(count - 1) / (count - 2) * (cubes / cubed));
  }
}
