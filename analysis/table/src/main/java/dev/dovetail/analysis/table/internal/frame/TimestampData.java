package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Seconds since 1970-01-01T00:00, in UTC if there is a zone, and nanoseconds if any row has a fraction:
/// every `LocalDateTime` and `Instant` can be stored.
public final class TimestampData extends ColumnData {
  private final long[] seconds;
  private final int @Nullable [] nanos;

  /// Takes over the values.
  ///
  /// @param type with zone or without
  /// @param nanos null if all are 0
  public TimestampData(ColumnType type, long[] seconds, int @Nullable [] nanos, int size, Validity validity) {
    super(type, size, validity);
    this.seconds = seconds;
    this.nanos = nanos;
  }

  /// Returns the nanoseconds after [#asLong].
  public int nanos(int row) {
    return nanos == null ? 0 : nanos[row];
  }

  @Override
  public long asLong(int row) {
    return seconds[row];
  }

  @Override
  public double asDouble(int row) {
    return seconds[row] + nanos(row) / 1e9;
  }

  @Override
  public Object value(int row) {
    return type() == ColumnType.ZONED_TIMESTAMP
        ? Instant.ofEpochSecond(seconds[row], nanos(row))
        : LocalDateTime.ofEpochSecond(seconds[row], nanos(row), ZoneOffset.UTC);
  }

  @Override
  public void appendTo(StringBuilder text, int row) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds[row], nanos(row), ZoneOffset.UTC);
    DateTimeFormatter.ISO_LOCAL_DATE_TIME.formatTo(time, text);
    if (type() == ColumnType.ZONED_TIMESTAMP) {
      text.append('Z');
    }
  }

  @Override
  int spell(byte[] target, int at, int row) {
    int end = Spelling.timestamp(target, at, seconds[row], nanos(row));
    if (end >= 0 && type() == ColumnType.ZONED_TIMESTAMP) {
      target[end++] = 'Z';
    }
    return end;
  }
}
