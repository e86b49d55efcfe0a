package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/// Builds [LongData], in 32 bits as long as all values fit.
final class LongBuilder extends DataBuilder {
  private static final long SECONDS_A_DAY = 86_400;

  private final ColumnType type;
  private int @Nullable [] ints = new int[64];
  private long[] longs = new long[0];

  LongBuilder(ColumnType type) {
    this.type = type;
  }

  @Override
  void skip() {
    reserve(size() - 1);
  }

  private void reserve(int row) {
    if (ints != null) {
      ints = reserve(ints, row);
    } else {
      longs = reserve(longs, row);
    }
  }

  void addLong(long value) {
    int row = row();
    reserve(row);
    int[] narrow = ints;
    if (narrow != null) {
      if (value == (int) value) {
        narrow[row] = (int) value;
        return;
      }
      longs = new long[narrow.length];
      for (int i = 0; i < row; i++) {
        longs[i] = narrow[i];
      }
      ints = null;
    }
    longs[row] = value;
  }

  @Override
  public void add(Object value) {
    addLong(switch (type) {
      case DATE -> ((LocalDate) value).toEpochDay();
      case TIME -> ((LocalTime) value).toNanoOfDay();
      default -> (Long) value;
    });
  }

  @Override
  void add(ValueParser parser, byte[] bytes, int from, int to) {
    addLong(switch (type) {
      case DATE -> Math.floorDiv(parser.times().seconds(), SECONDS_A_DAY);
      case TIME -> parser.times().seconds() * 1_000_000_000 + parser.times().nanos();
      default -> parser.unscaled();
    });
  }

  @Override
  ColumnData build(int rows, Validity valid) {
    return ints != null
        ? new LongData(type, trim(ints, rows), rows, valid)
        : new LongData(type, trim(longs, rows), rows, valid);
  }
}
