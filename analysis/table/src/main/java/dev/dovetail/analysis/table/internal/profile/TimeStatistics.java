package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.internal.value.TimeParser;

/// Earliest and latest of a column, for as long as all of its values are dates or timestamps.
final class TimeStatistics {
  private long minSeconds = Long.MAX_VALUE;
  private int minNanos;
  private long maxSeconds = Long.MIN_VALUE;
  private int maxNanos;

  void add(long seconds, int nanos) {
    if (seconds < minSeconds || (seconds == minSeconds && nanos < minNanos)) {
      minSeconds = seconds;
      minNanos = nanos;
    }
    if (seconds > maxSeconds || (seconds == maxSeconds && nanos > maxNanos)) {
      maxSeconds = seconds;
      maxNanos = nanos;
    }
  }

  double least() {
    return minSeconds + minNanos / 1e9;
  }

  double greatest() {
    return maxSeconds + maxNanos / 1e9;
  }

  Range range(int kinds) {
    return new Range(
        TimeParser.canonical(minSeconds, minNanos, kinds), TimeParser.canonical(maxSeconds, maxNanos, kinds));
  }
}
