package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Spells numbers, days and times in ASCII, straight into an array, as `Long`, `BigDecimal` and the classes of
/// `java.time` do. Each method returns where the text ends.
final class Spelling {
  private static final int DAYS_TO_YEAR_1 = -719_162;
  private static final int DAYS_TO_YEAR_10000 = 2_932_897;
  private static final int SECONDS_A_DAY = 86_400;

  /// 00, 01 … 99.
  private static final byte[] PAIRS = IntStream.range(0, 100)
      .mapToObj(n -> Character.toString('0' + n / 10) + n % 10)
      .collect(Collectors.joining()).getBytes(US_ASCII);

  private Spelling() {}

  /// Spells an integer.
  static int integer(byte[] target, int at, long value) {
    if (value < 0) {
      target[at] = '-';
      return value == Long.MIN_VALUE
          ? last(target, at + 1) : natural(target, at + 1, -value);
    }
    return natural(target, at, value);
  }

  /// The one number whose opposite is none.
  private static int last(byte[] target, int at) {
    int end = natural(target, at, Long.MAX_VALUE);
    target[end - 1]++;
    return end;
  }

  private static int natural(byte[] target, int at, long value) {
    int end = at + digits(value);
    fill(target, end, value);
    return end;
  }

  private static int digits(long value) {
    int digits = 1;
    for (long power = 10; digits < 19 && value >= power; power *= 10) {
      digits++;
    }
    return digits;
  }

  /// Writes the digits of a number that ends at a place.
  private static void fill(byte[] target, int end, long value) {
    int at = end;
    long high = value;
    while (high > Integer.MAX_VALUE) {
      long next = high / 100;
      at = pair(target, at, (int) (high - next * 100));
      high = next;
    }
    int low = (int) high;
    while (low >= 100) {
      int next = low / 100;
      at = pair(target, at, low - next * 100);
      low = next;
    }
    if (low >= 10) {
      pair(target, at, low);
    } else {
      target[at - 1] = (byte) ('0' + low);
    }
  }

  private static int pair(byte[] target, int end, int value) {
    target[end - 1] = PAIRS[2 * value + 1];
    target[end - 2] = PAIRS[2 * value];
    return end - 2;
  }

  /// Spells an integer divided by ten to the power of a scale from 0 to 18.
  static int decimal(byte[] target, int at, long unscaled, int scale) {
    if (scale == 0) {
      return integer(target, at, unscaled);
    }
    int from = unscaled < 0 ? at + 1 : at;
    int end = integer(target, at, unscaled);
    int missing = scale + 1 - (end - from);
    if (missing > 0) { // zeros before the first digit, one of them before the point
      System.arraycopy(target, from, target, from + missing, end - from);
      Arrays.fill(target, from, from + missing, (byte) '0');
      end += missing;
    }
    int point = end - scale;
    System.arraycopy(target, point, target, point + 1, scale);
    target[point] = '.';
    return end + 1;
  }

  /// Spells a day since 1970-01-01; -1 if its year does not have four digits.
  ///
  /// The calendar is that of Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `civil_from_days`.
  static int day(byte[] target, int at, long days) {
    if (days < DAYS_TO_YEAR_1 || days >= DAYS_TO_YEAR_10000) {
      return -1;
    }
    int shifted = (int) days + 719_468; // since 0000-03-01; not negative
    int era = shifted / 146_097;
    int dayOfEra = shifted - era * 146_097;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shiftedMonth = (5 * dayOfYear + 2) / 153;
    int month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
    int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    pair(target, at + 2, year / 100);
    pair(target, at + 4, year % 100);
    target[at + 4] = '-';
    pair(target, at + 7, month);
    target[at + 7] = '-';
    pair(target, at + 10, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    return at + 10;
  }

  /// Spells a time of day: without seconds if there are none, with 3, 6 or 9 decimal places if there are any.
  static int time(byte[] target, int at, long nanosOfDay) {
    int second = (int) (nanosOfDay / 1_000_000_000);
    int nano = (int) (nanosOfDay - second * 1_000_000_000L);
    int end = clock(target, at, second);
    if (nano == 0) {
      return second % 60 == 0 ? end - 3 : end;
    }
    int places = nano % 1_000_000 == 0 ? 3 : nano % 1000 == 0 ? 6 : 9;
    return fraction(target, end, nano, places);
  }

  /// Spells a day and a time, with the decimal places that are needed; -1 if the year does not have four
  /// digits.
  static int timestamp(byte[] target, int at, long seconds, int nanos) {
    long day = Math.floorDiv(seconds, SECONDS_A_DAY);
    int end = day(target, at, day);
    if (end < 0) {
      return end;
    }
    target[end] = 'T';
    end = clock(target, end + 1, (int) (seconds - day * SECONDS_A_DAY));
    if (nanos == 0) {
      return end;
    }
    int places = 9;
    for (int rest = nanos; rest % 10 == 0; rest /= 10) {
      places--;
    }
    return fraction(target, end, nanos, places);
  }

  private static int clock(byte[] target, int at, int secondOfDay) {
    int minute = secondOfDay / 60;
    pair(target, at + 2, minute / 60);
    target[at + 2] = ':';
    pair(target, at + 5, minute % 60);
    target[at + 5] = ':';
    pair(target, at + 8, secondOfDay - minute * 60);
    return at + 8;
  }

  private static int fraction(byte[] target, int at, int nanos, int places) {
    target[at] = '.';
    int rest = nanos;
    for (int i = 9; i > 0; i--) {
      target[at + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + 1 + places;
  }
}
