package dev.dovetail.analysis.table.internal.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes at once. The first byte is the lowest of the long; digits are worked on as their values, so
/// that leading zeros are zero bytes.
public final class Digits {
  /// Eight times the character `0`.
  public static final long ZEROS = 0x3030303030303030L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = 0x0101010101010101L;

  private Digits() {}

  /// Returns the eight bytes from `at` on.
  public static long load(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /// Returns the bytes from `at` to the end of the array, of which there are fewer than eight.
  public static long loadLast(byte[] bytes, int at) {
    long word = 0;
    for (int i = at; i < bytes.length; i++) {
      word |= (bytes[i] & 0xffL) << (8 * (i - at));
    }
    return word;
  }

  /// Returns a byte eight times.
  static long repeat(int value) {
    return value * LOW_BITS;
  }

  /// Tells whether all bytes are at most 9.
  public static boolean areDigits(long values) {
    return (((values + 0x7676767676767676L) | values) & HIGH_BITS) == 0;
  }

  /// Marks the first zero byte by its high bit, and perhaps bytes after it; 0 if no byte is zero.
  static long zeroBytes(long x) {
    return (x - LOW_BITS) & ~x & HIGH_BITS;
  }

  /// Returns the number that eight digits make (Lemire, *Quickly parsing eight digits*, 2018).
  public static long number(long values) {
    long pairs = values * 10 + (values >>> 8);
    return ((pairs & 0x000000FF000000FFL) * 0x000F424000000064L
        + ((pairs >>> 16) & 0x000000FF000000FFL) * 0x0000271000000001L) >>> 32;
  }
}
