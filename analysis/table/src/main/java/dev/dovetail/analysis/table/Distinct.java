package dev.dovetail.analysis.table;

/// How many different values a column has. Numbers, dates and booleans count by value, text by its
/// characters: `1.0` is `1.00` and `1e0`, while numbers that differ in a digit are two, even if a double
/// cannot tell them apart.
///
/// @param value the number of different values that are not null
/// @param isExact whether it was counted (values, or hashes of them of 64 bits); otherwise it was estimated
///     (Flajolet, *On adaptive sampling*, 1990), never above the number of values: with a standard error of
///     0.4 % at most in tables of up to 8 columns; it grows with the root of the number of columns in wider
///     ones
public record Distinct(long value, boolean isExact) {}
