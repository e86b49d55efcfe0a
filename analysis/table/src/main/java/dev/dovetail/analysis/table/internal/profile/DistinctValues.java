package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.ValueCount;
import dev.dovetail.analysis.table.internal.value.Hash;
import dev.dovetail.analysis.table.internal.value.Kinds;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;

/// The different values of a column with their counts, from a table of its different spellings: `1.0` and
/// `1.00` are two spellings of one number.
final class DistinctValues {
  private static final int MOST_FREQUENT = 10;

  private final ValueTable table;
  private final long[] keys;
  private final double[] numbers;
  private final long[] counts;
  private int size;
  private boolean isText;

  private DistinctValues(ValueTable table) {
    this.table = table;
    this.keys = new long[table.size()];
    this.numbers = new double[table.size()];
    this.counts = new long[table.size()];
  }

  /// Adds every value of a table to the statistics of its column, then merges spellings.
  static DistinctValues of(ValueTable table, ColumnStatistics statistics) {
    DistinctValues values = new DistinctValues(table);
    for (int entry = 0; entry < table.size(); entry++) {
      if (!table.isNull(entry) && !table.isNullAmongValues(entry)) {
        values.add(entry, statistics);
      }
    }
    boolean isText = statistics.isText() || statistics.count() == 0;
    values.isText = isText;
    for (int entry = 0; isText && entry < table.size(); entry++) {
      if (table.isNullAmongValues(entry)) {
        statistics.addText(table.text(), table.start(entry), table.end(entry), table.count(entry));
        values.counts[entry] = table.count(entry);
      }
    }
    values.merge(isText);
    return values;
  }

  private void add(int entry, ColumnStatistics statistics) {
    counts[entry] = table.count(entry);
    statistics.add(table.text(), table.start(entry), table.end(entry), table.isLiteral(entry),
        table.isCut(entry),
        counts[entry]);
    if (statistics.kinds() != Kinds.NONE) {
      numbers[entry] = statistics.parser().number();
      keys[entry] = statistics.key(table.text(), table.start(entry), table.end(entry));
    }
  }

  /// Adds the counts of equal values to the first of them. A count of zero then says that there is none.
  private void merge(boolean isText) {
    int mask = Integer.highestOneBit(Math.max(keys.length, 1)) * 4 - 1;
    int[] slots = new int[isText ? 0 : mask + 1];
    for (int entry = 0; entry < keys.length; entry++) {
      if (counts[entry] == 0) {
        continue;
      }
      size++;
      if (isText) {
        continue;
      }
      int slot = (int) Hash.of(keys[entry]) & mask;
      while (slots[slot] != 0 && keys[slots[slot] - 1] != keys[entry]) {
        slot = (slot + 1) & mask;
      }
      if (slots[slot] == 0) {
        slots[slot] = entry + 1;
      } else {
        counts[slots[slot] - 1] += counts[entry];
        counts[entry] = 0;
        size--;
      }
    }
  }

  int size() {
    return size;
  }

  /// Gives each value that is finite to `target` as a number.
  void forEach(NumberConsumer target) {
    for (int entry = 0; entry < counts.length; entry++) {
      if (counts[entry] > 0 && Double.isFinite(numbers[entry])) {
        target.accept(numbers[entry], counts[entry]);
      }
    }
  }

  /// Takes a number and how often it occurs.
  interface NumberConsumer {
    void accept(double number, long count);
  }

  /// Returns the values that are finite as numbers.
  WeightedValues weighted() {
    double[] finite = new double[size];
    double[] weights = new double[size];
    int found = 0;
    for (int entry = 0; entry < counts.length; entry++) {
      if (counts[entry] > 0 && Double.isFinite(numbers[entry])) {
        finite[found] = numbers[entry];
        weights[found++] = counts[entry];
      }
    }
    return WeightedValues.of(finite, weights, found);
  }

  /// Returns the lengths of all values as they are spelled.
  LengthStatistics lengths() {
    return lengths(table, isText);
  }

  /// Returns the lengths of the values of a table, without those that may be null.
  static LengthStatistics lengths(ValueTable table) {
    return lengths(table, false);
  }

  private static LengthStatistics lengths(ValueTable table, boolean isText) {
    LengthStatistics lengths = new LengthStatistics();
    for (int entry = 0; entry < table.size(); entry++) {
      if (!table.isNull(entry) && (isText || !table.isNullAmongValues(entry))) {
        lengths.add(table.codePoints(entry), table.count(entry));
      }
    }
    return lengths;
  }

  /// Returns the shapes of all values as text.
  Shapes shapes() {
    return shapes(table);
  }

  /// Returns the shapes of the values of a table.
  static Shapes shapes(ValueTable table) {
    Shapes shapes = new Shapes();
    for (int entry = 0; entry < table.size(); entry++) {
      if (!table.isNull(entry)) {
        shapes.add(table.text(), table.start(entry), table.end(entry), table.isCut(entry),
            table.count(entry));
      }
    }
    return shapes;
  }

  /// Returns the most frequent values, of equal frequency the lesser first.
  ///
  /// @param isExact tells whether an entry's count is exact
  List<ValueCount> mostFrequent(ColumnStatistics statistics, IntPredicate isExact) {
    boolean isText = statistics.type() == ColumnType.TEXT;
    Comparator<Integer> order = (x, y) -> {
      int byCount = Long.compare(counts[y], counts[x]);
      int byNumber = byCount != 0 || isText ? byCount : Double.compare(numbers[x], numbers[y]);
      if (byNumber != 0) {
        return byNumber;
      }
      boolean isNumber = statistics.type().isNumeric() && Double.isFinite(numbers[x]);
      return isNumber ? exact(x, statistics).compareTo(exact(y, statistics)) : table.compare(x, y);
    };
    PriorityQueue<Integer> best = new PriorityQueue<>(order.reversed());
    for (int entry = 0; entry < counts.length; entry++) {
      if (counts[entry] > 0
          && (best.size() < MOST_FREQUENT || counts[entry] >= counts[best.element()])) {
        best.add(entry);
        if (best.size() > MOST_FREQUENT) {
          best.remove();
        }
      }
    }
    return best.stream().sorted(order).map(entry -> show(entry, statistics, isExact.test(entry))).toList();
  }

  private BigDecimal exact(int entry, ColumnStatistics statistics) {
    return statistics.parser().exact(
        new String(table.text(), table.start(entry), table.end(entry) - table.start(entry), UTF_8));
  }

  private ValueCount show(int entry, ColumnStatistics statistics, boolean isExact) {
    String value = TextStatistics.show(table.text(), table.start(entry), table.end(entry),
        table.isCut(entry));
    return new ValueCount(statistics.canonical(value), counts[entry], isExact);
  }
}
