package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Up to [#ROWS] values of one type in arrays of primitives, to be used again for the next rows: what
/// expressions are computed on.
///
/// Integers, dates (days) and times (nanoseconds) are longs; timestamps are longs (seconds) and nanoseconds;
/// decimals are longs of one scale, or objects if the scale is [#WIDE]; doubles and booleans are themselves;
/// all else is objects.
public final class Vector {
  /// The most rows.
  public static final int ROWS = 1024;
  /// The scale of decimals that are objects.
  public static final int WIDE = -1;

  private static final int MOST_PLACES = 18;
  private static final long[] NO_LONGS = {};

  private final ColumnType type;
  private final boolean[] nulls = new boolean[ROWS];
  private final long[] longs;
  private final double[] doubles;
  private final boolean[] booleans;
  private final int[] nanos;
  private final @Nullable Object[] objects;
  private int scale;

  /// Makes room for values of a type.
  public Vector(ColumnType type) {
    this.type = type;
    this.longs = switch (type) {
      case INT64, DATE, TIME, TIMESTAMP, ZONED_TIMESTAMP, DECIMAL -> new long[ROWS];
      default -> NO_LONGS;
    };
    this.doubles = new double[type == ColumnType.FLOAT64 ? ROWS : 0];
    this.booleans = new boolean[type == ColumnType.BOOLEAN ? ROWS : 0];
    this.nanos = new int[type == ColumnType.TIMESTAMP || type == ColumnType.ZONED_TIMESTAMP ? ROWS : 0];
    this.objects = switch (type) {
      case DECIMAL, BIG_INTEGER, UUID, TEXT -> new @Nullable Object[ROWS];
      default -> new @Nullable Object[0];
    };
  }

  /// Returns the type.
  public ColumnType type() {
    return type;
  }

  /// Returns which rows have no value; what the other arrays hold there is of no meaning.
  public boolean[] nulls() {
    return nulls;
  }

  /// Returns the longs.
  public long[] longs() {
    return longs;
  }

  /// Returns the doubles.
  public double[] doubles() {
    return doubles;
  }

  /// Returns the booleans.
  public boolean[] booleans() {
    return booleans;
  }

  /// Returns the nanoseconds.
  public int[] nanos() {
    return nanos;
  }

  /// Returns the objects.
  public @Nullable Object[] objects() {
    return objects;
  }

  /// Returns how many decimal places the longs of a decimal have, or [#WIDE].
  public int scale() {
    return scale;
  }

  /// Says how many decimal places the longs of a decimal have, or [#WIDE].
  public void setScale(int places) {
    scale = places;
  }

  /// Returns a value, which is not null.
  public Object get(int i) {
    return switch (type) {
      case BOOLEAN -> booleans[i];
      case INT64 -> longs[i];
      case FLOAT64 -> doubles[i];
      case DATE -> LocalDate.ofEpochDay(longs[i]);
      case TIME -> LocalTime.ofNanoOfDay(longs[i]);
      case TIMESTAMP -> LocalDateTime.ofEpochSecond(longs[i], nanos[i], ZoneOffset.UTC);
      case ZONED_TIMESTAMP -> Instant.ofEpochSecond(longs[i], nanos[i]);
      case DECIMAL -> scale == WIDE ? object(i) : BigDecimal.valueOf(longs[i], scale);
      case BIG_INTEGER, UUID, TEXT, EMPTY -> object(i);
    };
  }

  private Object object(int i) {
    return Objects.requireNonNull(objects[i]);
  }

  /// Puts a value; a decimal only if the scale is [#WIDE].
  public void set(int i, @Nullable Object value) {
    nulls[i] = value == null;
    switch (value) {
      case null -> { }
      case Boolean bool -> booleans[i] = bool;
      case Long integer -> longs[i] = integer;
      case Double number -> doubles[i] = number;
      case LocalDate day -> longs[i] = day.toEpochDay();
      case LocalTime time -> longs[i] = time.toNanoOfDay();
      case LocalDateTime time -> setTime(i, time.toInstant(ZoneOffset.UTC));
      case Instant time -> setTime(i, time);
      default -> objects[i] = value;
    }
  }

  private void setTime(int i, Instant time) {
    longs[i] = time.getEpochSecond();
    nanos[i] = time.getNano();
  }

  /// Copies one value, or null, of a vector of the same type and, if decimal, scale.
  public void copy(int i, Vector source) {
    nulls[i] = source.nulls[i];
    if (nulls[i]) {
      return;
    }
    switch (type) {
      case BOOLEAN -> booleans[i] = source.booleans[i];
      case FLOAT64 -> doubles[i] = source.doubles[i];
      case INT64, DATE, TIME -> longs[i] = source.longs[i];
      case TIMESTAMP, ZONED_TIMESTAMP -> {
        longs[i] = source.longs[i];
        nanos[i] = source.nanos[i];
      }
      case DECIMAL -> {
        longs[i] = source.longs[i];
        objects[i] = source.objects[i];
      }
      case BIG_INTEGER, UUID, TEXT -> objects[i] = source.objects[i];
      case EMPTY -> nulls[i] = true;
    }
  }

  /// Writes the decimals of two vectors with the same number of places, as objects if some exceed 64 bits
  /// then.
  public static void align(Vector first, Vector second, int count) {
    if (first.type != ColumnType.DECIMAL || first.scale == second.scale) {
      return;
    }
    if (first.scale != WIDE && second.scale != WIDE) {
      Vector lesser = first.scale < second.scale ? first : second;
      if (lesser.rescale(Math.max(first.scale, second.scale), count)) {
        return;
      }
    }
    first.widen(count);
    second.widen(count);
  }

  private boolean rescale(int places, int count) {
    if (places > MOST_PLACES) {
      return false;
    }
    long power = 1;
    for (int i = scale; i < places; i++) {
      power *= 10;
    }
    for (int i = 0; i < count; i++) {
      if (!nulls[i] && Math.multiplyHigh(longs[i], power) != (longs[i] * power) >> 63) {
        return false;
      }
    }
    for (int i = 0; i < count; i++) {
      longs[i] *= power;
    }
    scale = places;
    return true;
  }

  /// Writes decimals as objects.
  public void widen(int count) {
    for (int i = 0; scale != WIDE && i < count; i++) {
      objects[i] = nulls[i] ? null : BigDecimal.valueOf(longs[i], scale);
    }
    scale = WIDE;
  }
}
