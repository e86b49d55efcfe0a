package dev.dovetail.analysis.table;

import java.util.List;

/// How the values of a numeric, date or timestamp column are distributed.
///
/// @param bins of equal width, ascending, without gaps; at most 20, one if all values are equal
/// @param isExact whether every count is exact; otherwise values close to a bound may have been counted in
///     the neighbouring bin
public record Histogram(List<Bin> bins, boolean isExact) {
  /// Copies the list.
  public Histogram {
    bins = List.copyOf(bins);
  }

  /// A range of values and how many there are.
  ///
  /// @param lower the lower bound, which belongs to the bin; dates are days and timestamps seconds since
  ///     1970-01-01 (UTC)
  /// @param upper the upper bound, which belongs to the next bin, save for the last
  /// @param count how many values are in between
  public record Bin(double lower, double upper, long count) {}
}
