package dev.dovetail.analysis.table.internal.frame;

/// Sums of doubles, one a group, each with the errors of its steps (Neumaier, *Rundungsfehleranalyse einiger
/// Verfahren zur Summation endlicher Summen*, ZAMM 54, 1974).
final class DoubleSums {
  private final double[] sums;
  private final double[] errors;

  DoubleSums(int groups) {
    sums = new double[groups];
    errors = new double[groups];
  }

  void add(int group, double value) {
    double before = sums[group];
    double sum = before + value;
    errors[group] += Math.abs(before) >= Math.abs(value) ? before - sum + value : value - sum + before;
    sums[group] = sum;
  }

  double value(int group) {
    double sum = sums[group];
    return Double.isFinite(sum) ? sum + errors[group] : sum;
  }
}
