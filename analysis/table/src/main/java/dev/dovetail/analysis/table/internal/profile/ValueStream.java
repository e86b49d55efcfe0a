package dev.dovetail.analysis.table.internal.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Distinct;
import dev.dovetail.analysis.table.Histogram;
import dev.dovetail.analysis.table.Quantiles;
import dev.dovetail.analysis.table.Uniqueness;
import dev.dovetail.analysis.table.ValueOrder;
import dev.dovetail.analysis.table.internal.text.Utf8;
import dev.dovetail.analysis.table.internal.value.Hash;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A column with more different values than are counted one by one: exact statistics, estimates for the rest.
final class ValueStream {
  private static final int SHAPES_ONE_OF = 17; // prime, so that shapes that take turns are all met

  private final ColumnStatistics statistics;
  private final LengthStatistics lengths;
  private final ColumnReading reading;
  private final ValueOrdering ordering;
  private final HashSample texts;
  private final Map<String, Long> nullsAmongValues = new TreeMap<>();
  private final FrequentValues frequent;
  private final Shapes shapes;
  private @Nullable HashSample values;
  private @Nullable QuantileSketch quantiles;
  private int sinceShape;
  private long misfits;

  /// Goes on from a table that has become too large.
  ///
  /// @param parser for this alone
  ValueStream(
      ValueTable table, ValueParser parser, ColumnReading reading, ValueOrdering ordering,
      SketchSizes sizes) {
    this.reading = reading;
    this.misfits = reading.misfits(table);
    this.ordering = ordering;
    this.texts = new HashSample(sizes.hashes(), false);
    int[] kept = new int[table.size()];
    int count = 0;
    for (int entry = 0; entry < table.size(); entry++) {
      if (table.isNullAmongValues(entry)) {
        nullsAmongValues.put(
            new String(table.text(), table.start(entry), table.end(entry) - table.start(entry), UTF_8),
            table.count(entry));
      } else if (!table.isNull(entry)) {
        texts.add(table.hash(entry));
        kept[count++] = entry;
      }
    }
    ValueTable counted = table.of(Arrays.copyOf(kept, count), count);
    CountedValues known = CountedValues.of(counted, new ColumnStatistics(parser, reading.kinds()), sizes);
    if (known.statistics().isMonthFirst()) { // some were read day first
      int kinds = known.statistics().kinds();
      known = CountedValues.of(counted, new ColumnStatistics(parser, kinds), sizes);
    }
    this.statistics = known.statistics();
    boolean isText = statistics.kinds() == Kinds.NONE;
    this.values = isText ? null : known.values();
    this.quantiles = isText ? null : known.quantiles();
    this.lengths = DistinctValues.lengths(counted);
    this.shapes = isText ? DistinctValues.shapes(counted) : new Shapes();
    shapes.sample();
    statistics.sampleTypes();
    this.frequent = new FrequentValues(counted, sizes.frequentValues());
  }

  /// Adds a value.
  ///
  /// @return what it is as a number, if all values are numbers; else `NaN`
  double add(byte[] bytes, int from, int to, long hash, boolean isLiteral) {
    byte flag = reading.flag(bytes, from, to, isLiteral, statistics.parser());
    if (flag == NullSpellings.NULL) {
      misfits += reading.nulls().flag(bytes, from, to) == 0 ? 1 : 0;
      return Double.NaN;
    }
    if (flag == NullSpellings.NULL_AMONG_VALUES) {
      nullsAmongValues.merge(new String(bytes, from, to - from, UTF_8), 1L, Long::sum);
      if (ordering.isOpen()) {
        ordering.addNull(bytes, from, to);
      }
      return Double.NaN;
    }
    boolean wasAmbiguous = Kinds.isAmbiguous(statistics.kinds());
    statistics.add(bytes, from, to, isLiteral, false, 1);
    lengths.add(Utf8.codePoints(bytes, from, to), 1);
    texts.add(hash);
    frequent.add(bytes, from, to, hash, flag);
    int kinds = statistics.kinds();
    double number = statistics.parser().number();
    if (ordering.isOpen()) {
      ordering.add(bytes, from, to, statistics.parser(), kinds);
    }
    if (kinds == Kinds.NONE) {
      values = null;
      quantiles = null;
      if (sinceShape++ % SHAPES_ONE_OF == 0) {
        shapes.add(bytes, from, to, false, SHAPES_ONE_OF);
      }
      return Double.NaN;
    }
    if (wasAmbiguous && statistics.isMonthFirst()) {
      values = null; // of days that were read day first
      quantiles = null;
    }
    if (values != null && quantiles != null) {
      values.add(Hash.of(statistics.key(bytes, from, to)));
      if (Double.isFinite(number)) {
        quantiles.add(number);
      }
    }
    return (kinds & Kinds.NUMBERS) != 0 && Double.isFinite(number) ? number : Double.NaN;
  }

