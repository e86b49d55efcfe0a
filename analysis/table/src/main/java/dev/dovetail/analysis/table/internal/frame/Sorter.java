package dev.dovetail.analysis.table.internal.frame;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Sorts rows by columns, stably: by the last key first, each by radix on 64-bit keys where the type allows.
public final class Sorter {
  /// A column to sort by, in the order of [RowOrder].
  ///
  /// @param view the column
  /// @param isDescending whether the greatest value comes first
  /// @param areNullsFirst where rows without a value come, whatever the direction
  public record Key(ColumnView view, boolean isDescending, boolean areNullsFirst) {}

  private final ColumnView view;
  private final boolean isDescending;
  private final RadixSort radix;

  private Sorter(Key key, RadixSort radix) {
    this.view = key.view();
    this.isDescending = key.isDescending();
    this.radix = radix;
  }

  /// Returns the rows in order.
  public static int[] order(List<Key> keys, int rows) {
    int[] order = IntStream.range(0, rows).toArray();
    for (Key key : keys.reversed()) {
      order = sort(key, order);
    }
    return order;
  }

  private static int[] sort(Key key, int[] order) {
    int[] values = new int[order.length];
    int[] nulls = new int[order.length];
    int valueCount = 0;
    int nullCount = 0;
    for (int index : order) {
      if (key.view().isNull(index)) {
        nulls[nullCount++] = index;
      } else {
        values[valueCount++] = index;
      }
    }
    RadixSort radix = new RadixSort(Arrays.copyOf(values, valueCount));
    new Sorter(key, radix).sortValues();
    int[] sorted = radix.order();
    int[] all = new int[order.length];
    System.arraycopy(sorted, 0, all, key.areNullsFirst() ? nullCount : 0, valueCount);
    System.arraycopy(nulls, 0, all, key.areNullsFirst() ? 0 : valueCount, nullCount);
    return all;
  }

  /// Gives a long that orders as the value of a stored row does.
  @FunctionalInterface
  private interface LongKey {
    long of(int row);
  }

  private void sortValues() {
    switch (view.data()) {
      case LongData data -> by(data::asLong);
      case BooleanData data -> by(data::asLong);
      case DecimalData data -> by(data::unscaled);
      case DoubleData data -> by(row -> ordered(data.asDouble(row)));
      case TimestampData data -> {
        by(data::nanos);
        by(data::asLong);
      }
      case UuidData data -> {
        by(row -> data.low(row) ^ Long.MIN_VALUE);
        by(row -> data.high(row) ^ Long.MIN_VALUE);
      }
      case DictionaryData data -> {
        int[] ranks = ranks(data);
        by(row -> ranks[data.code(row)]);
      }
      case PlainTextData data -> {
        by(row -> prefix(data, row));
        byComparison(row -> prefix(data, row));
      }
      case ObjectData _ -> byComparison(_ -> 0);
      case EmptyData _ -> { }
    }
  }

  private void by(LongKey key) {
    int[] order = radix.order();
    long[] keys = new long[order.length];
    for (int i = 0; i < keys.length; i++) {
      long value = key.of(view.rows().at(order[i]));
      keys[i] = isDescending ? ~value : value;
    }
    radix.sort(keys);
  }

  private static long ordered(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  /// Returns the first eight bytes as one number.
  private static long prefix(TextData data, int row) {
    byte[] bytes = data.bytes(row);
    int start = data.start(row);
    int length = Math.min(8, data.end(row) - start);
    long prefix = 0;
    for (int i = 0; i < 8; i++) {
      prefix = (prefix << 8) | (i < length ? bytes[start + i] & 0xFF : 0);
    }
    return prefix ^ Long.MIN_VALUE;
  }

  /// Returns the place of each value of a dictionary among them.
  private static int[] ranks(DictionaryData data) {
    int[] codes = IntStream.range(0, data.values()).toArray();
    new MergeSort(data::compareCodes).sort(codes, 0, codes.length);
    int[] ranks = new int[codes.length];
    for (int i = 0; i < codes.length; i++) {
      ranks[codes[i]] = i;
    }
    return ranks;
  }

  /// Sorts stretches of rows that are in the order of a key by comparing them in full.
  private void byComparison(LongKey key) {
    int[] order = radix.order();
    RowOrder rows = RowOrder.of(view.data());
    MergeSort sort = new MergeSort((x, y) -> {
      int sign = rows.compare(view.rows().at(x), view.rows().at(y));
      return isDescending ? -sign : sign;
    });
    int start = 0;
    for (int end = 1; end <= order.length; end++) {
      if (end == order.length
          || key.of(view.rows().at(order[end])) != key.of(view.rows().at(order[start]))) {
        sort.sort(order, start, end);
        start = end;
      }
    }
  }
}
