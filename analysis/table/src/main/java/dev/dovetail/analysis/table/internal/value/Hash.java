package dev.dovetail.analysis.table.internal.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A 64-bit hash of short byte strings by folded 128-bit multiplication (as in wyhash, Wang Yi 2019). Not
/// against adversaries, and the same in every run.
public final class Hash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long K0 = 0xa0761d6478bd642fL;
  private static final long K1 = 0xe7037ed1a0b428dbL;

  /// Texts of so many bytes have the same hash only if they are the same.
  public static final int UNIQUE_BYTES = 7;

  private Hash() {}

  public static long of(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < 8) {
      return shortOf(bytes, from, length);
    }
    long a;
    long b = 0;
    long h = K0 ^ length;
    if (length == 8) {
      a = (long) LONGS.get(bytes, from);
    } else {
      int i = from;
      for (; i + 16 < to; i += 16) {
        h = fold((long) LONGS.get(bytes, i) ^ K1, (long) LONGS.get(bytes, i + 8) ^ h);
      }
      if (i + 8 < to) {
        h = fold((long) LONGS.get(bytes, i) ^ K1, h ^ K0);
      }
      a = (long) LONGS.get(bytes, to - 8);
    }
    return mix(fold(a ^ K1, b ^ h));
  }

  public static long of(long value) {
    return mix(fold(value ^ K1, K0));
  }

  /// Of at most seven bytes the hash is another one for each text, so that none of them needs to be compared.
  private static long shortOf(byte[] bytes, int from, int length) {
    long word = 0;
    if (from + 8 <= bytes.length) {
      word = (long) LONGS.get(bytes, from) & ((1L << (8 * length)) - 1);
    } else {
      for (int i = 0; i < length; i++) {
        word |= (bytes[from + i] & 0xffL) << (8 * i);
      }
    }
    long h = word | (long) length << 56;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  /// Tells whether two stretches of the same length are the same.
  public static boolean isSame(byte[] x, int xFrom, byte[] y, int yFrom, int length) {
    int i = 0;
    for (; i + 8 <= length; i += 8) {
      if ((long) LONGS.get(x, xFrom + i) != (long) LONGS.get(y, yFrom + i)) {
        return false;
      }
    }
    for (; i < length; i++) {
      if (x[xFrom + i] != y[yFrom + i]) {
        return false;
      }
    }
    return true;
  }

  private static long fold(long x, long y) {
    return Math.unsignedMultiplyHigh(x, y) ^ (x * y);
  }

  private static long mix(long h) {
    long x = (h ^ (h >>> 32)) * 0xd6e8feb86659fd93L;
    return x ^ (x >>> 32);
  }
}
