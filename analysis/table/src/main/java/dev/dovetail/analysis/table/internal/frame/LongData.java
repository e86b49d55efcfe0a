package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// Integers of up to 64 bits, days since 1970 or nanoseconds of the day; in 32 bits each if all fit.
public final class LongData extends ColumnData {
  private final int @Nullable [] ints;
  private final long[] longs;

  /// Takes over narrow values.
  public LongData(ColumnType type, int[] values, int size, Validity validity) {
    super(type, size, validity);
    this.ints = values;
    this.longs = new long[0];
  }

  /// Takes over wide values.
  public LongData(ColumnType type, long[] values, int size, Validity validity) {
    super(type, size, validity);
    this.ints = null;
    this.longs = values;
  }

  @Override
  public long asLong(int row) {
    return ints != null ? ints[row] : longs[row];
  }

  @Override
  public double asDouble(int row) {
    return type() == ColumnType.TIME ? asLong(row) / 1e9 : asLong(row);
  }

  @Override
  public Object value(int row) {
    long value = asLong(row);
    return switch (type()) {
      case DATE -> LocalDate.ofEpochDay(value);
      case TIME -> LocalTime.ofNanoOfDay(value);
      default -> value;
    };
  }

  @Override
  public void appendTo(StringBuilder text, int row) {
    if (type() == ColumnType.INT64) {
      text.append(asLong(row));
    } else {
      super.appendTo(text, row);
    }
  }

  @Override
  int spell(byte[] target, int at, int row) {
    long value = asLong(row);
    return switch (type()) {
      case DATE -> Spelling.day(target, at, value);
      case TIME -> Spelling.time(target, at, value);
      default -> Spelling.integer(target, at, value);
    };
  }

  @Override
  public void copyLongs(Rows rows, int from, int count, long[] target) {
    if (rows instanceof Rows.Range range) {
      int first = range.at(from);
      if (ints == null) {
        System.arraycopy(longs, first, target, 0, count);
        return;
      }
      for (int i = 0; i < count; i++) {
        target[i] = ints[first + i];
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      int row = rows.at(from + i);
      if (row >= 0) {
        target[i] = asLong(row);
      }
    }
  }
}
