package dev.dovetail.analysis.table;

/// How many different values a column has. Numbers, dates and booleans count by value (`1.0` is `1.00`), text
/// by its characters.
///
/// @param value the number of different values that are not null
/// @param isExact whether it was counted; otherwise it was estimated, with a standard error of about 1 %
///     (HyperLogLog, Flajolet et al. 2007, with 2^14 registers; fewer in tables of more than 1,000 columns),
///     never above the number of values
public record Distinct(long value, boolean isExact) {}
