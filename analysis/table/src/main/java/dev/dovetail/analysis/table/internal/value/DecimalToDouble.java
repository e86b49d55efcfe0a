package dev.dovetail.analysis.table.internal.value;

import java.math.BigInteger;

/// The double nearest to a decimal number (Eisel and Lemire, in: Lemire, *Number Parsing at a Gigabyte per
/// Second*, 2021), for the exponents that occur in tables; where the method does not decide, who calls asks
/// the JDK.
final class DecimalToDouble {
  private static final int MOST_EXPONENT = 100;
  private static final int EXACT_POWERS = 22;
  private static final double[] POWERS = new double[EXACT_POWERS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= EXACT_POWERS; i++) {
      POWERS[i] = POWERS[i - 1] * 10; // exact up to 10^22
    }
  }

  private DecimalToDouble() {}

  /// Returns the double nearest to a number times a power of ten, or NaN if that is not decided.
  ///
  /// @param digits the number, unsigned
  static double nearest(long digits, int exponent) {
    if (digits >= 0 && digits <= 1L << 53 && exponent >= -EXACT_POWERS && exponent <= EXACT_POWERS) {
      return exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
    }
    if (digits == 0) {
      return 0;
    }
    return Math.abs(exponent) > MOST_EXPONENT ? Double.NaN : byProduct(digits, exponent);
  }

  private static double byProduct(long digits, int exponent) {
    int zeros = Long.numberOfLeadingZeros(digits);
    long w = digits << zeros;
    long high = Math.unsignedMultiplyHigh(w, FivePowers.HIGH[exponent + MOST_EXPONENT]);
    long low = w * FivePowers.HIGH[exponent + MOST_EXPONENT];
    if ((high & 0x1FF) == 0x1FF) {
      long carry = Math.unsignedMultiplyHigh(w, FivePowers.LOW[exponent + MOST_EXPONENT]);
      low += carry;
      high += Long.compareUnsigned(low, carry) < 0 ? 1 : 0;
    }
    if (low == -1 && (exponent < -27 || exponent > 55)) {
      return Double.NaN;
    }
    int top = (int) (high >>> 63);
    int shift = top + 9; // leaves 53 bits and one to round by
    long mantissa = high >>> shift;
    boolean isTie = (low == 0 || low == 1) && exponent >= -4 && exponent <= 23
        && (mantissa & 3) == 1 && mantissa << shift == high;
    mantissa = (isTie ? mantissa : mantissa + (mantissa & 1)) >>> 1;
    long biased = ((217_706L * exponent) >> 16) + 63 + top - zeros + 1023;
    if (mantissa >>> 53 != 0) {
      mantissa >>>= 1;
      biased++;
    }
    return Double.longBitsToDouble(biased << 52 | (mantissa & ((1L << 52) - 1)));
  }

  /// The upper 128 bits of powers of five, those of 5^-27 to 5^-1 rounded up, the others down; made when first
  /// needed.
  private static final class FivePowers {
    static final long[] HIGH = new long[2 * MOST_EXPONENT + 1];
    static final long[] LOW = new long[2 * MOST_EXPONENT + 1];

    static {
      BigInteger power = BigInteger.ONE;
      for (int i = 0; i <= MOST_EXPONENT; i++) {
        set(MOST_EXPONENT + i, power.shiftLeft(128).shiftRight(power.bitLength()));
        if (i > 0) {
          BigInteger one = BigInteger.ONE.shiftLeft(power.bitLength() + 127);
          BigInteger inverse = one.divide(power);
          set(MOST_EXPONENT - i, i <= 27 ? inverse.add(BigInteger.ONE) : inverse);
        }
        power = power.multiply(BigInteger.valueOf(5));
      }
    }

    private FivePowers() {}

    private static void set(int i, BigInteger bits) {
      HIGH[i] = bits.shiftRight(64).longValue();
      LOW[i] = bits.longValue();
    }
  }
}
