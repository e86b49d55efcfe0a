package dev.dovetail.analysis.table.internal.alert;

import dev.dovetail.analysis.table.Alert;
import dev.dovetail.analysis.table.Alert.Kind;
import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.Correlation;
import dev.dovetail.analysis.table.DuplicateRows;
import dev.dovetail.analysis.table.internal.report.Shares;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides what about a table deserves a look, from its figures alone. The thresholds are those that
/// [Kind] gives; each rule would rather be silent than wrong, since nobody reads a list of false alarms.
public final class AlertRules {
  private static final double NEARLY_THE_SAME = 0.99;
  private static final int FEWEST_PAIRS = 10;

  private AlertRules() {}

  /// Returns the alerts of a table: those of the whole table first, then column by column, in the order of
  /// [Kind].
  ///
  /// @param rows how many rows the table has
  /// @param columns its columns
  /// @param duplicateRows how many of its rows repeat an earlier one
  /// @param correlations of its numeric columns
  public static List<Alert> alertsOf(
      long rows, List<ColumnProfile> columns, DuplicateRows duplicateRows, List<Correlation> correlations) {
    List<Alert> alerts = new ArrayList<>();
    if (duplicateRows.count() > 0 && columns.size() > 1) {
      alerts.add(new Alert(Kind.DUPLICATE_ROWS, Optional.empty(), duplicates(duplicateRows, rows)));
    }
    for (ColumnProfile column : columns) {
      List<Alert> ofColumn = new ArrayList<>();
      ValueAlerts.add(ofColumn, column, rows);
      NumberAlerts.add(ofColumn, column);
      TextAlerts.add(ofColumn, column);
      addCorrelations(ofColumn, column, correlations);
      ofColumn.sort(Comparator.comparing(Alert::kind)); // stable
      alerts.addAll(ofColumn);
    }
    return alerts;
  }

  private static String duplicates(DuplicateRows rows, long all) {
    return (rows.isExact() ? "" : "about ") + Shares.count(rows.count(), "row") + " ("
        + Shares.percent(rows.count(), all) + ") " + (rows.count() == 1 ? "repeats" : "repeat")
        + " an earlier one";
  }

  private static void addCorrelations(
      List<Alert> alerts, ColumnProfile column, List<Correlation> correlations) {
    for (Correlation pair : correlations) {
      if (pair.first().equals(column.name()) && pair.rows() >= FEWEST_PAIRS
          && Math.abs(pair.coefficient()) >= NEARLY_THE_SAME) {
        String message = String.format(Locale.ROOT, "says nearly the same as %s (correlation %.3f)",
            pair.second(), pair.coefficient());
        alerts.add(of(Kind.CORRELATED, column, message));
      }
    }
  }

  static Alert of(Kind kind, ColumnProfile column, String message) {
    return new Alert(kind, Optional.of(column.name()), message);
  }
}
