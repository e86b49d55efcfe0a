package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.internal.text.Utf8;
import java.util.Arrays;

/// Least and greatest of a column as text.
final class TextStatistics {
  private byte[] min = {};
  private byte[] max = {};
  private boolean isMinCut;
  private boolean isMaxCut;
  private boolean isEmpty = true;

  /// Adds a text.
  ///
  /// @param isCut whether what is given is the beginning of the text only
  void add(byte[] bytes, int from, int end, boolean isCut) {
    int to = Math.min(end, from + ValueTable.KEPT_BYTES);
    boolean isShown = !isCut && to == end;
    if (isEmpty || Arrays.compareUnsigned(bytes, from, to, min, 0, min.length) < 0) {
      min = Arrays.copyOfRange(bytes, from, to);
      isMinCut = !isShown;
    }
    if (isEmpty || Arrays.compareUnsigned(bytes, from, to, max, 0, max.length) > 0) {
      max = Arrays.copyOfRange(bytes, from, to);
      isMaxCut = !isShown;
    }
    isEmpty = false;
  }

  Range range() {
    return new Range(show(min, 0, min.length, isMinCut), show(max, 0, max.length, isMaxCut));
  }

  /// Makes a string of a text, or of its beginning.
  static String show(byte[] bytes, int from, int to, boolean isCut) {
    if (!isCut) {
      return new String(bytes, from, to - from, UTF_8);
    }
    int end = Utf8.withoutCutSequence(bytes, from, to);
    return new String(bytes, from, end - from, UTF_8) + "…";
  }
}
