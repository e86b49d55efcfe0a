package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The values of columns as numbers from 0 that are equal if the values are: 1.0 and 1.00, 0.0 and -0.0, NaN
/// and NaN. Several columns of the same type, as of the two sides of a join, are numbered together.
///
/// @param codes one array a column, [#NULL] for null
/// @param count how many numbers there are
record KeyCodes(List<int[]> codes, int count) {
  static final int NULL = -1;

  /// Gives a long for each of some rows.
  @FunctionalInterface
  private interface LongReader {
    void read(int from, int count, long[] target);
  }

  /// Numbers the values of some columns of the same type, or empty ones.
  static KeyCodes of(List<ColumnView> columns) {
    return switch (type(columns)) {
      case EMPTY -> new KeyCodes(columns.stream().map(KeyCodes::noCodes).toList(), 0);
      case BOOLEAN, INT64, DATE, TIME -> longs(columns);
      case FLOAT64 -> doubles(columns);
      case DECIMAL -> decimals(columns);
      case TIMESTAMP, ZONED_TIMESTAMP -> times(columns);
      case UUID -> uuids(columns);
      case TEXT -> texts(columns);
      case BIG_INTEGER -> objects(columns);
    };
  }

  private static ColumnType type(List<ColumnView> columns) {
    return columns.stream().map(ColumnView::type).filter(type -> type != ColumnType.EMPTY)
        .findFirst().orElse(ColumnType.EMPTY);
  }

  private static int[] noCodes(ColumnView view) {
    int[] codes = new int[view.size()];
    Arrays.fill(codes, NULL);
    return codes;
  }

  private static int[] code(ColumnView view, LongIds ids, LongReader reader) {
    int[] codes = new int[view.size()];
    long[] keys = new long[Vector.ROWS];
    boolean[] nulls = new boolean[Vector.ROWS];
    for (int from = 0; from < codes.length; from += Vector.ROWS) {
      int count = Math.min(Vector.ROWS, codes.length - from);
      view.data().copyNulls(view.rows(), from, count, nulls);
      reader.read(from, count, keys);
      for (int i = 0; i < count; i++) {
        codes[from + i] = nulls[i] ? NULL : ids.id(keys[i]);
      }
    }
    return codes;
  }

  private static KeyCodes longs(List<ColumnView> columns) {
    LongIds ids = new LongIds();
    List<int[]> codes = new ArrayList<>();
    for (ColumnView view : columns) {
      codes.add(view.data() instanceof EmptyData ? noCodes(view) : code(view, ids,
          (from, count, target) -> view.data().copyLongs(view.rows(), from, count, target)));
    }
    return new KeyCodes(codes, ids.size());
  }

  private static KeyCodes doubles(List<ColumnView> columns) {
    LongIds ids = new LongIds();
    double[] values = new double[Vector.ROWS];
    List<int[]> codes = new ArrayList<>();
    for (ColumnView view : columns) {
      codes.add(view.data() instanceof EmptyData ? noCodes(view) : code(view, ids, (from, count, target) -> {
        view.data().copyDoubles(view.rows(), from, count, values);
        for (int i = 0; i < count; i++) {
          target[i] = Double.doubleToLongBits(values[i] + 0.0); // which makes 0.0 of -0.0
        }
      }));
    }
    return new KeyCodes(codes, ids.size());
  }

  private static KeyCodes decimals(List<ColumnView> columns) {
    int scale = -1;
    for (ColumnView view : columns) {
      if (view.data() instanceof DecimalData data && (scale < 0 || scale == data.scale())) {
        scale = data.scale();
      } else if (!(view.data() instanceof EmptyData)) {
        return objects(columns);
      }
    }
    LongIds ids = new LongIds();
    return new KeyCodes(columns.stream().map(view -> view.data() instanceof DecimalData data
        ? code(view, ids, each(view, data::unscaled)) : noCodes(view)).toList(), ids.size());
  }

  /// Gives the long of a stored row.
  @FunctionalInterface
  private interface RowLong {
    long of(int row);
  }

