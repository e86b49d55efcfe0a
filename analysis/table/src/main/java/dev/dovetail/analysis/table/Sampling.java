package dev.dovetail.analysis.table;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Rows at random, the same for the same seed.
final class Sampling {
  private Sampling() {}

  /// Shuffles as far as needed (Fisher and Yates; Durstenfeld, *Algorithm 235*, CACM 7, 1964).
  static int[] rows(int rows, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[rows];
    Arrays.setAll(order, i -> i);
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i, rows);
      int row = order[other];
      order[other] = order[i];
      order[i] = row;
    }
    return Arrays.copyOf(order, count);
  }

  static int[] rowsWithReplacement(int rows, int count, long seed) {
    return count == 0 ? new int[0] : new SplittableRandom(seed).ints(count, 0, rows).toArray();
  }
}
