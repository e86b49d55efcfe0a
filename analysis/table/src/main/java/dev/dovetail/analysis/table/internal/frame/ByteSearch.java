package dev.dovetail.analysis.table.internal.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Tells whether text has any of some ASCII characters, eight bytes at once (Mycroft's test for a zero byte).
final class ByteSearch {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final long[] wanted; // each character eight times
  private final boolean isControlWanted;

  /// @param isControlWanted whether characters below the space are wanted too
  ByteSearch(String characters, boolean isControlWanted) {
    this.wanted = characters.chars().mapToLong(c -> c * LOW_BITS).toArray();
    this.isControlWanted = isControlWanted;
  }

  boolean isIn(byte[] bytes, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      if (matches((long) LONGS.get(bytes, i)) != 0) {
        return true;
      }
    }
    int rest = to - i;
    if (rest == 0) {
      return false;
    }
    if (to >= 8) { // the bytes before were looked at, or belong to others
      return matches((long) LONGS.get(bytes, to - 8)) >>> (64 - 8 * rest) != 0;
    }
    long word = 0;
    for (int k = 0; k < rest; k++) {
      word |= (bytes[i + k] & 0xffL) << (8 * k);
    }
    return (matches(word) & ((1L << (8 * rest)) - 1)) != 0;
  }

  /// Marks a byte that is wanted by its high bit, and perhaps bytes after it.
  private long matches(long word) {
    long found = isControlWanted ? (word - 0x20 * LOW_BITS) & ~word : 0;
    for (long character : wanted) {
      long difference = word ^ character;
      found |= (difference - LOW_BITS) & ~difference;
    }
    return found & HIGH_BITS;
  }
}
