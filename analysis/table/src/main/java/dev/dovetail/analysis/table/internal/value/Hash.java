package dev.dovetail.analysis.table.internal.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A 64-bit hash of short byte strings by folded 128-bit multiplication (as in wyhash, Wang Yi 2019). Not
/// against adversaries, and the same in every run.
public final class Hash {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long K0 = 0xa0761d6478bd642fL;
  private static final long K1 = 0xe7037ed1a0b428dbL;

  private Hash() {}

  public static long of(byte[] bytes, int from, int to) {
    int length = to - from;
    long a;
    long b = 0;
    long h = K0 ^ length;
    if (length <= 8) {
      if (length >= 4) {
        a = (int) INTS.get(bytes, from);
        b = (int) INTS.get(bytes, to - 4);
      } else {
        a = length == 0 ? 0 : ((bytes[from] & 0xffL) << 16)
            | ((bytes[from + length / 2] & 0xffL) << 8)
            | (bytes[to - 1] & 0xffL);
      }
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