  private static LongReader each(ColumnView view, RowLong value) {
    return (from, count, target) -> {
      for (int i = 0; i < count; i++) {
        int row = view.rows().at(from + i);
        target[i] = row < 0 ? 0 : value.of(row);
      }
    };
  }

  private static KeyCodes times(List<ColumnView> columns) {
    LongIds ids = new LongIds();
    List<int[]> nanos = columns.stream().map(view -> view.data() instanceof TimestampData data
        ? code(view, ids, each(view, data::nanos)) : noCodes(view)).toList();
    KeyCodes seconds = longs(columns);
    return ids.size() <= 1 ? seconds : seconds.pair(new KeyCodes(nanos, ids.size()));
  }

  private static KeyCodes uuids(List<ColumnView> columns) {
    LongIds highs = new LongIds();
    LongIds lows = new LongIds();
    List<int[]> highCodes = columns.stream().map(view -> view.data() instanceof UuidData data
        ? code(view, highs, each(view, data::high)) : noCodes(view)).toList();
    List<int[]> lowCodes = columns.stream().map(view -> view.data() instanceof UuidData data
        ? code(view, lows, each(view, data::low)) : noCodes(view)).toList();
    return new KeyCodes(highCodes, highs.size()).pair(new KeyCodes(lowCodes, lows.size()));
  }

  private static KeyCodes texts(List<ColumnView> columns) {
    TextIds ids = new TextIds();
    List<int[]> codes = new ArrayList<>();
    for (ColumnView view : columns) {
      codes.add(switch (view.data()) {
        case DictionaryData data -> dictionary(view, data, ids);
        case TextData data -> texts(view, data, ids);
        default -> noCodes(view);
      });
    }
    return new KeyCodes(codes, ids.size());
  }

  private static int[] dictionary(ColumnView view, DictionaryData data, TextIds ids) {
    int[] known = new int[data.values()];
    Arrays.fill(known, NULL);
    int[] codes = new int[view.size()];
    for (int i = 0; i < codes.length; i++) {
      int row = view.rows().at(i);
      if (row < 0 || data.isNull(row)) {
        codes[i] = NULL;
      } else {
        int value = data.code(row);
        if (known[value] == NULL) {
          known[value] = ids.id(data, row);
        }
        codes[i] = known[value];
      }
    }
    return codes;
  }

  private static int[] texts(ColumnView view, TextData data, TextIds ids) {
    int[] codes = new int[view.size()];
    for (int i = 0; i < codes.length; i++) {
      int row = view.rows().at(i);
      codes[i] = row < 0 || data.isNull(row) ? NULL : ids.id(data, row);
    }
    return codes;
  }

  private static KeyCodes objects(List<ColumnView> columns) {
    Map<Object, Integer> ids = new HashMap<>();
    List<int[]> codes = new ArrayList<>();
    for (ColumnView view : columns) {
      int[] all = new int[view.size()];
      for (int i = 0; i < all.length; i++) {
        Object value = view.value(i);
        if (value == null) {
          all[i] = NULL;
        } else {
          Object key = value instanceof BigDecimal decimal ? decimal.stripTrailingZeros() : value;
          all[i] = ids.computeIfAbsent(key, _ -> ids.size());
        }
      }
      codes.add(all);
    }
    return new KeyCodes(codes, ids.size());
  }

  /// Numbers the pairs of these and others, null if one is.
  KeyCodes pair(KeyCodes other) {
    LongIds ids = new LongIds();
    List<int[]> pairs = new ArrayList<>();
    for (int part = 0; part < codes.size(); part++) {
      int[] first = codes.get(part);
      int[] second = other.codes.get(part);
      int[] both = new int[first.length];
      for (int i = 0; i < both.length; i++) {
        both[i] = (first[i] | second[i]) < 0 ? NULL : ids.id(((long) first[i] << 32) | second[i]);
      }
      pairs.add(both);
    }
    return new KeyCodes(pairs, ids.size());
  }

  /// Gives null a number of its own.
  KeyCodes withNull() {
    for (int[] each : codes) {
      for (int i = 0; i < each.length; i++) {
        each[i] = each[i] == NULL ? count : each[i];
      }
    }
    return new KeyCodes(codes, count + 1);
  }
}
