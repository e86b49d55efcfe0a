package dev.dovetail.analysis.table.internal.alert;

import dev.dovetail.analysis.table.Alert;
import dev.dovetail.analysis.table.Alert.Kind;
import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.TextLength;
import dev.dovetail.analysis.table.Uniqueness;
import dev.dovetail.analysis.table.ValueCount;
import dev.dovetail.analysis.table.ValueOrder;
import dev.dovetail.analysis.table.internal.report.Shares;
import java.util.List;

/// Alerts for columns of any type.
final class ValueAlerts {
  private static final int FEWEST_FOR_IMBALANCE = 100;
  private static final double NEARLY_ALL = 0.95;
  private static final int FEWEST_FOR_IDENTIFIER = 10;
  private static final int CERTAINLY_NO_CHANCE = 1000;
  private static final int LONGEST_IDENTIFIER = 40;

  private ValueAlerts() {}

  static void add(List<Alert> alerts, ColumnProfile column, long rows) {
    if (column.isConstant() && column.nulls() == 0 && column.count() > 1) {
      alerts.add(AlertRules.of(Kind.CONSTANT, column,
          "all " + Shares.count(rows) + " rows have the same value"));
    }
    if (rows > 1 && column.nulls() * 2 >= rows) {
      alerts.add(AlertRules.of(Kind.MOSTLY_NULL, column, column.count() == 0
          ? "no row has a value" : Shares.percent(column.nulls(), rows) + " of the rows have no value"));
    }
    if (isImbalanced(column)) {
      ValueCount most = column.mostFrequent().getFirst();
      alerts.add(AlertRules.of(Kind.IMBALANCE, column,
          Shares.percent(most.count(), column.count()) + " of the values are " + quoted(most.value())));
    }
    if (isLikelyIdentifier(column)) {
      alerts.add(AlertRules.of(Kind.LIKELY_IDENTIFIER, column, "each row has another value"));
    }
  }

  static String quoted(String value) {
    return '"' + value + '"';
  }

  static boolean isImbalanced(ColumnProfile column) {
    return column.count() >= FEWEST_FOR_IMBALANCE
        && column.distinct().value() > 1
        && !column.mostFrequent().isEmpty()
        && column.mostFrequent().getFirst().count() >= NEARLY_ALL * column.count();
  }

  private static boolean isLikelyIdentifier(ColumnProfile column) {
    if (column.uniqueness() == Uniqueness.REPEATED || column.nulls() > 0
        || column.count() < FEWEST_FOR_IDENTIFIER) {
      return false;
    }
    return switch (column.type()) {
      case UUID -> true;
      case INT64, BIG_INTEGER -> isNumbered(column);
      case TEXT -> column.length().map(TextLength::max).orElse(0) <= LONGEST_IDENTIFIER && isOneWord(column);
      default -> false;
    };
  }

  /// Measurements may happen to be all different, if there are few of them.
  private static boolean isNumbered(ColumnProfile column) {
    boolean isOrdered = column.order() == ValueOrder.STRICTLY_INCREASING
        || column.order() == ValueOrder.STRICTLY_DECREASING;
    boolean isDense = column.type() == ColumnType.INT64
        && column.numbers().map(n -> n.max() - n.min() < 2.0 * column.count()).orElse(false);
    return isOrdered || isDense || column.count() >= CERTAINLY_NO_CHANCE;
  }

  private static boolean isOneWord(ColumnProfile column) {
    return column.mostFrequent().stream().noneMatch(value -> value.value().strip().indexOf(' ') >= 0)
        && column.shapes().stream().noneMatch(shape -> shape.shape().strip().indexOf(' ') >= 0);
  }
}
