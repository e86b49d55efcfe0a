package dev.dovetail.analysis.table.internal.value;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what a text can be read as, by regular expressions and the JDK, slowly.
final class Oracle {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,39})");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9]*|)(?:\\.([0-9]*))?");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,5})?");
  private static final String CLOCK =
      "(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,9}))?)?"
          + "(?:[ \u202f]?(?<half>[aApP])[mM])?";
  private static final String ZONE =
      " ?(?:[zZ]|UTC|GMT|(?<offset>[-+][0-9]{2}(?::?[0-9]{2}|:[0-9]{2}:[0-9]{2})?))"
          + "(?:\\[[-A-Za-z0-9_/+=.:]+])*";
  private static final Pattern TIME = Pattern.compile(CLOCK);
  private static final Pattern YEAR_FIRST = Pattern.compile(
      "(?<year>[0-9]{4})(?<s>[-/])(?<month>[0-9]{2})\\k<s>(?<day>[0-9]{2})"
          + "(?:(?<t>[ tT])" + CLOCK + "(?<zone>" + ZONE + ")?)?");
  private static final Pattern YEAR_LAST = Pattern.compile(
      "(?<a>[0-9]{1,2})(?<s>[-/.])(?<b>[0-9]{1,2})\\k<s>(?<year>[0-9]{4})(?:,? " + CLOCK + ")?");
  private static final Pattern NAMED = Pattern.compile(
      "(?i:(?<day>[0-9]{1,2})(?<s>[-/ ])(?<name>[a-z]+)\\k<s>|(?<name2>[a-z]+) (?<day2>[0-9]{1,2}),? )"
          + "(?<year>[0-9]{4})(?:,? " + CLOCK + "(?<zone>" + ZONE + ")?)?");
  private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final List<String> MONTHS = List.of("january", "february", "march", "april", "may", "june",
      "july", "august", "september", "october", "november", "december");

  private Oracle() {}

  static int kinds(String cell) {
    String text = cell.replaceAll("^ +| +$", "");
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("true") || lower.equals("false")) {
      return Kinds.BOOLEAN;
    }
    if (lower.matches("[-+]?inf(inity)?")) {
      return Kinds.FLOAT64;
    }
    int number = number(text);
    if (number != Kinds.NONE) {
      return number;
    }
    return UUID.matcher(text).matches() ? Kinds.UUID : time(text);
  }

  private static int number(String text) {
    if (INTEGER.matcher(text).matches() && !text.equals("-0")) {
      int digits = text.replace("-", "").length();
      return Kinds.FLOAT64 | Kinds.BIG_INTEGER | (digits <= 38 ? Kinds.DECIMAL : 0)
          | (new BigInteger(text).bitLength() < 64 ? Kinds.INT64 : 0);
    }
    Matcher decimal = DECIMAL.matcher(text);
    boolean isFloat = FLOAT.matcher(text).matches();
    if (!isFloat || (text.startsWith("+") && text.matches("[+0-9]*"))
        || (text.matches("[-0-9]*") && !text.equals("-0"))) {
      return Kinds.NONE;
    }
    double value = Double.parseDouble(text);
    boolean isZero = !text.replaceAll("[eE].*", "").matches(".*[1-9].*");
    if (Double.isInfinite(value) || (value == 0 && !isZero)) {
      return Kinds.NONE;
    }
    return decimal.matches() ? Kinds.DECIMAL | Kinds.FLOAT64 : Kinds.FLOAT64;
  }

  private static int time(String text) {
    Matcher m = TIME.matcher(text);
    if (m.matches()) {
      return isClock(m, false) ? Kinds.TIME : Kinds.NONE;
    }
    m = YEAR_FIRST.matcher(text);
    if (m.matches()) {
      return isDay(m.group("year"), m.group("month"), m.group("day"))
          ? behind(m, " ".equals(m.group("t"))) : Kinds.NONE;
    }
    m = NAMED.matcher(text);
    if (m.matches()) {
      String name = (m.group("name") == null ? m.group("name2") : m.group("name")).toLowerCase(Locale.ROOT);
      String day = m.group("day") == null ? m.group("day2") : m.group("day");
      int month = 1;
      while (month <= 12 && !MONTHS.get(month - 1).equals(name)
          && !MONTHS.get(month - 1).substring(0, 3).equals(name)) {
        month++;
      }
      return isDay(m.group("year"), Integer.toString(month), day) ? behind(m, true) : Kinds.NONE;
    }
    m = YEAR_LAST.matcher(text);
    if (!m.matches() || (m.group("hour") != null && !isClock(m, true))) {
      return Kinds.NONE;
    }
    int kinds = (isDay(m.group("year"), m.group("b"), m.group("a")) ? Kinds.DAY_MONTH : 0)
        | (isDay(m.group("year"), m.group("a"), m.group("b")) ? Kinds.MONTH_DAY : 0);
    return m.group("hour") == null ? kinds : kinds & ~Kinds.DATES;
  }

  private static int behind(Matcher m, boolean isShortHour) {
    if (m.group("hour") == null) {
      return Kinds.DATE | Kinds.LOCAL_TIMESTAMP;
    }
    if (!isClock(m, isShortHour)) {
      return Kinds.NONE;
    }
    if (m.group("zone") == null) {
      return Kinds.LOCAL_TIMESTAMP;
    }
    try {
      ZoneOffset.of(m.group("offset") == null ? "Z" : m.group("offset"));
      return Kinds.ZONED_TIMESTAMP;
    } catch (DateTimeException e) {
      return Kinds.NONE;
    }
  }

  private static boolean isClock(Matcher m, boolean isShortHour) {
    int hour = Integer.parseInt(m.group("hour"));
    boolean hasHalf = m.group("half") != null;
    if (hasHalf ? hour < 1 || hour > 12 : m.group("hour").length() == 1 && !isShortHour) {
      return false;
    }
    try {
      LocalTime.of(hour % (hasHalf ? 12 : 100), Integer.parseInt(m.group("minute")),
          m.group("second") == null ? 0 : Integer.parseInt(m.group("second")));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isDay(String year, String month, String day) {
    try {
      return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
