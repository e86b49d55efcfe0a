package dev.dovetail.persistence.internal.dialect;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/// `java.time` as PostgreSQL reads it. What lies beyond its range becomes infinity, as the driver does it
/// (<https://www.postgresql.org/docs/current/datatype-datetime.html>).
final class PostgresTimes {
  private static final int FIRST_YEAR = -4712; // 4713 BC
  private static final int LAST_YEAR = 294_276;
  private static final int LAST_YEAR_OF_DATES = 5_874_897;

  private PostgresTimes() {}

  static String text(LocalDate date) {
    return text(date, LAST_YEAR_OF_DATES);
  }

  static String text(LocalDateTime time) {
    return text(time, LAST_YEAR);
  }

  static String text(OffsetDateTime time) {
    return text(time, LAST_YEAR);
  }

  /// ISO 8601 in the years 1 to 9999; before and after, it has signs that the server does not read.
  private static String text(TemporalAccessor time, int lastYear) {
    int year = time.get(ChronoField.YEAR);
    String iso = time.toString();
    if (year >= 1 && year <= 9999) {
      return iso;
    }
    if (year > lastYear) {
      return "infinity";
    }
    if (year < FIRST_YEAR) {
      return "-infinity";
    }
    String rest = iso.substring(iso.indexOf('-', 1));
    return year > 0 ? year + rest : String.format(Locale.ROOT, "%04d", 1 - year) + rest + " BC";
  }
}
