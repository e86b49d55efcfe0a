package dev.dovetail.analysis.table.internal.csv;

/// Why a quote was taken literally that would otherwise open a field.
enum Stray {
  /// None was.
  NONE,
  /// It is not closed before the end of the text.
  NEVER_CLOSED,
  /// It is not closed within the limit.
  CLOSED_TOO_FAR,
  /// It would be closed on another line, and only without it its line has as many fields as expected.
  CLOSED_ELSEWHERE
}
