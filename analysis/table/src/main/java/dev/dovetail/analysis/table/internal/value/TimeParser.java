package dev.dovetail.analysis.table.internal.value;

import dev.dovetail.analysis.table.DateOrder;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads days and times, and keeps the last one.
///
/// Days are written as ISO 8601 does, `2024-02-29` (also `2024/02/29`), with an English month, `29 Feb 2024`,
/// `29-Feb-2024`, `Feb 29, 2024`, or as three numbers that end with the year, `29.02.2024`, `2/29/2024`,
/// `29-02-2024`, which are read in both orders as far as both are days, or in the one that is given. Years have
/// four digits, two only if an order is given: 69 to 99 are then of the last century, as in POSIX. A day may be
/// followed by a time, and that by a zone unless the day is of three numbers. Times of day stand alone too:
/// `12:30`, `12:30:15.123`, `1:30 PM`. An hour of one digit alone is a duration, hence text; so are weeks,
/// months without a day, and `20240229`, which is a number.
public final class TimeParser {
  private static final int DATE_LENGTH = 10;
  private static final int FIRST_YEAR_OF_TWO_DIGITS = 69;

  private final ClockParser clock = new ClockParser();
  private final @Nullable DateOrder order;
  private byte[] b = new byte[0];
  private int at;
  private int to;
  private long seconds;
  private long monthFirstSeconds;
  private int nanos;

  /// @param order of days written as three numbers, if it is known
  public TimeParser(Optional<DateOrder> order) {
    this.order = order.orElse(null);
  }

  /// Reads a day, a time, or both.
  ///
  /// @param wanted the [Kinds] of interest
  /// @return the kinds of `wanted` that it is
  int parse(byte[] bytes, int from, int end, int wanted) {
    b = bytes;
    at = from;
    to = end;
    nanos = 0;
    if (end - from < 5) {
      return Kinds.NONE;
    }
    if (!Ascii.isDigit(b[from])) {
      return wanted & monthNameFirst();
    }
    if (Ascii.isDigit(b[from + 1]) && Ascii.isDigit(b[from + 2])) {
      return end - from < DATE_LENGTH ? Kinds.NONE : wanted & yearFirst(from);
    }
    if (b[from + 1] == ':' || b[from + 2] == ':') {
      return wanted & timeOfDay();
    }
    int first = digits(2);
    byte separator = b[at++];
    if (at < to && Ascii.isLetter(b[at])) {
      return wanted & monthNameSecond(first, separator);
    }
    return first < 0 ? Kinds.NONE : yearLast(first, separator, wanted);
  }

  private int timeOfDay() {
    if (!clock.time(b, at, to, false) || !clock.isAtEnd()) {
      return Kinds.NONE;
    }
    keep(clock.seconds());
    nanos = clock.nanos();
    return Kinds.TIME;
  }

  private int yearFirst(int from) {
    byte separator = b[from + 4];
    long day = Digits.load(b, from) ^ Digits.ZEROS;
    long separators = (separator ^ '0') * 0x0100000100000000L;
    if ((separator != '-' && separator != '/') || (day & 0xff0000ff00000000L) != separators) {
      return Kinds.NONE;
    }
    day ^= separators;
    int tens = b[from + 8] - '0';
    int ones = b[from + 9] - '0';
    if (!Digits.areDigits(day) || tens < 0 || tens > 3 || ones < 0 || ones > 9) {
      return Kinds.NONE;
    }
    long pairs = day * 10 + (day >>> 8);
    int year = ((int) pairs & 0xff) * 100 + ((int) (pairs >>> 16) & 0xff);
    int month = (int) (pairs >>> 40) & 0xff;
    int dayOfMonth = tens * 10 + ones;
    if (!Days.isDay(year, month, dayOfMonth)) {
      return Kinds.NONE;
    }
    keep(Days.sinceEpoch(year, month, dayOfMonth) * Days.SECONDS_PER_DAY);
    at = from + DATE_LENGTH;
    if (at == to) {
      return Kinds.DATE | Kinds.LOCAL_TIMESTAMP;
    }
    boolean isT = (b[at] | 0x20) == 't';
    return isT || b[at] == ' ' ? timeAndZone(at + 1, !isT) : Kinds.NONE;
  }

  private int timeAndZone(int from, boolean isShortHour) {
    if (!clock.time(b, from, to, isShortHour)) {
      return Kinds.NONE;
    }
    nanos = clock.nanos();
    if (clock.isAtEnd()) {
      keep(seconds + clock.seconds());
      return Kinds.LOCAL_TIMESTAMP;
    }
    if (!clock.zone()) {
      return Kinds.NONE;
    }
    keep(seconds + clock.seconds() - clock.offset());
    return Kinds.ZONED_TIMESTAMP;
  }

  /// Reads the rest of `29 Feb 2024`.
  private int monthNameSecond(int day, byte separator) {
    if (separator != ' ' && separator != '-' && separator != '/') {
      return Kinds.NONE;
    }
    int month = monthName();
    return month > 0 && next(separator) ? named(year(), month, day) : Kinds.NONE;
  }

