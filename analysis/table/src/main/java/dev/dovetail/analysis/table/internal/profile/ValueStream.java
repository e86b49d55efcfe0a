package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Distinct;
import dev.dovetail.analysis.table.Histogram;
import dev.dovetail.analysis.table.Uniqueness;
import dev.dovetail.analysis.table.ValueOrder;
import dev.dovetail.analysis.table.internal.value.Hash;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.util.Arrays;
import java.util.Map;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A column with more different values than are counted one by one: exact statistics, estimates for the rest.
final class ValueStream {
  private final ColumnStatistics statistics;
  private final LengthStatistics lengths;
  private final NullSpellings nulls;
  private final HyperLogLog texts;
  private final Map<String, Long> nullsAmongValues = new TreeMap<>();
  private final FrequentValues frequent;
  private @Nullable HyperLogLog values;
  private @Nullable FineHistogram histogram;

  /// Goes on from a table that has become too large.
  ValueStream(
      ValueTable table, ValueParser parser, NullSpellings nulls, LengthStatistics lengths,
          SketchSizes sizes) {
    this.statistics = new ColumnStatistics(parser, Kinds.ALL);
    this.lengths = lengths;
    this.nulls = nulls;
    this.texts = new HyperLogLog(sizes.precision());
    HyperLogLog byValue = new HyperLogLog(sizes.precision());
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double[] numbers = new double[table.size()];
    int[] kept = new int[table.size()];
    int count = 0;
    for (int entry = 0; entry < table.size(); entry++) {
      int from = table.start(entry);
      int to = table.end(entry);
      if (table.isNullAmongValues(entry)) {
        nullsAmongValues.put(new String(table.text(), from, to - from, UTF_8), table.count(entry));
      } else if (!table.isNull(entry)) {
        statistics.add(table.text(), from, to, table.isLiteral(entry), table.isCut(entry),
            table.count(entry));
        texts.add(table.hash(entry));
        if (statistics.kinds() != Kinds.NONE) {
          byValue.add(Hash.of(statistics.key(table.hash(entry))));
          numbers[count] = parser.number();
          min = Math.min(min, numbers[count]);
          max = Math.max(max, numbers[count]);
        }
        kept[count++] = entry;
      }
    }
    if (statistics.kinds() != Kinds.NONE && count > 0) {
      FineHistogram fine = new FineHistogram(min, max, sizes.histogramBins());
      for (int i = 0; i < count; i++) {
        fine.add(numbers[i], table.count(kept[i]));
      }
      histogram = fine;
      values = byValue;
    }
    this.frequent = new FrequentValues(table.of(Arrays.copyOf(kept, count), count), sizes.frequentValues());
  }

  void add(byte[] bytes, int from, int to, boolean isLiteral) {
    byte flag = isLiteral ? ValueTable.LITERAL : nulls.flag(bytes, from, to);
    if (flag == ValueTable.NULL) {
      return;
    }
    if (flag == ValueTable.NULL_AMONG_VALUES) {
      nullsAmongValues.merge(new String(bytes, from, to - from, UTF_8), 1L, Long::sum);
      return;
    }
    long hash = ValueTable.hash(bytes, from, to, isLiteral);
    boolean wasAmbiguous = Kinds.isAmbiguous(statistics.kinds());
    statistics.add(bytes, from, to, isLiteral, false, 1);
    lengths.add(bytes, from, to);
    texts.add(hash);
    frequent.add(bytes, from, to, hash, flag, 1);
    if (statistics.kinds() == Kinds.NONE || (wasAmbiguous && statistics.isMonthFirst())) {
      values = null; // of no column, or of days that were read day first
      histogram = null;
    } else if (values != null && histogram != null) {
      values.add(Hash.of(statistics.key(hash)));
      histogram.add(statistics.parser().number(), 1);
    }
  }

  ColumnProfile profile(String name, long rows) {
    if (statistics.isText()) {
      nullsAmongValues.forEach(this::addText);
    }
    DistinctValues shown = DistinctValues.of(
        frequent.table(), new ColumnStatistics(statistics.parser(), statistics.kinds()));
    HyperLogLog sketch = values == null || statistics.isText() ? texts : values;
    long distinct = Math.clamp(sketch.estimate(), shown.size(), Math.max(statistics.count(), shown.size()));
    return new ColumnProfile(name, statistics.type(), List.of(), statistics.count(),
        rows - statistics.count(), 0, new Distinct(distinct, false), Uniqueness.REPEATED,
        ValueOrder.UNORDERED, statistics.range(), statistics.numbers(), Optional.empty(), histogram(),
        shown.mostFrequent(statistics, frequent::isExact), lengths.get(), List.of());
  }

  private void addText(String value, long weight) {
    byte[] bytes = value.getBytes(UTF_8);
    long hash = ValueTable.hash(bytes, 0, bytes.length, false);
    statistics.addText(bytes, 0, bytes.length, weight);
    lengths.add(bytes, 0, bytes.length);
    texts.add(hash);
    frequent.add(bytes, 0, bytes.length, hash, (byte) 0, weight);
  }

  private Optional<Histogram> histogram() {
    ColumnType type = statistics.type();
    FineHistogram fine = histogram;
    if (fine == null || (!type.isNumeric() && !type.isTemporal())) {
      return Optional.empty();
    }
    HistogramBuilder builder = new HistogramBuilder(type, statistics.least(), statistics.greatest());
    fine.forEach(builder::add);
    return Optional.of(builder.build(false));
  }
}
