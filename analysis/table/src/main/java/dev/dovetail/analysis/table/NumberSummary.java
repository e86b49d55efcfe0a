package dev.dovetail.analysis.table;

import java.util.OptionalDouble;

/// Moments of a numeric column, over its values that are not null.
///
/// Columns of integers of 64 bits, and of numbers of at most 18 digits, are summed exactly, in integers, so
/// that `mean` and `standardDeviation` are the correctly rounded results for the decimal numbers in the file.
/// All others are summed in doubles by Welford's method (Technometrics 4, 1962).
///
/// @param min the least value; rounded to a double, for the exact one see [Range]
/// @param max the greatest value, likewise
/// @param mean the arithmetic mean
/// @param standardDeviation of the sample (divided by n - 1); empty if there is one value only
/// @param isExact whether the sums were exact before the last rounding
public record NumberSummary(
    double min, double max, double mean, OptionalDouble standardDeviation, boolean isExact) {}
