package dev.dovetail.analysis.table.internal.value;

/// Reads times of day and zones, from left to right.
///
/// Hours end at 23 (or 12 before AM and PM) and seconds at 59: `24:00` and leap seconds, which `java.time` does
/// not hold either, stay text, and so do fractions of more than nine digits.
final class ClockParser {
  private static final int MOST_OFFSET = 18 * 3600; // as in java.time.ZoneOffset

  private byte[] b = new byte[0];
  private int at;
  private int to;
  private int seconds;
  private int nanos;
  private int offset;

  /// Reads `HH:mm`, perhaps `:ss` and a fraction of one to nine digits, then perhaps AM or PM.
  ///
  /// @param isShortHour whether an hour may have one digit even without AM or PM
  /// @return whether there is such a time; what follows begins at [#at]
  boolean time(byte[] bytes, int from, int end, boolean isShortHour) {
    b = bytes;
    at = from;
    to = end;
    nanos = 0;
    boolean isOneDigit = from + 1 < end && b[from + 1] == ':';
    int hour;
    int minute;
    int second = 0;
    if (end - from >= 8 && b[from + 5] == ':' && !isOneDigit) {
      long clock = Digits.load(b, from) ^ 0x30303a30303a3030L;
      if (((clock & 0x0000ff0000ff0000L) != 0) || !Digits.areDigits(clock)) {
        return false;
      }
      long pairs = clock * 10 + (clock >>> 8);
      hour = (int) pairs & 0xff;
      minute = (int) (pairs >>> 24) & 0xff;
      second = (int) (pairs >>> 48) & 0xff;
      at += 8;
      if (at < to && (b[at] == '.' || b[at] == ',') && !fraction()) {
        return false;
      }
    } else {
      hour = isOneDigit ? digits(1) : digits(2);
      minute = next(':') ? digits(2) : -1;
      if (next(':')) {
        second = digits(2);
        if (at < to && (b[at] == '.' || b[at] == ',') && !fraction()) {
          return false;
        }
      }
    }
    int half = half();
    if (half >= 0) {
      hour = hour < 1 || hour > 12 ? -1 : hour % 12 + half;
    } else if (isOneDigit && !isShortHour) {
      return false;
    }
    seconds = hour * 3600 + minute * 60 + second;
    return hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
  }

  /// Reads the fraction after its point.
  private boolean fraction() {
    int first = ++at;
    while (at < to && at - first < 9 && Ascii.isDigit(b[at])) {
      nanos = nanos * 10 + (b[at++] - '0');
    }
    for (int i = at - first; i < 9; i++) {
      nanos *= 10;
    }
    return at > first;
  }

  /// Reads AM or PM, perhaps after a space.
  ///
  /// @return the hours to add; -1 if there is neither, and nothing is read then
  private int half() {
    int i = at;
    if (to - i > 2) {
      i += space(i);
    }
    boolean isHalf = to - i == 2 && (b[i + 1] | 0x20) == 'm' && ((b[i] | 0x20) == 'a' || (b[i] | 0x20) == 'p');
    if (!isHalf) {
      return -1;
    }
    at = to;
    return (b[i] | 0x20) == 'p' ? 12 : 0;
  }

  /// Returns the length of a space that may stand before PM: since CLDR 42 it is U+202F.
  private int space(int i) {
    if (b[i] == ' ') {
      return 1;
    }
    return to - i > 3 && b[i] == (byte) 0xe2 && b[i + 1] == (byte) 0x80 && b[i + 2] == (byte) 0xaf ? 3 : 0;
  }

  /// Reads the rest: a zone, perhaps after a space, `Z`, `UTC`, `GMT`, or an offset of hours, perhaps minutes
  /// and seconds; then perhaps names in brackets as in RFC 9557, which add nothing to the instant. A name that
  /// must not be overlooked (`[!…]`) is not.
  ///
  /// @return whether the rest is a zone
  boolean zone() {
    offset = 0;
    if (to - at > 1 && b[at] == ' ') {
      at++;
    }
    if (at == to) {
      return false;
    }
    if ((b[at] | 0x20) == 'z') {
      at++;
    } else if (to - at >= 3 && (isNext("UTC") || isNext("GMT"))) {
      at += 3;
    } else if (!readOffset()) {
      return false;
    }
    while (at < to) {
      if (!bracket()) {
        return false;
      }
    }
    return true;
  }

  private boolean isNext(String word) {
    return b[at] == word.charAt(0) && b[at + 1] == word.charAt(1) && b[at + 2] == word.charAt(2);
  }

  private boolean readOffset() {
    int sign = b[at] == '+' ? 1 : b[at] == '-' ? -1 : 0;
    at++;
    int hours = digits(2);
    if (sign == 0 || hours < 0) {
      return false;
    }
    boolean hasColon = next(':');
    int minutes = hasColon || (at < to && b[at] != '[') ? digits(2) : 0;
    int rest = hasColon && next(':') ? digits(2) : 0;
    offset = sign * (hours * 3600 + minutes * 60 + rest);
    return minutes >= 0 && minutes <= 59 && rest >= 0 && rest <= 59 && Math.abs(offset) <= MOST_OFFSET;
  }

  private boolean bracket() {
    int i = at + 1;
    while (i < to && (Ascii.isLetter(b[i]) || Ascii.isDigit(b[i]) || "_/+-=.:".indexOf(b[i]) >= 0)) {
      i++;
    }
    boolean isBracket = b[at] == '[' && i < to && b[i] == ']' && i > at + 1;
    at = i + 1;
    return isBracket;
  }

  private int digits(int count) {
    if (at + count > to) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < count; i++, at++) {
      if (!Ascii.isDigit(b[at])) {
        return -1;
      }
      value = value * 10 + (b[at] - '0');
    }
    return value;
  }

  private boolean next(char expected) {
    if (at < to && b[at] == expected) {
      at++;
      return true;
    }
    return false;
  }

  /// Tells whether all is read.
  boolean isAtEnd() {
    return at == to;
  }

  /// Returns the seconds since midnight.
  int seconds() {
    return seconds;
  }

  int nanos() {
    return nanos;
  }

  /// Returns the seconds by which the zone is ahead of UTC.
  int offset() {
    return offset;
  }
}
