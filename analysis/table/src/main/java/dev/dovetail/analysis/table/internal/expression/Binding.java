package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.internal.frame.ColumnView;

/// Where an expression finds its columns.
@FunctionalInterface
public interface Binding {
  /// Returns a column.
  ///
  /// @throws IllegalArgumentException if there is none of that name, or it is of another type
  ColumnView column(String name, Expected expected);
}
