package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.Correlation;
import java.util.ArrayList;
import java.util.List;

/// Pearson's correlations of columns of numbers, over blocks of rows whose sums of products of deviations are
/// merged (Pébay 2008, as in [CentralMoments]).
final class Correlations {
  private final Pair[][] pairs;

  /// Begins the correlations of so many columns.
  Correlations(int columns) {
    pairs = new Pair[columns][];
    for (int y = 0; y < columns; y++) {
      pairs[y] = new Pair[y];
      for (int x = 0; x < y; x++) {
        pairs[y][x] = new Pair();
      }
    }
  }

  /// Adds a block of rows to all pairs of a column with those before it.
  ///
  /// @param blocks the numbers of each column, `NaN` where there is none; empty for a column that is not
  ///     numeric
  void add(double[][] blocks, int y, int rows) {
    for (int x = 0; x < y; x++) {
      if (blocks[x].length > 0 && blocks[y].length > 0) {
        pairs[y][x].add(blocks[x], blocks[y], rows);
      }
    }
  }

  /// Returns the correlations of each two columns that have a name.
  ///
  /// @param order the columns' numbers, in the order in which they are to be named
  List<Correlation> get(int[] order, String[] names) {
    List<Correlation> all = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      for (int j = i + 1; j < order.length; j++) {
        Pair pair = pairs[Math.max(order[i], order[j])][Math.min(order[i], order[j])];
        boolean isNamed = !names[order[i]].isEmpty() && !names[order[j]].isEmpty();
        if (isNamed && pair.isDefined()) {
          all.add(new Correlation(names[order[i]], names[order[j]], pair.coefficient(), (long) pair.count));
        }
      }
    }
    return all;
  }

  /// Numbers are taken relative to the first ones, as in [CentralMoments].
  private static final class Pair {
    private double originX = Double.NaN;
    private double originY;
    private double count;
    private double meanX;
    private double meanY;
    private double xx;
    private double yy;
    private double xy;

    void add(double[] x, double[] y, int rows) {
      if (Double.isNaN(originX)) {
        begin(x, y, rows);
      }
      double sumX = 0;
      double sumY = 0;
      int both = 0;
      for (int i = 0; i < rows; i++) {
        boolean isBoth = !Double.isNaN(x[i] + y[i]);
        sumX += isBoth ? x[i] - originX : 0;
        sumY += isBoth ? y[i] - originY : 0;
        both += isBoth ? 1 : 0;
      }
      if (both == 0) {
        return;
      }
      double centerX = sumX / both;
      double centerY = sumY / both;
      double squaresX = 0;
      double squaresY = 0;
      double products = 0;
      for (int i = 0; i < rows; i++) {
        boolean isBoth = !Double.isNaN(x[i] + y[i]);
        double dx = isBoth ? x[i] - originX - centerX : 0;
        double dy = isBoth ? y[i] - originY - centerY : 0;
        squaresX += dx * dx;
        squaresY += dy * dy;
        products += dx * dy;
      }
      merge(both, centerX, centerY, squaresX, squaresY, products);
    }

    private void begin(double[] x, double[] y, int rows) {
      for (int i = 0; i < rows && Double.isNaN(originX); i++) {
        boolean isBoth = !Double.isNaN(x[i] + y[i]);
        originX = isBoth ? x[i] : originX;
        originY = isBoth ? y[i] : originY;
      }
    }

    private void merge(
        double both, double centerX, double centerY, double squaresX, double squaresY, double products) {
      double total = count + both;
      double dx = centerX - meanX;
      double dy = centerY - meanY;
      double share = count * both / total;
      xx += squaresX + dx * dx * share;
      yy += squaresY + dy * dy * share;
      xy += products + dx * dy * share;
      meanX += dx * both / total;
      meanY += dy * both / total;
      count = total;
    }

    boolean isDefined() {
      return count >= 2 && xx > 0 && yy > 0 && Double.isFinite(xx + yy + xy);
    }

    double coefficient() {
      return Math.clamp(xy / Math.sqrt(xx) / Math.sqrt(yy), -1.0, 1.0);
    }
  }
}
