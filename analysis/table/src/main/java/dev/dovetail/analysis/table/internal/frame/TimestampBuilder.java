package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Builds [TimestampData].
final class TimestampBuilder extends DataBuilder {
  private final ColumnType type;
  private long[] seconds = new long[64];
  private int @Nullable [] nanos;

  TimestampBuilder(ColumnType type) {
    this.type = type;
  }

  @Override
  void skip() {
    seconds = reserve(seconds, size() - 1);
  }

  void addTime(long second, int nano) {
    int row = row();
    seconds = reserve(seconds, row);
    seconds[row] = second;
    if (nano != 0) {
      int[] fractions = nanos == null ? new int[row + 1] : nanos;
      nanos = reserve(fractions, row);
      nanos[row] = nano;
    }
  }

  @Override
  public void add(Object value) {
    Instant instant = type == ColumnType.ZONED_TIMESTAMP
        ? (Instant) value
        : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
    addTime(instant.getEpochSecond(), instant.getNano());
  }

  @Override
  void add(ValueParser parser, byte[] bytes, int from, int to) {
    addTime(parser.times().seconds(), parser.times().nanos());
  }

  @Override
  ColumnData build(int rows, Validity valid) {
    return new TimestampData(type, trim(seconds, rows), nanos == null
        ? null : trim(nanos, rows), rows, valid);
  }
}
