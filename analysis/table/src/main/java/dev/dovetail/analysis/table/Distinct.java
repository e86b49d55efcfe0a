package dev.dovetail.analysis.table;

/// How many different values a column has. Numbers, dates and booleans count by value (`1.0` is `1.00`), text
/// by its characters.
///
/// @param value the number of different values that are not null
/// @param isExact whether it was counted; otherwise it was estimated, with a standard error of 0.4 % at most
///     (Flajolet, *On adaptive sampling*, 1990, with 2^17 hashes; fewer in tables of more than 8 columns),
///     never above the number of values
public record Distinct(long value, boolean isExact) {}
