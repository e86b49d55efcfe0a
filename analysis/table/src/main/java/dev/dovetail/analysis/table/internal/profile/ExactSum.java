package dev.dovetail.analysis.table.internal.profile;

import java.math.BigInteger;

/// A sum of integers without bound: 128 bits that spill into a `BigInteger` before they overflow.
final class ExactSum {
  private long low;
  private long high;
  private BigInteger spilled = BigInteger.ZERO;

  void add(long value) {
    add(value >> 63, value);
  }

  /// Adds the product of two integers.
  void addProduct(long x, long y) {
    add(Math.multiplyHigh(x, y), x * y);
  }

  private void add(long valueHigh, long valueLow) {
    long sum = low + valueLow;
    high += valueHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
    low = sum;
    if (((high + (1L << 61)) >>> 62) != 0) { // products reach 2^126, so the next one might overflow
      spill();
    }
  }

  void add(BigInteger value) {
    spilled = spilled.add(value);
  }

  void multiply(BigInteger factor) {
    spilled = value().multiply(factor);
    high = 0;
    low = 0;
  }

  private void spill() {
    spilled = value();
    high = 0;
    low = 0;
  }

  BigInteger value() {
    BigInteger unsignedLow = new BigInteger(Long.toUnsignedString(low));
    return spilled.add(BigInteger.valueOf(high).shiftLeft(64)).add(unsignedLow);
  }
}
