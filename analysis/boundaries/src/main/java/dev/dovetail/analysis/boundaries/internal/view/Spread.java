package dev.dovetail.analysis.boundaries.internal.view;

/// Positions on a line that keep an order and a distance, and are as near to where they want to be as that
/// allows.
///
/// Solves the isotonic regression that this is by pooling adjacent violators (Ayer and others, "An empirical
/// distribution function for sampling with incomplete information", 1955).
final class Spread {
  private Spread() {}

  /// Returns the positions, of which the sum of squared distances to the wanted ones is least.
  ///
  /// @param wanted the positions wanted, in the order to keep
  /// @param offsets how far each is at least from the first; ascending
  /// @param low the least position of the first
  /// @param high the greatest position of the last, less its offset; what is too narrow begins at `low`
  static double[] of(double[] wanted, double[] offsets, double low, double high) {
    int count = wanted.length;
    double[] sums = new double[count];
    int[] sizes = new int[count];
    int blocks = 0;
    for (int i = 0; i < count; i++) {
      sums[blocks] = Math.max(low, Math.min(high, wanted[i] - offsets[i]));
      sizes[blocks] = 1;
      blocks++;
      while (blocks > 1 && sums[blocks - 2] / sizes[blocks - 2] > sums[blocks - 1] / sizes[blocks - 1]) {
        sums[blocks - 2] += sums[blocks - 1];
        sizes[blocks - 2] += sizes[blocks - 1];
        blocks--;
      }
    }
    double[] positions = new double[count];
    int next = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < sizes[block]; i++, next++) {
        positions[next] = sums[block] / sizes[block] + offsets[next];
      }
    }
    return positions;
  }
}
