package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.ColumnNode;
import dev.dovetail.analysis.table.internal.expression.Expected;
import dev.dovetail.analysis.table.internal.expression.Node;

/// What to sort rows by, and in which direction. Text is in the order of code points, false comes before
/// true, NaN after all numbers; rows without a value come last in either direction, unless they are to be
/// first.
public final class SortKey {
  private final Node node;
  private final boolean isDescending;
  private final boolean areNullsFirst;

  SortKey(Node node, boolean isDescending, boolean areNullsFirst) {
    this.node = node;
    this.isDescending = isDescending;
    this.areNullsFirst = areNullsFirst;
  }

  /// Sorts by a column, the least value first.
  public static SortKey asc(String column) {
    return new SortKey(new ColumnNode(column, Expected.ANY), false, false);
  }

  /// Sorts by a column, the greatest value first.
  public static SortKey desc(String column) {
    return new SortKey(new ColumnNode(column, Expected.ANY), true, false);
  }

  /// Puts rows without a value first.
  public SortKey nullsFirst() {
    return new SortKey(node, isDescending, true);
  }

  Node node() {
    return node;
  }

  boolean isDescending() {
    return isDescending;
  }

  boolean areNullsFirst() {
    return areNullsFirst;
  }
}
