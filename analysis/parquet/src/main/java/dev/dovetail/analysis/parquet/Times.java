package dev.dovetail.analysis.parquet;

import dev.hardwood.metadata.LogicalType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Points in time, spelled as ISO 8601 does, with seconds always.
final class Times {
  private static final long NANOS_A_SECOND = 1_000_000_000;
  private static final long JULIAN_DAY_OF_1970 = 2_440_588;

  private Times() {}

  static String date(long day) {
    return LocalDate.ofEpochDay(day).toString();
  }

  static String time(long count, LogicalType.TimeUnit unit) {
    return time(LocalTime.ofNanoOfDay(Math.multiplyExact(count, nanos(unit))));
  }

  static String time(LocalTime time) {
    return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
  }

  static String timestamp(long count, LogicalType.TimestampType type) {
    long units = NANOS_A_SECOND / nanos(type.unit());
    LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(count, units),
        (int) (Math.floorMod(count, units) * nanos(type.unit())), ZoneOffset.UTC);
    return timestamp(time) + (type.isAdjustedToUTC() ? "Z" : "");
  }

  static String timestamp(LocalDateTime time) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
  }

  /// Reads the twelve bytes of Impala's old timestamps: nanoseconds of the day, then the Julian day.
  static String int96(byte[] bytes, int from) {
    ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return timestamp(LocalDate.ofEpochDay(b.getInt(from + 8) - JULIAN_DAY_OF_1970).atStartOfDay()
        .plusNanos(b.getLong(from)));
  }

  private static long nanos(LogicalType.TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> 1_000_000;
      case MICROS -> 1_000;
      case NANOS -> 1;
    };
  }
}
