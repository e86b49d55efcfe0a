package dev.dovetail.analysis.table;

/// A value and how often it occurs.
///
/// @param value the value: text as it is in the file (longer than 128 bytes: its beginning and `…`), all else
///     in the canonical form of the column's type
/// @param count how often it was counted
/// @param isExact whether the count is exact; otherwise the value occurs at least so often
public record ValueCount(String value, long count, boolean isExact) {}
