package dev.dovetail.analysis.table.internal.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Keeps enough of very many numbers to know their quantiles with a proven error.
///
/// Numbers fill a buffer; a full one is sorted and every eighth kept, with eight times the weight. Eight such
/// summaries are merged and thinned in the same way, and so on (Munro and Paterson, *Selection and sorting with
/// limited storage*, 1980; Manku, Rajagopalan and Lindsay, *Approximate medians*, 1998). Thinning moves ranks by
/// at most half of the stride, so each level adds `4 / size` to the relative error of a rank. Moments are taken
/// of full buffers too.
final class QuantileSketch {
  private static final int STRIDE = 8;

  private final double[] buffer;
  private final double[] seed;
  private final double seedWeight;
  private final double seedError;
  private final List<List<double[]>> levels = new ArrayList<>();
  private final CentralMoments moments = new CentralMoments();
  private int filled;

  /// Begins with numbers that were counted before.
  ///
  /// @param size of the buffer, a multiple of 64
  QuantileSketch(int size, double[] numbers, double[] counts, int known) {
    buffer = new double[size];
    double total = 0;
    for (int i = 0; i < known; i++) {
      total += counts[i];
      moments.add(numbers[i], counts[i]);
    }
    int kept = size / STRIDE;
    seed = new double[known == 0 ? 0 : kept];
    seedWeight = total / kept;
    seedError = total / kept / 2;
    if (known > 0) {
      WeightedValues.of(numbers, counts, known).spread(seed, seedWeight);
    }
  }

  void add(double number) {
    buffer[filled++] = number;
    if (filled == buffer.length) {
      moments.addAll(buffer, filled);
      Arrays.sort(buffer);
      filled = 0;
      keep(0, thin(buffer));
    }
  }

  private static double[] thin(double[] sorted) {
    double[] kept = new double[sorted.length / STRIDE];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = sorted[STRIDE * i + STRIDE / 2];
    }
    return kept;
  }

  private void keep(int level, double[] summary) {
    if (level == levels.size()) {
      levels.add(new ArrayList<>(STRIDE));
    }
    List<double[]> summaries = levels.get(level);
    summaries.add(summary);
    if (summaries.size() == STRIDE) {
      double[] merged = new double[STRIDE * summary.length];
      for (int i = 0; i < STRIDE; i++) {
        System.arraycopy(summaries.get(i), 0, merged, i * summary.length, summary.length);
      }
      summaries.clear();
      Arrays.sort(merged);
      keep(level + 1, thin(merged));
    }
  }

  /// Returns the moments of all numbers.
  CentralMoments moments() {
    CentralMoments all = moments.copy();
    all.addAll(buffer, filled);
    return all;
  }

  /// Returns what was kept, each number with how many it stands for.
  WeightedValues values() {
    int most = seed.length + filled;
    for (List<double[]> level : levels) {
      most += level.size() * (buffer.length / STRIDE);
    }
    double[] numbers = Arrays.copyOf(seed, most);
    double[] weights = new double[most];
    Arrays.fill(weights, 0, seed.length, seedWeight);
    int size = seed.length;
    System.arraycopy(buffer, 0, numbers, size, filled);
    Arrays.fill(weights, size, size + filled, 1);
    size += filled;
    double weight = STRIDE;
    for (List<double[]> level : levels) {
      for (double[] summary : level) {
        System.arraycopy(summary, 0, numbers, size, summary.length);
        Arrays.fill(weights, size, size + summary.length, weight);
        size += summary.length;
      }
      weight *= STRIDE;
    }
    return WeightedValues.of(numbers, weights, size);
  }

  /// Returns by how much ranks may be wrong, relative to the number of values.
  double rankError(long count) {
    double error = (double) STRIDE / 2 * levels.size() / buffer.length + seedError / Math.max(count, 1);
    return Math.max(error, Double.MIN_NORMAL);
  }
}
