package dev.dovetail.persistence.internal.dialect;

import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Locale;

/// `java.time` as PostgreSQL reads it (<https://www.postgresql.org/docs/current/datatype-datetime.html>).
final class PostgresTimes {
  private PostgresTimes() {}

  /// ISO 8601 in the years 1 to 9999; before and after, that has signs which the server does not read.
  ///
  /// @param time with a date
  static String text(Temporal time) {
    int year = time.get(ChronoField.YEAR);
    String iso = time.toString();
    if (year >= 1 && year <= 9999) {
      return iso;
    }
    String rest = iso.substring(iso.indexOf('-', 1));
    return year > 0 ? year + rest : String.format(Locale.ROOT, "%04d", 1 - year) + rest + " BC";
  }
}
