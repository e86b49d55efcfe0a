package dev.dovetail.analysis.table.internal.value;

import java.util.List;

/// The calendar of ISO 8601.
final class Days {
  static final int SECONDS_PER_DAY = 86_400;

  private static final List<String> MONTHS = List.of("january", "february", "march", "april", "may", "june",
      "july", "august", "september", "october", "november", "december");

  private Days() {}

  static boolean isDay(int year, int month, int day) {
    return year >= 1 && month >= 1 && month <= 12 && day >= 1
        && (day <= 28 || day <= lengthOfMonth(year, month));
  }

  private static int lengthOfMonth(int year, int month) {
    if (month == 2) {
      return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return 30 + ((month + (month >>> 3)) & 1);
  }

  /// Days since 1970-01-01 of a year from 1 on (Hinnant, *chrono-Compatible Low-Level Date Algorithms*,
  /// `days_from_civil`).
  static long sinceEpoch(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  /// Returns the number of the month that begins with three letters in any case; 0 if there is none.
  ///
  /// @param letters the first in the lowest byte
  static int month(int letters) {
    int lower = letters | 0x202020;
    for (int month = 1; month <= 12; month++) {
      String name = MONTHS.get(month - 1);
      if (lower == (name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16)) {
        return month;
      }
    }
    return 0;
  }

  /// Returns the English name of a month, in lower case.
  static String name(int month) {
    return MONTHS.get(month - 1);
  }
}
