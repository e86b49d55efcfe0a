package dev.dovetail.analysis.table.internal.value;

/// Reads universally unique identifiers (RFC 9562), and keeps the last one: 32 hexadecimal digits of either
/// case in groups of 8, 4, 4, 4 and 12; without braces.
public final class UuidParser {
  static final int LENGTH = 36;

  private long high;
  private long low;

  UuidParser() {}

  boolean parse(byte[] b, int from) {
    if (b[from + 8] != '-' || b[from + 13] != '-' || b[from + 18] != '-' || b[from + 23] != '-') {
      return false;
    }
    long a = hex(b, from, 8);
    long c = hex(b, from + 9, 4);
    long d = hex(b, from + 14, 4);
    long e = hex(b, from + 19, 4);
    long f = hex(b, from + 24, 12);
    high = a << 32 | c << 16 | d;
    low = e << 48 | f;
    return (a | c | d | e | f) >= 0;
  }

  /// Returns the number that up to 15 hexadecimal digits make, or a negative number.
  private static long hex(byte[] b, int from, int count) {
    long value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = b[i] <= '9' ? b[i] - '0' : (b[i] | 0x20) - 'a' + 10;
      if (digit < 0 || digit > 15 || (b[i] > '9' && digit < 10)) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /// Returns the first 64 bits, as `java.util.UUID` does.
  public long high() {
    return high;
  }

  /// Returns the last 64 bits.
  public long low() {
    return low;
  }
}
