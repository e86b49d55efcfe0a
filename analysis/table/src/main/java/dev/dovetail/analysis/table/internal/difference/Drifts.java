package dev.dovetail.analysis.table.internal.difference;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.NumberSummary;
import dev.dovetail.analysis.table.ProfileChange.Drift;
import dev.dovetail.analysis.table.ProfileChange.Measure;
import dev.dovetail.analysis.table.Quantiles;
import java.util.Optional;

/// Decides whether two columns are distributed differently.
final class Drifts {
  static final double CONSIDERABLE = 0.25;
  private static final double NOTICEABLE = 0.1;
  private static final int FEWEST_VALUES = 20;

  /// The normal deviate that chance exceeds once in a thousand times, to one side.
  private static final double ONCE_IN_THOUSAND = 3.09;

  /// The value of Kolmogorov's distribution that chance exceeds once in a thousand times.
  private static final double KOLMOGOROV = 1.95;

  private Drifts() {}

  /// Returns how far two columns of the same type are apart; empty if not by much, or if it is not known.
  static Optional<Drift> between(ColumnProfile before, ColumnProfile after) {
    if (Math.min(before.count(), after.count()) < FEWEST_VALUES) {
      return Optional.empty();
    }
    Optional<Cells> values = Cells.ofValues(before, after);
    if (values.isPresent()) {
      return stability(values.get(), before, after);
    }
    Optional<Cells> bins = Cells.ofHistograms(before, after);
    boolean hasQuantiles = before.quantiles().isPresent() && after.quantiles().isPresent();
    Optional<Drift> distance = hasQuantiles ? kolmogorov(before, after) : Optional.empty();
    if (bins.isEmpty()) {
      return distance;
    }
    // bins do not show where in them the values are, nor quantiles what is between them: both must agree
    Optional<Drift> stability = stability(bins.get(), before, after);
    return hasQuantiles && distance.isEmpty() ? Optional.empty() : stability;
  }

  private static Optional<Drift> stability(Cells cells, ColumnProfile before, ColumnProfile after) {
    double index = cells.stabilityIndex();
    int freedom = cells.size() - 1;
    double chance = (1.0 / before.count() + 1.0 / after.count())
        * (freedom + ONCE_IN_THOUSAND * Math.sqrt(2.0 * freedom));
    return index >= Math.max(NOTICEABLE, chance)
        ? Optional.of(new Drift(Measure.POPULATION_STABILITY_INDEX, index)) : Optional.empty();
  }

  private static Optional<Drift> kolmogorov(ColumnProfile before, ColumnProfile after) {
    double[] first = knots(before);
    double[] second = knots(after);
    double distance = Math.max(Cumulative.distance(first, second), Cumulative.distance(second, first));
    double chance = KOLMOGOROV * Math.sqrt(1.0 / before.count() + 1.0 / after.count());
    return distance >= Math.max(NOTICEABLE, chance)
        ? Optional.of(new Drift(Measure.KOLMOGOROV_SMIRNOV, distance)) : Optional.empty();
  }

  private static double[] knots(ColumnProfile column) {
    Quantiles q = column.quantiles().orElseThrow();
    double min = column.numbers().map(NumberSummary::min).orElse(q.p1());
    double max = column.numbers().map(NumberSummary::max).orElse(q.p99());
    return new double[] {min, q.p1(), q.p5(), q.p25(), q.p50(), q.p75(), q.p95(), q.p99(), max};
  }
}
