package dev.dovetail.analysis.table.internal.difference;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.Histogram;
import dev.dovetail.analysis.table.Histogram.Bin;
import dev.dovetail.analysis.table.ValueCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many values of two columns are in the same cells.
final class Cells {
  /// Cells in which fewer of both columns are share one with their neighbour.
  private static final double LEAST_SHARE = 0.05;
  private static final int FEWEST_BINS = 3;

  private final List<double[]> pairs = new ArrayList<>();

  /// Cells of single values, and one for the rest. Counts that are not known, because the value is not among
  /// the most frequent of one column, go to the rest on both sides.
  ///
  /// @return empty unless values are few or text, and enough of them are known
  static Optional<Cells> ofValues(ColumnProfile before, ColumnProfile after) {
    boolean areAllKnown = isComplete(before) && isComplete(after);
    if (!areAllKnown && (before.type().isNumeric() || before.type().isTemporal())) {
      return Optional.empty();
    }
    Map<String, Long> first = exactCounts(before);
    Map<String, Long> second = exactCounts(after);
    Cells cells = new Cells();
    double restBefore = before.count();
    double restAfter = after.count();
    List<String> all = new ArrayList<>(first.keySet());
    second.keySet().stream().filter(value -> !first.containsKey(value)).forEach(all::add);
    for (String value : all) {
      Long ofBefore = isComplete(before) ? first.getOrDefault(value, 0L) : first.get(value);
      Long ofAfter = isComplete(after) ? second.getOrDefault(value, 0L) : second.get(value);
      if (ofBefore != null && ofAfter != null) {
        cells.pairs.add(new double[] {ofBefore, ofAfter});
        restBefore -= ofBefore;
        restAfter -= ofAfter;
      }
    }
    if (restBefore > 0 || restAfter > 0) {
      cells.pairs.add(new double[] {restBefore, restAfter});
    }
    return cells.pairs.size() > 1 ? Optional.of(cells) : Optional.empty();
  }

  /// Tells whether every value of a column is among its most frequent ones, with its exact count.
  static boolean isComplete(ColumnProfile column) {
    return column.distinct().isExact()
        && column.distinct().value() == column.mostFrequent().size()
        && column.mostFrequent().stream().allMatch(ValueCount::isExact);
  }

  private static Map<String, Long> exactCounts(ColumnProfile column) {
    Map<String, Long> counts = new LinkedHashMap<>();
    column.mostFrequent().stream().filter(ValueCount::isExact).forEach(v -> counts.put(v.value(), v.count()));
    return counts;
  }

  /// Cells that are the bins of the coarser histogram: to share out fewer values of the finer one is to err
  /// less.
  ///
  /// @return empty if nearly all values are in one or two of them
  static Optional<Cells> ofHistograms(ColumnProfile before, ColumnProfile after) {
    if (before.histogram().isEmpty() || after.histogram().isEmpty()) {
      return Optional.empty();
    }
    Histogram first = before.histogram().get();
    Histogram second = after.histogram().get();
    double[] bounds = bounds(isCoarser(first, second) ? first : second);
    double[] ofFirst = shared(first, bounds);
    double[] ofSecond = shared(second, bounds);
    Cells cells = new Cells();
    double[] open = {0, 0};
    for (int i = 0; i < ofFirst.length; i++) {
      open[0] += ofFirst[i];
      open[1] += ofSecond[i];
      if (open[0] / before.count() + open[1] / after.count() >= 2 * LEAST_SHARE) {
        cells.pairs.add(open);
        open = new double[] {0, 0};
      }
    }
    if (!cells.pairs.isEmpty()) {
      cells.pairs.getLast()[0] += open[0];
      cells.pairs.getLast()[1] += open[1];
    }
    return cells.pairs.size() >= FEWEST_BINS ? Optional.of(cells) : Optional.empty();
  }

  private static boolean isCoarser(Histogram first, Histogram second) {
    int order = Double.compare(width(first), width(second));
    return order > 0 || (order == 0 && first.bins().getFirst().lower() <= second.bins().getFirst().lower());
  }

  private static double width(Histogram histogram) {
    Bin bin = histogram.bins().getFirst();
    return bin.upper() - bin.lower();
  }

  /// The bounds between bins: what is below the first or above the last is in the first and last cell.
  private static double[] bounds(Histogram histogram) {
    return histogram.bins().stream().skip(1).mapToDouble(Bin::lower).toArray();
  }

  /// Shares out the values of each bin as if they were spread evenly over it.
  private static double[] shared(Histogram histogram, double[] bounds) {
    double[] counts = new double[bounds.length + 1];
    for (Bin bin : histogram.bins()) {
      double from = bin.lower();
      double span = bin.upper() - bin.lower();
      for (int cell = 0; cell < counts.length; cell++) {
        double end = cell == bounds.length ? Double.POSITIVE_INFINITY : bounds[cell];
        if (end > from) {
          double to = Math.min(end, bin.upper());
          boolean isWhole = !(span > 0) || !Double.isFinite(span);
          counts[cell] += isWhole ? bin.count() : bin.count() * (to - from) / span;
          from = isWhole ? bin.upper() : to;
          if (from >= bin.upper()) {
            break;
          }
        }
      }
    }
    return counts;
  }

  int size() {
    return pairs.size();
  }

  /// Returns the population stability index, with half an observation added to each cell.
  double stabilityIndex() {
    double first = 0;
    double second = 0;
    for (double[] pair : pairs) {
      first += pair[0] + 0.5;
      second += pair[1] + 0.5;
    }
    double index = 0;
    for (double[] pair : pairs) {
      double p = (pair[0] + 0.5) / first;
      double q = (pair[1] + 0.5) / second;
      index += (p - q) * Math.log(p / q);
    }
    return index;
  }
}
