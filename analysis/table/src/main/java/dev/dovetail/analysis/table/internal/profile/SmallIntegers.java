package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.dovetail.analysis.table.internal.value.Digits;
import dev.dovetail.analysis.table.internal.value.Hash;
import org.jspecify.annotations.Nullable;

/// Counts integers that lie close together, one counter each: much faster than looking them up, for the many
/// columns of numbers, codes and years that have only such values.
final class SmallIntegers {
  /// Says that a value is not such an integer.
  static final int NONE = Integer.MIN_VALUE;

  private static final int MOST_COUNTERS = 1 << 16;
  private static final int MOST_DIGITS = 8;

  private long[] counts = {};
  private int base;

  /// Reads an integer of at most eight digits as it would be printed: no sign but a minus, no leading zero.
  ///
  /// @return the integer, or [#NONE]
  static int parse(byte[] bytes, int from, int to) {
    int at = from;
    boolean isNegative = bytes[at] == '-';
    if (isNegative) {
      at++;
    }
    int digits = to - at;
    if (digits == 0 || digits > MOST_DIGITS || (bytes[at] == '0' && (digits > 1 || isNegative))) {
      return NONE;
    }
    long values = at + 8 <= bytes.length ? Digits.load(bytes, at) : Digits.loadLast(bytes, at);
    values = (values ^ Digits.ZEROS) << (8 * (MOST_DIGITS - digits)); // what follows the digits drops out
    if (!Digits.areDigits(values)) {
      return NONE;
    }
    int value = (int) Digits.number(values);
    return isNegative ? -value : value;
  }

  /// Takes over what a table has counted, if all values are such integers.
  static @Nullable SmallIntegers of(ValueTable table) {
    SmallIntegers integers = new SmallIntegers();
    for (int entry = 0; entry < table.size(); entry++) {
      boolean isValue = !table.isLiteral(entry) && !table.isNull(entry) && !table.isNullAmongValues(entry);
      int value = isValue ? parse(table.text(), table.start(entry), table.end(entry)) : NONE;
      if (value == NONE || !integers.count(value)) {
        return null;
      }
      integers.counts[value - integers.base] = table.count(entry);
    }
    return integers;
  }

  /// Counts an integer.
  ///
  /// @return false if it lies too far from the others to have a counter
  boolean count(int value) {
    int index = value - base;
    if (index < 0 || index >= counts.length) {
      return grow(value);
    }
    counts[index]++;
    return true;
  }

  private boolean grow(int value) {
    int first = counts.length == 0 ? value : Math.min(base, value);
    int last = counts.length == 0 ? value : Math.max(base + counts.length - 1, value);
    int span = last - first + 1;
    if (span > MOST_COUNTERS) {
      return false;
    }
    int size = Math.clamp(2L * counts.length, Math.max(span, 2), MOST_COUNTERS);
    int newBase = value < base && counts.length > 0 ? last + 1 - size : first;
    long[] wider = new long[size];
    System.arraycopy(counts, 0, wider, counts.length == 0 ? 0 : base - newBase, counts.length);
    counts = wider;
    base = newBase;
    counts[value - base]++;
    return true;
  }

  /// Adds what was counted to a table of values, in ascending order.
  void pour(ValueTable table) {
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        byte[] text = Integer.toString(base + i).getBytes(US_ASCII);
        table.insert(text, 0, text.length, Hash.of(text, 0, text.length), (byte) 0, counts[i], base + i);
      }
    }
    counts = new long[0];
  }
}
