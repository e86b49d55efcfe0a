package dev.dovetail.analysis.excel;

/// What a cell says its value is.
enum CellKind {
  /// Text, even if it looks like a number.
  TEXT,
  /// A number.
  NUMBER,
  /// A boolean, a date or a time, in its usual spelling.
  OTHER
}
