package dev.dovetail.analysis.table.internal.frame;

import java.util.IdentityHashMap;
import java.util.function.UnaryOperator;

/// A selection of rows, made once for all columns that show the same [Rows], so that they go on sharing them.
/// For one operation on one table.
public final class Selection {
  private final IdentityHashMap<Rows, Rows> selected = new IdentityHashMap<>();
  private final UnaryOperator<Rows> operation;

  private Selection(UnaryOperator<Rows> operation) {
    this.operation = operation;
  }

  /// Selects a stretch.
  public static Selection slice(int from, int length) {
    return new Selection(rows -> rows.slice(from, length));
  }

  /// Selects rows by their places, [Rows#ABSENT] for null.
  ///
  /// @param indexes not changed from now on
  public static Selection pick(int[] indexes) {
    return new Selection(rows -> rows.pick(indexes));
  }

  /// Returns what becomes of some rows.
  public Rows of(Rows rows) {
    return selected.computeIfAbsent(rows, operation);
  }
}
