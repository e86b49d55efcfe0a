package dev.dovetail.analysis.table.internal.value;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Reads days and times that begin with the year, as ISO 8601 and RFC 9557 write them, and keeps the last
/// one.
public final class TimeParser {
  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private byte[] b = new byte[0];
  private int at;
  private int to;
  private long seconds;
  private int nanos;

  /// Reads `yyyy-MM-dd` or `yyyy/MM/dd`, then perhaps `T` or a space, `HH:mm`, `:ss`, a fraction, a zone.
  ///
  /// @return what it is, as [Kinds]
  public int parse(byte[] bytes, int from, int end) {
    b = bytes;
    at = from;
    to = end;
    seconds = 0;
    nanos = 0;
    if (end - from < 10 || (b[from + 4] != '-' && b[from + 4] != '/')) {
      return Kinds.NONE;
    }
    byte separator = b[from + 4];
    int year = digits(4);
    int month = next(separator) ? digits(2) : -1;
    int day = month > 0 && next(separator) ? digits(2) : -1;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) {
      return Kinds.NONE;
    }
    seconds = epochDay(year, month, day) * 86_400;
    if (at == to) {
      return Kinds.DATE | Kinds.LOCAL_TIMESTAMP;
    }
    if (b[at] != 'T' && b[at] != 't' && b[at] != ' ') {
      return Kinds.NONE;
    }
    at++;
    return clock() ? zone() : Kinds.NONE;
  }

  private boolean clock() {
    int hour = digits(2);
    int minute = next((byte) ':') ? digits(2) : -1;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return false;
    }
    seconds += hour * 3600L + minute * 60L;
    if (!next((byte) ':')) {
      return true;
    }
    int second = digits(2);
    if (second < 0 || second > 59) {
      return false;
    }
    seconds += second;
    boolean hasFraction = next((byte) '.') || next((byte) ',');
    return !hasFraction || fraction();
  }

  private boolean fraction() {
    int count = 0;
    while (at < to && b[at] >= '0' && b[at] <= '9' && count < 9) {
      nanos = nanos * 10 + (b[at++] - '0');
      count++;
    }
    for (int i = count; i < 9; i++) {
      nanos *= 10;
    }
    return count > 0;
  }

  private int zone() {
    if (at == to) {
      return Kinds.LOCAL_TIMESTAMP;
    }
    if (b[at] == ' ' && at + 1 < to) {
      at++;
    }
    if (b[at] == 'Z' || b[at] == 'z') {
      return at + 1 == to ? Kinds.ZONED_TIMESTAMP : Kinds.NONE;
    }
    int sign = b[at] == '+' ? 1 : b[at] == '-' ? -1 : 0;
    at++;
    int hours = digits(2);
    boolean hasColon = next((byte) ':');
    int minutes = at < to || hasColon ? digits(2) : 0;
    if (sign == 0 || hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || at != to) {
      return Kinds.NONE;
    }
    seconds -= sign * (hours * 3600L + minutes * 60L);
    return Kinds.ZONED_TIMESTAMP;
  }

  private int digits(int count) {
    if (at + count > to) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      int digit = b[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private boolean next(byte expected) {
    if (at < to && b[at] == expected) {
      at++;
      return true;
    }
    return false;
  }

  private static int lengthOfMonth(int year, int month) {
    boolean isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && isLeap ? 29 : DAYS[month - 1];
  }

  /// Days since 1970-01-01 (Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `days_from_civil`).
  private static long epochDay(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = y / 400;
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  /// Writes what [#parse] read, as ISO 8601.
  ///
  /// @param kinds which of [Kinds] the column has
  public static String canonical(long seconds, int nanos, int kinds) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
    if ((kinds & Kinds.DATE) != 0) {
      return time.toLocalDate().toString();
    }
    String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
    return (kinds & Kinds.ZONED_TIMESTAMP) != 0 ? text + "Z" : text;
  }

  /// Returns the seconds since 1970-01-01T00:00, in UTC if there was a zone.
  public long seconds() {
    return seconds;
  }

  public int nanos() {
    return nanos;
  }
}