  /// Reads `Feb 29, 2024`, the comma optional.
  private int monthNameFirst() {
    int month = monthName();
    if (month == 0 || !next((byte) ' ')) {
      return Kinds.NONE;
    }
    int day = digits(2);
    next((byte) ',');
    return next((byte) ' ') ? named(year(), month, day) : Kinds.NONE;
  }

  private int named(int year, int month, int day) {
    if (!Days.isDay(year, month, day)) {
      return Kinds.NONE;
    }
    keep(Days.sinceEpoch(year, month, day) * Days.SECONDS_PER_DAY);
    if (at == to) {
      return Kinds.DATE | Kinds.LOCAL_TIMESTAMP;
    }
    next((byte) ',');
    return next((byte) ' ') ? timeAndZone(at, true) : Kinds.NONE;
  }

  /// Reads the rest of `29.02.2024`.
  private int yearLast(int first, byte separator, int wanted) {
    if (separator != '.' && separator != '/' && separator != '-') {
      return Kinds.NONE;
    }
    int second = digits(2);
    int year = next(separator) ? year() : -1;
    int kinds = (order != DateOrder.MONTH_DAY_YEAR && Days.isDay(year, second, first) ? Kinds.DAY_MONTH : 0)
        | (order != DateOrder.DAY_MONTH_YEAR && Days.isDay(year, first, second) ? Kinds.MONTH_DAY : 0);
    if (kinds == Kinds.NONE || (kinds & wanted) == Kinds.NONE) {
      return Kinds.NONE;
    }
    long time = 0;
    if (at < to) {
      next((byte) ',');
      if (!next((byte) ' ') || !clock.time(b, at, to, true) || !clock.isAtEnd()) {
        return Kinds.NONE;
      }
      time = clock.seconds();
      nanos = clock.nanos();
      kinds &= ~Kinds.DATES;
    }
    kinds &= wanted;
    boolean isMonthFirst = (kinds & Kinds.MONTH_DAY) != 0;
    boolean isDayFirst = (kinds & Kinds.DAY_MONTH) != 0;
    if (isMonthFirst) {
      keep(Days.sinceEpoch(year, first, second) * Days.SECONDS_PER_DAY + time);
    }
    if (isDayFirst) {
      seconds = Days.sinceEpoch(year, second, first) * Days.SECONDS_PER_DAY + time;
      monthFirstSeconds = isMonthFirst ? monthFirstSeconds : seconds;
    }
    return kinds;
  }

  private void keep(long value) {
    seconds = value;
    monthFirstSeconds = value;
  }

  /// Reads an English month of three letters or in full.
  private int monthName() {
    int from = at;
    while (at < to && Ascii.isLetter(b[at])) {
      at++;
    }
    int length = at - from;
    int month = length < 3 ? 0
        : Days.month((b[from] & 0xff) | (b[from + 1] & 0xff) << 8 | (b[from + 2] & 0xff) << 16);
    return month > 0 && (length == 3 || Ascii.isWord(b, from, at, Days.name(month))) ? month : 0;
  }

  /// Reads four digits, or two if an order is given.
  private int year() {
    int from = at;
    int year = digits(4);
    return switch (at - from) {
      case 4 -> year;
      case 2 -> order == null || year < 0 ? -1 : year + (year < FIRST_YEAR_OF_TWO_DIGITS ? 2000 : 1900);
      default -> -1;
    };
  }

  /// Reads one digit or more.
  private int digits(int most) {
    int first = at;
    int value = 0;
    while (at < to && at - first < most && Ascii.isDigit(b[at])) {
      value = value * 10 + (b[at++] - '0');
    }
    return at > first ? value : -1;
  }

  private boolean next(byte expected) {
    if (at < to && b[at] == expected) {
      at++;
      return true;
    }
    return false;
  }

  /// Tells whether a whole number looks like a day of the years 1900 to 2099 without separators, `20240229`.
  public static boolean isCompactDay(long number) {
    return number >= 1900_00_00 && number < 2100_00_00
        && Days.isDay((int) number / 10_000, (int) number / 100 % 100, (int) number % 100);
  }

  /// Writes what [ValueParser#parse] read, as ISO 8601.
  ///
  /// @param kinds which of [Kinds] the column has
  public static String canonical(long seconds, int nanos, int kinds) {
    if ((kinds & Kinds.TIME) != 0) {
      LocalTime time = LocalTime.ofSecondOfDay(seconds).withNano(nanos);
      return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
    if ((kinds & Kinds.DATES) != 0) {
      return time.toLocalDate().toString();
    }
    String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    return (kinds & Kinds.ZONED_TIMESTAMP) != 0 ? text + "Z" : text;
  }

  /// Returns the seconds since 1970-01-01T00:00, in UTC if there was a zone; of a time of day since midnight. A
  /// day that was wanted in both orders, and can be read in both, is read day first.
  public long seconds() {
    return seconds;
  }

  /// Returns the same, but of a day that was wanted in both orders, and can be read in both, read month first.
  public long monthFirstSeconds() {
    return monthFirstSeconds;
  }

  public int nanos() {
    return nanos;
  }
}