  /// Returns how many values do not fit the type that was given.
  long misfits() {
    return misfits;
  }

  /// Returns what all values can be read as.
  int kinds() {
    return statistics.kinds();
  }

  ColumnProfile profile(String name, long rows, long empty) {
    if (statistics.isText()) {
      nullsAmongValues.forEach(this::addText);
    }
    DistinctValues shown = DistinctValues.of(
        frequent.table(), new ColumnStatistics(statistics.parser(), statistics.kinds()));
    ColumnType type = statistics.type();
    ValueOrder order = ordering.order(type == ColumnType.TEXT, statistics.isMonthFirst());
    Distinct distinct = distinct(shown.size(), order);
    QuantileSketch sketch = type.isNumeric() || type.isTemporal() ? quantiles : null;
    OptionalDouble skewness = sketch == null ? OptionalDouble.empty() : sketch.moments().skewness();
    WeightedValues weighted = sketch == null ? null : sketch.values();
    Optional<Quantiles> cuts = weighted == null || sketch == null ? Optional.empty()
        : Optional.of(weighted.quantiles(HistogramBuilder.unit(type), sketch.rankError(statistics.count())));
    return new ColumnProfile(name, type, statistics.types(), statistics.count(),
        rows - statistics.count(), empty, distinct, uniqueness(distinct), order, statistics.range(),
        statistics.numbers(skewness), cuts, Optional.ofNullable(weighted).map(this::histogram),
        shown.mostFrequent(statistics, frequent::isExact), lengths.get(),
        type == ColumnType.TEXT ? shapes.mostFrequent() : List.of());
  }

  /// Values that always rise or always fall are all different.
  private Distinct distinct(int least, ValueOrder order) {
    if (order == ValueOrder.STRICTLY_INCREASING || order == ValueOrder.STRICTLY_DECREASING) {
      return new Distinct(statistics.count(), true);
    }
    HashSample sample = sample();
    long found = sample.distinct();
    long most = Math.max(statistics.count(), least);
    boolean isByValue = values != null || statistics.isText();
    return new Distinct(Math.clamp(found, least, most), isByValue && sample.isExact());
  }

  private HashSample sample() {
    return values == null || statistics.isText() ? texts : values;
  }

  private Uniqueness uniqueness(Distinct distinct) {
    if (distinct.isExact()) {
      return distinct.value() == statistics.count() ? Uniqueness.UNIQUE : Uniqueness.REPEATED;
    }
    boolean isRepeated = frequent.isAnyRepeated() || sample().isAnyRepeated();
    return isRepeated ? Uniqueness.REPEATED : Uniqueness.PROBABLY_UNIQUE;
  }

  private void addText(String value, long weight) {
    byte[] bytes = value.getBytes(UTF_8);
    long hash = Hash.of(bytes, 0, bytes.length);
    statistics.addText(bytes, 0, bytes.length, weight);
    lengths.add(value.codePointCount(0, value.length()), weight);
    texts.add(hash);
    frequent.addAll(bytes, 0, bytes.length, hash, weight);
  }

  private Histogram histogram(WeightedValues weighted) {
    HistogramBuilder builder =
        new HistogramBuilder(statistics.type(), statistics.least(), statistics.greatest());
    weighted.forEach(builder);
    return builder.build(false);
  }
}
