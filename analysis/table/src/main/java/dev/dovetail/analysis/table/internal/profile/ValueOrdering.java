package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dovetail.analysis.table.ValueOrder;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.util.Arrays;

/// Follows whether the values of a column ascend or descend, as text and as what else they can be read as,
/// until they do neither.
final class ValueOrdering {
  private static final int RISE = 1;
  private static final int FALL = 2;
  private static final int REPEAT = 4;

  private byte[] last = {};
  private int lastLength = -1;
  private int textSteps;
  private int valueSteps;
  private double number;
  private int lastNanos;

  /// Tells whether there is still something to find out.
  boolean isOpen() {
    return isOpen(textSteps) || isOpen(valueSteps);
  }

  private static boolean isOpen(int steps) {
    return (steps & (RISE | FALL)) != (RISE | FALL);
  }

  /// Follows the next value.
  ///
  /// @param kinds what all values up to and with this one can be read as
  void add(byte[] bytes, int from, int to, ValueParser parser, int kinds) {
    boolean isFirst = lastLength < 0;
    int kept = Math.min(to - from, ValueTable.KEPT_BYTES);
    int comparison = isFirst ? 0 : Arrays.compareUnsigned(bytes, from, from + kept, last, 0, lastLength);
    boolean isSame = comparison == 0;
    if (!isFirst) {
      textSteps |= step(comparison);
    }
    if (kinds == Kinds.NONE) {
      valueSteps = RISE | FALL;
    } else if (!isFirst && isSame) {
      valueSteps |= REPEAT;
    } else {
      addValue(bytes, from, to, parser, kinds, isFirst);
    }
    if (!isSame || isFirst) {
      if (last.length < kept) {
        last = new byte[Math.max(16, kept)];
      }
      System.arraycopy(bytes, from, last, 0, kept);
      lastLength = kept;
    }
  }

  private void addValue(byte[] bytes, int from, int to, ValueParser parser, int kinds, boolean isFirst) {
    parser.parse(bytes, from, to, kinds);
    double next = parser.number();
    int nanos = (kinds & Kinds.TIMES) != 0 ? parser.times().nanos() : 0;
    if (!isFirst) {
      int comparison = Double.compare(next, number);
      if (comparison == 0) {
        comparison = (kinds & Kinds.NUMBERS) == 0 ? Integer.compare(nanos, lastNanos)
            : parser.exact(text(bytes, from, to)).compareTo(parser.exact(text(last, 0, lastLength)));
      }
      valueSteps |= step(comparison);
    }
    number = next;
    lastNanos = nanos;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, ISO_8859_1);
  }

  private static int step(int comparison) {
    return comparison > 0 ? RISE : comparison < 0 ? FALL : REPEAT;
  }

  /// Returns the order.
  ///
  /// @param isText whether the column is text in the end
  ValueOrder order(boolean isText) {
    return switch (isText ? textSteps : valueSteps) {
      case RISE -> ValueOrder.STRICTLY_INCREASING;
      case RISE | REPEAT -> ValueOrder.INCREASING;
      case FALL -> ValueOrder.STRICTLY_DECREASING;
      case FALL | REPEAT -> ValueOrder.DECREASING;
      case 0, REPEAT -> ValueOrder.NONE;
      default -> ValueOrder.UNORDERED;
    };
  }
}
