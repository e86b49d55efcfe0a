package dev.dovetail.analysis.table.internal.expression;

/// An expression that is not yet bound to a table: only names, constants and what to do with them.
@FunctionalInterface
public interface Node {
  /// Finds the columns, checks the types, and makes room to compute in. For one thread.
  ///
  /// @throws IllegalArgumentException if a column is missing or of another type
  Bound bind(Binding binding);
}
