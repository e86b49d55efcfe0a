package dev.dovetail.analysis.table.internal.profile;

/// How large the estimators of one column may be, so that all columns together stay within bounds.
///
/// @param precision of the [HyperLogLog]s
/// @param frequentValues capacity of [FrequentValues]
/// @param histogramBins of the [FineHistogram]
record SketchSizes(int precision, int frequentValues, int histogramBins) {
  private static final int BYTES = 32 << 20;

  static SketchSizes forColumns(int columns) {
    int share = BYTES / Math.max(columns, 1);
    int registers = Math.clamp(Integer.highestOneBit(share / 2), 16, 1 << 14);
    return new SketchSizes(
        Integer.numberOfTrailingZeros(registers),
        Math.clamp(share / 48, 24, 8192),
        Math.clamp(Integer.highestOneBit(share / 16), 32, 2048));
  }

  /// Returns about how many bytes the estimators of one column take.
  long memory() {
    return 2L * (1 << precision) + 40L * frequentValues + 8L * histogramBins;
  }
}
