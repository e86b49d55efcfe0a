package dev.dovetail.analysis.table.internal.difference;

/// The cumulative distribution of a column, linear between its quantiles.
final class Cumulative {
  private static final double[] SHARES = {0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1};

  private Cumulative() {}

  /// Returns the greatest distance of two distributions at the knots of the first.
  static double distance(double[] first, double[] second) {
    double greatest = 0;
    for (double at : first) {
      greatest = Math.max(greatest, Math.abs(upTo(first, at) - upTo(second, at)));
      greatest = Math.max(greatest, Math.abs(below(first, at) - below(second, at)));
    }
    return greatest;
  }

  /// The share of values that are at most so great.
  private static double upTo(double[] knots, double value) {
    int next = 0;
    while (next < knots.length && knots[next] <= value) {
      next++;
    }
    return between(knots, next, value);
  }

  /// The share of values that are less.
  private static double below(double[] knots, double value) {
    int next = 0;
    while (next < knots.length && knots[next] < value) {
      next++;
    }
    return between(knots, next, value);
  }

  private static double between(double[] knots, int next, double value) {
    if (next == 0 || next == knots.length) {
      return next == 0 ? 0 : 1;
    }
    double span = knots[next] - knots[next - 1];
    double part = Double.isFinite(span) && span > 0 ? (value - knots[next - 1]) / span : 0;
    return SHARES[next - 1] + part * (SHARES[next] - SHARES[next - 1]);
  }
}
