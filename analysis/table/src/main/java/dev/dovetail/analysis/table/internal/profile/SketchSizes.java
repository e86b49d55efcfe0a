package dev.dovetail.analysis.table.internal.profile;

/// How large the estimators of one column may be, so that all columns together stay within bounds.
///
/// @param hashes capacity of the [HashSample]s
/// @param frequentValues capacity of [FrequentValues]
/// @param quantiles size of the buffer of the [QuantileSketch]
/// @param hasCounters whether small integers have a counter each
record SketchSizes(int hashes, int frequentValues, int quantiles, boolean hasCounters) {
  private static final int MOST_COUNTED_COLUMNS = 64;
  private static final int BYTES = 64 << 20;

  static SketchSizes forColumns(int columns) {
    int share = BYTES / Math.max(columns, 1);
    return new SketchSizes(
        Math.clamp(Integer.highestOneBit(share / 64), 16, 1 << 17),
        Math.clamp(share / 128, 24, 4096),
        Math.clamp(Integer.highestOneBit(share / 64), 64, 1 << 15),
        columns <= MOST_COUNTED_COLUMNS);
  }

  /// Returns about how many bytes the estimators of one column take.
  long memory() {
    return 50L * hashes + 48L * frequentValues + 24L * quantiles;
  }
}
