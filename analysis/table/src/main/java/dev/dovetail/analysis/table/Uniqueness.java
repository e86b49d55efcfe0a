package dev.dovetail.analysis.table;

/// Whether values occur once only.
public enum Uniqueness {
  /// Each value occurs once.
  UNIQUE,
  /// There are too many values to be compared with each other, and no repetition was met.
  PROBABLY_UNIQUE,
  /// Some value occurs again.
  REPEATED
}
