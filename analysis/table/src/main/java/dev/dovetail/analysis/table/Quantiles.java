package dev.dovetail.analysis.table;

/// Quantiles of a numeric or temporal column, and the median of the absolute deviations from the median.
///
/// If exact, they are interpolated linearly between the two nearest values, as in pandas and NumPy (Hyndman
/// and Fan, *Sample Quantiles in Statistical Packages*, 1996, type 7). Otherwise each is a value of the
/// column whose rank differs from the wanted one by at most `rankError` times the number of values (of the
/// deviations from that median by twice as much). Values are taken as doubles, infinite ones left out.
///
/// Dates are days since 1970-01-01, timestamps seconds since then (UTC), times seconds since midnight.
///
/// @param p1 the 1st percentile
/// @param p5 the 5th percentile
/// @param p25 the first quartile
/// @param p50 the median
/// @param p75 the third quartile
/// @param p95 the 95th percentile
/// @param p99 the 99th percentile
/// @param mad the median absolute deviation, not scaled
/// @param rankError 0 if exact, else a proven bound: at most 0.001 in tables of up to 32 columns, more in
///     wider ones
public record Quantiles(
    double p1, double p5, double p25, double p50, double p75, double p95, double p99, double mad,
    double rankError) {
  /// Tells whether every row was considered.
  public boolean isExact() {
    return rankError == 0;
  }
}
