package dev.dovetail.analysis.table.internal.alert;

import dev.dovetail.analysis.table.Alert;
import dev.dovetail.analysis.table.Alert.Kind;
import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.NumberSummary;
import dev.dovetail.analysis.table.Quantiles;
import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.internal.report.Shares;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// Alerts for numeric columns.
final class NumberAlerts {
  private static final int FEWEST_FOR_ZEROS = 10;
  private static final int FEWEST_FOR_OUTLIERS = 20;
  private static final double OUTER_FENCE = 3;
  private static final MathContext ENOUGH = new MathContext(5);

  private NumberAlerts() {}

  static void add(List<Alert> alerts, ColumnProfile column) {
    if (column.numbers().isEmpty()) {
      return;
    }
    NumberSummary numbers = column.numbers().get();
    // 0 and 1 are yes and no; constants and imbalance have been told already
    if (numbers.zeros() * 2 >= column.count() && column.count() >= FEWEST_FOR_ZEROS
        && column.distinct().value() > 2 && !ValueAlerts.isImbalanced(column)) {
      alerts.add(AlertRules.of(Kind.ZEROS, column,
          Shares.percent(numbers.zeros(), column.count()) + " of the numbers are zero"));
    }
    if (numbers.infinities() > 0) {
      alerts.add(AlertRules.of(Kind.INFINITE, column,
          Shares.count(numbers.infinities(), "number") + (numbers.infinities() == 1 ? " is" : " are")
              + " infinite"));
    }
    if (column.quantiles().isPresent() && column.count() >= FEWEST_FOR_OUTLIERS) {
      addOutliers(alerts, column, numbers, column.quantiles().get());
    }
  }

  private static void addOutliers(
      List<Alert> alerts, ColumnProfile column, NumberSummary numbers, Quantiles quantiles) {
    double fence = OUTER_FENCE * (quantiles.p75() - quantiles.p25());
    if (!(fence > 0)) {
      return;
    }
    boolean isHigh = numbers.max() > quantiles.p75() + fence
        && isApart(numbers.max(), quantiles.p99(), quantiles.p50(), fence);
    boolean isLow = numbers.min() < quantiles.p25() - fence
        && isApart(-numbers.min(), -quantiles.p1(), -quantiles.p50(), fence);
    String min = column.range().map(Range::min).orElse(Double.toString(numbers.min()));
    String max = column.range().map(Range::max).orElse(Double.toString(numbers.max()));
    if (isHigh || isLow) {
      String which = isHigh && isLow ? min + " and " + max : isHigh ? max : min;
      alerts.add(AlertRules.of(Kind.OUTLIERS, column, which + (isHigh && isLow ? " are" : " is")
          + " far from the rest: half of the numbers are between " + number(quantiles.p25()) + " and "
          + number(quantiles.p75())));
    }
  }

  /// Skewed columns have values beyond any fence, as a matter of course: an outlier is also far beyond where
  /// the tail itself leads.
  private static boolean isApart(double extreme, double tail, double median, double fence) {
    return Double.isFinite(extreme)
        && extreme - tail > OUTER_FENCE * Math.max(tail - median, fence / OUTER_FENCE);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : new BigDecimal(value).round(ENOUGH).stripTrailingZeros().toString();
  }
}
