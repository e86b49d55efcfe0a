package dev.dovetail.analysis.excel;

import java.time.LocalDate;
import java.util.Optional;

/// Points in time from the days that Excel counts.
///
/// @param is1904 whether from 1904-01-01 on; else from 1899-12-31 on, where Excel, as Lotus 1-2-3 did, takes
///     1900 for a leap year, so that days after 1900-02-28 count one more
record Serials(boolean is1904) {
  private static final long MILLIS_A_DAY = 86_400_000;
  private static final long LAST_DAY = 2_958_465; // 9999-12-31
  private static final int LEAP_DAY = 60; // 1900-02-29, which was not

  /// Writes a number as its format means it.
  ///
  /// @return as ISO 8601 does, to the millisecond, which is what Excel keeps; empty if it is no such point
  Optional<String> text(double serial, NumberFormat format) {
    if (!(serial >= 0 && serial < LAST_DAY + 1)) {
      return Optional.empty();
    }
    long millis = Math.round(serial * MILLIS_A_DAY);
    long day = millis / MILLIS_A_DAY;
    long rest = millis % MILLIS_A_DAY;
    if (format == NumberFormat.ELAPSED || (day == 0 && (rest > 0 || format == NumberFormat.TIME))) {
      return Optional.of(clock(millis));
    }
    if (!is1904 && (day == LEAP_DAY || day == 0)) {
      return Optional.empty();
    }
    LocalDate date = is1904
        ? LocalDate.of(1904, 1, 1).plusDays(day)
        : LocalDate.of(1899, 12, day < LEAP_DAY ? 31 : 30).plusDays(day);
    if (format == NumberFormat.DATE && rest == 0) {
      return Optional.of(date.toString());
    }
    return Optional.of(date + "T" + clock(rest));
  }

  private static String clock(long millis) {
    StringBuilder text = new StringBuilder();
    pad(text, millis / 3_600_000, 2).append(':');
    pad(text, millis / 60_000 % 60, 2).append(':');
    pad(text, millis / 1000 % 60, 2);
    if (millis % 1000 != 0) {
      pad(text.append('.'), millis % 1000, 3);
    }
    return text.toString();
  }

  private static StringBuilder pad(StringBuilder text, long number, int width) {
    String digits = Long.toString(number);
    return text.repeat('0', Math.max(0, width - digits.length())).append(digits);
  }
}
