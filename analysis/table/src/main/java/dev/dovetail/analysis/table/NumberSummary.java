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
/// @param sum the sum; infinite if it is beyond the range of a double
/// @param mean the arithmetic mean; `NaN` if all values are infinite
/// @param standardDeviation of the sample (divided by n - 1); empty if there are fewer than two finite values
/// @param skewness of the sample, adjusted as pandas does (Fisher and Pearson's G1), of the values as
///     doubles: of symmetric ones it may be off zero by rounding, such as 1.8e-17; empty if there are fewer
///     than three values, all are equal, or powers of their deviations are beyond the range of a double
/// @param zeros how many values are zero
/// @param negatives how many values are less than zero
/// @param infinities how many values are infinite; all other figures but `min`, `max` leave them out
/// @param isExact whether the sums of values and of their squares were exact before the last rounding
public record NumberSummary(
    double min, double max, double sum, double mean, OptionalDouble standardDeviation,
    OptionalDouble skewness, long zeros, long negatives, long infinities, boolean isExact) {}
