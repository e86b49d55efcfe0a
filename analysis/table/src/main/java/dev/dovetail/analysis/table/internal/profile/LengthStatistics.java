package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.TextLength;
import dev.dovetail.analysis.table.internal.text.Utf8;
import java.util.Optional;

/// Lengths of values, in code points.
final class LengthStatistics {
  private int min = Integer.MAX_VALUE;
  private int max = -1;

  void add(byte[] bytes, int from, int to) {
    int bytesLong = to - from;
    if (bytesLong <= max && bytesLong >= 4L * min) {
      return; // whatever its characters, it lies in between
    }
    int length = Utf8.codePoints(bytes, from, to);
    min = Math.min(min, length);
    max = Math.max(max, length);
  }

  Optional<TextLength> get() {
    return max < 0 ? Optional.empty() : Optional.of(new TextLength(min, max, Double.NaN));
  }
}
