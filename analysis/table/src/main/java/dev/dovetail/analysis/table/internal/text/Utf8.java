package dev.dovetail.analysis.table.internal.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Well-formedness of UTF-8 (Unicode 16, table 3-7), on arrays.
public final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private Utf8() {}

  /// Returns where the run of ASCII that begins at `from` ends.
  public static int endOfAscii(byte[] bytes, int from, int to) {
    int i = from;
    while (i + 32 <= to
        && (((long) LONGS.get(bytes, i) | (long) LONGS.get(bytes, i + 8)
            | (long) LONGS.get(bytes, i + 16) | (long) LONGS.get(bytes, i + 24)) & HIGH_BITS) == 0) {
      i += 32;
    }
    while (i + 8 <= to && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
      i += 8;
    }
    while (i < to && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /// Returns where the run of well-formed, complete sequences that begins at `from` ends.
  public static int endOfValid(byte[] bytes, int from, int to) {
    int i = from;
    while (true) {
      i = endOfAscii(bytes, i, to);
      if (i == to) {
        return i;
      }
      int length = sequence(bytes, i, to);
      if (length <= 0) {
        return i;
      }
      i += length;
    }
  }

  /// Looks at the sequence that begins at `at` with a byte that is not ASCII.
  ///
  /// @return its length if it is well-formed; 0 if it is, as far as it goes, but not complete; else minus the
  ///     number of bytes to be replaced by one U+FFFD (the maximal subpart of an ill-formed sequence)
  public static int sequence(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xff;
    int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length == 0) {
      return -1;
    }
    for (int i = 1; i < length; i++) {
      if (at + i == to) {
        return 0;
      }
      int next = bytes[at + i] & 0xff;
      int least = i > 1 ? 0x80 : first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
      int most = i > 1 ? 0xbf : first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
      if (next < least || next > most) {
        return -i;
      }
    }
    return length;
  }

  /// Returns the number of code points of well-formed UTF-8.
  public static int codePoints(byte[] bytes, int from, int to) {
    int ascii = endOfAscii(bytes, from, to);
    int count = ascii - from;
    for (int i = ascii; i < to; i++) {
      count += (bytes[i] & 0xc0) == 0x80 ? 0 : 1;
    }
    return count;
  }

  /// Returns the end of well-formed text without the sequence at its end that is not complete, if there is
  /// one.
  public static int withoutCutSequence(byte[] bytes, int from, int to) {
    int last = to - 1;
    while (last > from && (bytes[last] & 0xc0) == 0x80) {
      last--;
    }
    return last < from || bytes[last] >= 0 || sequence(bytes, last, to) > 0 ? to : last;
  }
}
