package dev.dovetail.analysis.table;

/// What becomes of rows that are not as they should be. They are counted and reported in any case.
public enum BadRowPolicy {
  /// The row counts, with those of its fields that could be told apart.
  KEEP,
  /// The row is left out of rows and columns.
  SKIP,
  /// The first such row ends the reading with a [BadRowException].
  STRICT
}
