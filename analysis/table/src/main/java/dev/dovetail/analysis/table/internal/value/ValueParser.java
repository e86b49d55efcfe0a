package dev.dovetail.analysis.table.internal.value;

import dev.dovetail.analysis.table.DateOrder;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import java.math.BigDecimal;
import java.util.Optional;

/// Reads one value after another from bytes, and keeps what it found until the next; no object a value. For
/// one thread.
///
/// Spaces around a value are overlooked. What a value can be read as is said in
/// [dev.dovetail.analysis.table.ColumnType].
public final class ValueParser {
  /// Longer values are text.
  static final int MOST_BYTES = 96;

  private final NumberParser numbers;
  private final TimeParser times;
  private final UuidParser uuids = new UuidParser();
  private double number;

  /// @param numbers how numbers are spelled
  /// @param order of days written as three numbers, if it is known
  public ValueParser(NumberSpelling numbers, Optional<DateOrder> order) {
    this.numbers = new NumberParser(numbers);
    this.times = new TimeParser(order);
  }

  /// Reads a value.
  ///
  /// @param wanted the [Kinds] of interest
  /// @return the kinds of `wanted` that it can be read as
  public int parse(byte[] bytes, int start, int end, int wanted) {
    int from = start;
    int to = end;
    while (from < to && bytes[from] == ' ') {
      from++;
    }
    while (to > from && bytes[to - 1] == ' ') {
      to--;
    }
    if (from == to || to - from > MOST_BYTES) {
      return Kinds.NONE;
    }
    byte first = bytes[from];
    if (first >= '0' && first <= '9') {
      int kinds = (wanted & Kinds.NUMBERS) == 0 ? Kinds.NONE : number(bytes, from, to);
      if (kinds == Kinds.NONE && (wanted & Kinds.TIMES) != 0) {
        kinds = time(bytes, from, to, wanted);
      }
      return wanted & (kinds == Kinds.NONE ? uuid(bytes, from, to, wanted) : kinds);
    }
    return switch (first) {
      case '-', '+', '.', ',' -> (wanted & Kinds.NUMBERS) == 0 ? Kinds.NONE : wanted & number(bytes, from, to);
      default -> Ascii.isLetter(first) ? wanted & word(bytes, from, to, wanted) : Kinds.NONE;
    };
  }

  private int number(byte[] bytes, int from, int to) {
    int kinds = numbers.parse(bytes, from, to);
    number = numbers.number();
    return kinds;
  }

  private int time(byte[] bytes, int from, int to, int wanted) {
    int kinds = times.parse(bytes, from, to, wanted);
    if (kinds != Kinds.NONE) {
      number = times.seconds() + times.nanos() / 1e9;
    }
    return kinds;
  }

  private int uuid(byte[] bytes, int from, int to, int wanted) {
    if ((wanted & Kinds.UUID) == 0 || to - from != UuidParser.LENGTH || !uuids.parse(bytes, from)) {
      return Kinds.NONE;
    }
    number = 0;
    return Kinds.UUID;
  }

  /// Reads what begins with a letter.
  private int word(byte[] bytes, int from, int to, int wanted) {
    int length = to - from;
    if (length == UuidParser.LENGTH) {
      return uuid(bytes, from, to, wanted);
    }
    if (length <= 5 && (wanted & Kinds.BOOLEAN) != 0) {
      boolean isTrue = Ascii.isWord(bytes, from, to, "true");
      if (isTrue || Ascii.isWord(bytes, from, to, "false")) {
        number = isTrue ? 1 : 0;
        return Kinds.BOOLEAN;
      }
    }
    if ((bytes[from] | 0x20) == 'i') {
      return (wanted & Kinds.FLOAT64) == 0 ? Kinds.NONE : number(bytes, from, to);
    }
    return (wanted & Kinds.TIMES) == 0 ? Kinds.NONE : time(bytes, from, to, wanted);
  }

  /// Returns the number that a text parsed by this is.
  ///
  /// @throws NumberFormatException if it is infinite
  public BigDecimal exact(String text) {
    return numbers.exact(text);
  }

  /// Returns the last number, correctly rounded; of a day or time the seconds as in [TimeParser#seconds]; of a
  /// boolean 0 or 1; of a UUID 0.
  public double number() {
    return number;
  }

  /// Tells whether the last number is [#unscaled] divided by ten to the [#scale].
  public boolean isLong() {
    return numbers.isLong();
  }

  public long unscaled() {
    return numbers.unscaled();
  }

  /// Returns 0 to 18.
  public int scale() {
    return numbers.scale();
  }

  /// Returns the last day or time.
  public TimeParser times() {
    return times;
  }

  /// Returns the last UUID.
  public UuidParser uuids() {
    return uuids;
  }
}
