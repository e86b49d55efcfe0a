package dev.dovetail.persistence.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// `java.time` as ISO 8601 text, for databases without such types. Text of one type sorts as the times do
/// (years 0 to 9999), except for [OffsetDateTime], which sorts by its local part.
final class IsoTimes {
  private static final int NANO_DIGITS = 9;

  private IsoTimes() {}

  static Map<Class<?>, Codec> codecs() {
    return Map.of(
        Instant.class, instant(NANO_DIGITS),
        LocalDate.class, Codecs.text("date (2026-11-22)", LocalDate::parse, Object::toString),
        LocalTime.class, Codecs.text("time (13:05:00)", LocalTime::parse,
            v -> DateTimeFormatter.ISO_LOCAL_TIME.format((LocalTime) v)),
        LocalDateTime.class, Codecs.text("date and time (2026-11-22T13:05:00)", LocalDateTime::parse,
            v -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format((LocalDateTime) v)),
        OffsetTime.class, Codecs.text("time with offset (13:05:00+01:00)", OffsetTime::parse,
            v -> DateTimeFormatter.ISO_OFFSET_TIME.format((OffsetTime) v)),
        OffsetDateTime.class, Codecs.text("date and time with offset (2026-11-22T13:05:00+01:00)",
            OffsetDateTime::parse, v -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format((OffsetDateTime) v)));
  }

  /// Instants in UTC with a fixed number of digits after the second; what is finer is cut off when written.
  /// The number is fixed because the closing `Z` sorts after every digit and point.
  static Codec instant(int digits) {
    return Codecs.text("point in time (2026-11-22T13:05:00Z)", Instant::parse,
        v -> format((Instant) v, digits));
  }

  static String format(Instant instant, int digits) {
    LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    int second = utc.getSecond();
    String nanos = Integer.toString(1_000_000_000 + utc.getNano());
    StringBuilder text = new StringBuilder(32).append(utc.truncatedTo(ChronoUnit.SECONDS));
    if (second == 0) {
      text.append(":00"); // LocalDateTime.toString leaves out a zero
    }
    if (digits > 0) {
      text.append('.').append(nanos, 1, 1 + digits);
    }
    return text.append('Z').toString();
  }
}
