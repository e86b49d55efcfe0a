package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.Range;
import dev.dovetail.analysis.table.internal.text.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Least and greatest of a column as text.
final class TextStatistics {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] min = {};
  private byte[] max = {};
  private long minPrefix;
  private long maxPrefix;
  private boolean isMinCut;
  private boolean isMaxCut;
  private boolean isEmpty = true;

  /// Adds a text.
  ///
  /// @param isCut whether what is given is the beginning of the text only
  void add(byte[] bytes, int from, int end, boolean isCut) {
    long prefix = prefix(bytes, from, end);
    boolean isBetween = Long.compareUnsigned(prefix, minPrefix) > 0
        && Long.compareUnsigned(prefix, maxPrefix) < 0;
    if (isBetween && !isEmpty) {
      return;
    }
    int to = Math.min(end, from + ValueTable.KEPT_BYTES);
    boolean isShown = !isCut && to == end;
    if (isEmpty || Arrays.compareUnsigned(bytes, from, to, min, 0, min.length) < 0) {
      min = Arrays.copyOfRange(bytes, from, to);
      minPrefix = prefix;
      isMinCut = !isShown;
    }
    if (isEmpty || Arrays.compareUnsigned(bytes, from, to, max, 0, max.length) > 0) {
      max = Arrays.copyOfRange(bytes, from, to);
      maxPrefix = prefix;
      isMaxCut = !isShown;
    }
    isEmpty = false;
  }

  /// The first eight bytes, as a number that is less if the text is.
  private static long prefix(byte[] bytes, int from, int to) {
    if (from + 8 <= bytes.length) {
      long first = (long) LONGS.get(bytes, from);
      return to - from >= 8 ? first : to == from ? 0 : first & -1L << (8 * (8 - (to - from)));
    }
    long prefix = 0;
    for (int i = from; i < Math.min(to, from + 8); i++) {
      prefix |= (bytes[i] & 0xffL) << (8 * (7 - (i - from)));
    }
    return prefix;
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
