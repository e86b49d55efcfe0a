package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.TextLength;
import java.util.Optional;

/// Lengths of values, in code points.
final class LengthStatistics {
  private int min = Integer.MAX_VALUE;
  private int max = -1;
  private long total;
  private long count;

  void add(int codePoints, long weight) {
    min = Math.min(min, codePoints);
    max = Math.max(max, codePoints);
    total += codePoints * weight;
    count += weight;
  }

  Optional<TextLength> get() {
    return count == 0 ? Optional.empty() : Optional.of(new TextLength(min, max, (double) total / count));
  }
}
