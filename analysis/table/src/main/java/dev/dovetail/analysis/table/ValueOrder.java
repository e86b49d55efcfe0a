package dev.dovetail.analysis.table;

/// In which order the values of a column stand, from the first row to the last, nulls left out. Text is
/// ordered by code point; of text longer than 128 bytes only the beginning is compared.
public enum ValueOrder {
  /// There are fewer than two values, or all are the same.
  NONE,
  /// Each value is greater than the one before.
  STRICTLY_INCREASING,
  /// No value is less than the one before.
  INCREASING,
  /// Each value is less than the one before.
  STRICTLY_DECREASING,
  /// No value is greater than the one before.
  DECREASING,
  /// They go up and down.
  UNORDERED
}
