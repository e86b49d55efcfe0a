package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.ValueOrder;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.UuidParser;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Follows whether the values of a column ascend or descend, as text and as what else they can be read as,
/// until they do neither.
final class ValueOrdering {
  private static final int RISE = 1;
  private static final int FALL = 2;
  private static final int REPEAT = 4;

  private final Track values = new Track();
  private final Track monthFirst = new Track();
  private byte[] last = {};
  private int lastLength = -1;
  private int textSteps;
  private boolean hasValue;
  private long uuidHigh;
  private long uuidLow;
  private @Nullable String beforeNulls; // the last value, if spellings of null came after it

  /// Tells whether there is still something to find out.
  boolean isOpen() {
    return isOpen(textSteps) || isOpen(values.steps) || isOpen(monthFirst.steps);
  }

  private static boolean isOpen(int steps) {
    return (steps & (RISE | FALL)) != (RISE | FALL);
  }

  /// Follows the next value.
  ///
  /// @param kinds what all values up to and with this one can be read as
  void add(byte[] bytes, int from, int to, ValueParser parser, int kinds) {
    int comparison = compareText(bytes, from, to);
    if (kinds == Kinds.NONE) {
      values.steps = RISE | FALL;
      monthFirst.steps = RISE | FALL;
    } else {
      parser.parse(bytes, from, to, kinds);
      boolean isTime = (kinds & Kinds.TIMES) != 0;
      int nanos = isTime ? parser.times().nanos() : 0;
      boolean isTie = hasValue && (kinds & Kinds.NUMBERS) != 0 && parser.number() == values.number
          && !Double.isInfinite(values.number) && (comparison != 0 || beforeNulls != null);
      int tie = isTie ? compareExactly(parser, text(bytes, from, to))
          : kinds == Kinds.UUID ? compareUuid(parser.uuids()) : 0;
      // the number of a time with nanoseconds is rounded
      double number = isTime ? parser.times().seconds() : parser.number();
      values.add(number, nanos, tie, !hasValue);
      boolean isEitherOrder = isTime && Kinds.isAmbiguous(kinds);
      double other = isEitherOrder ? parser.times().monthFirstSeconds() : number;
      monthFirst.add(other, nanos, tie, !hasValue);
    }
    keepText(bytes, from, to, comparison);
    beforeNulls = null;
    hasValue = true;
  }

  /// Follows a spelling of null, which is a value if the column is text in the end.
  void addNull(byte[] bytes, int from, int to) {
    if (beforeNulls == null && hasValue) {
      beforeNulls = text(last, 0, lastLength);
    }
    keepText(bytes, from, to, compareText(bytes, from, to));
  }

  private int compareText(byte[] bytes, int from, int to) {
    if (lastLength < 0) {
      return 0;
    }
    int kept = Math.min(to - from, ValueTable.KEPT_BYTES);
    int comparison = Arrays.compareUnsigned(bytes, from, from + kept, last, 0, lastLength);
    textSteps |= step(comparison);
    return comparison;
  }

  private void keepText(byte[] bytes, int from, int to, int comparison) {
    if (comparison == 0 && lastLength >= 0) {
      return;
    }
    int kept = Math.min(to - from, ValueTable.KEPT_BYTES);
    if (last.length < kept) {
      last = new byte[Math.max(16, kept)];
    }
    System.arraycopy(bytes, from, last, 0, kept);
    lastLength = kept;
  }

  /// Compares a number with the last one, which is the same as a double.
  private int compareExactly(ValueParser parser, String number) {
    String other = beforeNulls == null ? text(last, 0, lastLength) : beforeNulls;
    BigDecimal exact = parser.exact(number);
    return exact.compareTo(parser.exact(other));
  }

  private int compareUuid(UuidParser uuid) {
    int byHigh = Long.compareUnsigned(uuid.high(), uuidHigh);
    int comparison = byHigh != 0 ? byHigh : Long.compareUnsigned(uuid.low(), uuidLow);
    uuidHigh = uuid.high();
    uuidLow = uuid.low();
    return comparison;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, UTF_8);
  }

  private static int step(int comparison) {
    return comparison > 0 ? RISE : comparison < 0 ? FALL : REPEAT;
  }

  /// Returns the order.
  ///
  /// @param isText whether the column is text in the end
  /// @param isMonthFirst whether its days are written month first
  ValueOrder order(boolean isText, boolean isMonthFirst) {
    return switch (isText ? textSteps : isMonthFirst ? monthFirst.steps : values.steps) {
      case RISE -> ValueOrder.STRICTLY_INCREASING;
      case RISE | REPEAT -> ValueOrder.INCREASING;
      case FALL -> ValueOrder.STRICTLY_DECREASING;
      case FALL | REPEAT -> ValueOrder.DECREASING;
      case 0, REPEAT -> ValueOrder.NONE;
      default -> ValueOrder.UNORDERED;
    };
  }

  /// The values in one reading.
  private static final class Track {
    private double number;
    private int nanos;
    private int steps;

    void add(double next, int nextNanos, int tie, boolean isFirst) {
      if (!isFirst) {
        int comparison = Double.compare(next, number);
        comparison = comparison != 0 ? comparison : Integer.compare(nextNanos, nanos);
        steps |= step(comparison != 0 ? comparison : tie);
      }
      number = next;
      nanos = nextNanos;
    }
  }
}
