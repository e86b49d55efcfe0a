package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.internal.value.UuidParser;
import java.util.UUID;

/// Least and greatest of a column, for as long as all of its values are UUIDs.
final class UuidStatistics {
  private long minHigh = -1;
  private long minLow = -1;
  private long maxHigh;
  private long maxLow;

  void add(UuidParser parsed) {
    long high = parsed.high();
    long low = parsed.low();
    if (compare(high, low, minHigh, minLow) < 0) {
      minHigh = high;
      minLow = low;
    }
    if (compare(high, low, maxHigh, maxLow) > 0) {
      maxHigh = high;
      maxLow = low;
    }
  }

  private static int compare(long high, long low, long otherHigh, long otherLow) {
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
  }

  Range range() {
    return new Range(new UUID(minHigh, minLow).toString(), new UUID(maxHigh, maxLow).toString());
  }
}
