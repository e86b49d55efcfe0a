package dev.dovetail.analysis.table.internal.frame;

import java.math.BigInteger;

/// Sums of integers and of products of two, one a group, in 192 bits, which 2³¹ products of 64-bit integers
/// cannot exceed.
final class ExactSums {
  private static final int WORD = 64;

  private final long[] low;
  private final long[] middle;
  private final long[] high;

  ExactSums(int groups) {
    low = new long[groups];
    middle = new long[groups];
    high = new long[groups];
  }

  void add(int group, long value) {
    add(group, value >> 63, value);
  }

  void addProduct(int group, long x, long y) {
    add(group, Math.multiplyHigh(x, y), x * y);
  }

  private void add(int group, long upper, long lower) {
    long sum = low[group] + lower;
    long carry = Long.compareUnsigned(sum, lower) < 0 ? 1 : 0;
    long before = middle[group];
    long next = before + upper;
    long after = next + carry;
    low[group] = sum;
    middle[group] = after;
    high[group] += (upper >> 63) + (Long.compareUnsigned(next, upper) < 0 ? 1 : 0)
        + (Long.compareUnsigned(after, next) < 0 ? 1 : 0);
  }

  /// Tells whether a sum is within 64 bits.
  boolean isLong(int group) {
    long sign = low[group] >> 63;
    return middle[group] == sign && high[group] == sign;
  }

  /// Returns a sum that is within 64 bits.
  long longValue(int group) {
    return low[group];
  }

  BigInteger value(int group) {
    if (isLong(group)) {
      return BigInteger.valueOf(low[group]);
    }
    return BigInteger.valueOf(high[group]).shiftLeft(WORD).add(unsigned(middle[group]))
        .shiftLeft(WORD).add(unsigned(low[group]));
  }

  private static BigInteger unsigned(long word) {
    return word >= 0 ? BigInteger.valueOf(word)
        : BigInteger.valueOf(word).add(BigInteger.ONE.shiftLeft(WORD));
  }
}
