package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Distinct;
import dev.dovetail.analysis.table.Histogram;
import dev.dovetail.analysis.table.Quantiles;
import dev.dovetail.analysis.table.Uniqueness;
import dev.dovetail.analysis.table.internal.value.Hash;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.FieldBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Profiles one column. As long as its different values fit a table they are only counted, small integers
/// each by a counter of its own, and examined once each at the end; after that every value is examined as it
/// comes.
final class ColumnProfiler {
  /// Up to so many different values, null spellings not counted, are counted exactly.
  private static final int MOST_VALUES = 65_536;

  /// When a column has so many different values, and all are small integers, the others are expected to be.
  private static final int ENOUGH_INTEGERS = 16;

  private static final double[] NO_NUMBERS = {};

  private final ColumnReading reading;
  private final long salt;
  private final ValueOrdering ordering = new ValueOrdering();
  private @Nullable SmallIntegers integers;
  private @Nullable ValueTable table;
  private @Nullable ValueStream stream;
  private double[] numbers = NO_NUMBERS;
  private boolean isPaired = true;
  private boolean hasNumbers;
  private int kinds;
  private int nullEntries;
  private long empty;

  /// @param column its number
  ColumnProfiler(ColumnReading reading, int column) {
    this.reading = reading;
    this.kinds = reading.kinds();
    this.salt = Hash.of(column) | 1;
  }

  /// Adds one field of each of some rows of a batch.
  ///
  /// @param column the field's place in a row of the batch
  /// @param blockAt where the first of these rows stands in its block of rows
  /// @param blockRows how many rows a block has
  void add(
      FieldBatch batch, int column, int fromRow, int toRow, int blockAt, int blockRows, Lane lane,
      SketchSizes sizes) {
    byte[] bytes = batch.bytes();
    int[] starts = batch.starts();
    int[] ends = batch.ends();
    long[] rowHashes = lane.rowHashes();
    int stride = batch.columns();
    kinds = stream == null ? kinds : stream.kinds();
    isPaired &= (kinds & Kinds.NUMBERS) != 0;
    double[] block = block(blockRows);
    for (int row = fromRow; row < toRow; row++) {
      int field = row * stride + column;
      int from = starts[field];
      int to = ends[field];
      double number = Double.NaN;
      if (from >= 0) {
        boolean isLiteral = batch.isLiteral(field) && !reading.isTyped();
        empty += from == to ? 1 : 0;
        long hash = ValueTable.hash(Hash.of(bytes, from, to), isLiteral);
        rowHashes[row - fromRow] += hash * salt;
        if (from < to || isLiteral) {
          number = value(bytes, from, to, hash, isLiteral, lane.parser(), sizes);
        }
      }
      if (isPaired) {
        block[blockAt + row - fromRow] = number;
      }
    }
  }

  private double[] block(int rows) {
    if (!isPaired) {
      numbers = NO_NUMBERS;
    } else if (numbers.length < rows) {
      numbers = new double[rows];
      Arrays.fill(numbers, Double.NaN); // rows before a column was met have none
    }
    return numbers;
  }

  /// Counts or examines a value.
  ///
  /// @return what it is as a number, else `NaN`
  private double value(
      byte[] bytes, int from, int to, long hash, boolean isLiteral, ValueParser parser, SketchSizes sizes) {
    if (integers != null && !isLiteral) {
      int integer = SmallIntegers.parse(bytes, from, to);
      if (integer != SmallIntegers.NONE) {
        if (integers.count(integer)) {
          follow(bytes, from, to, parser);
          return integer;
        }
        pour();
      }
    }
    return stream == null
        ? look(table(), bytes, from, to, hash, isLiteral, parser, sizes)
        : stream.add(bytes, from, to, hash, isLiteral);
  }

  /// Made when there is a value for it, since of very many columns most have few.
  private ValueTable table() {
    ValueTable values = table == null ? new ValueTable() : table;
    table = values;
    return values;
  }

  private double look(
      ValueTable values, byte[] bytes, int from, int to, long hash, boolean isLiteral, ValueParser parser,
      SketchSizes sizes) {
    int entry = values.count(bytes, from, to, hash);
    if (entry >= 0) {
      if (ordering.isOpen() && !values.isNull(entry)) {
        if (values.isNullAmongValues(entry)) {
          ordering.addNull(bytes, from, to);
        } else {
          follow(bytes, from, to, parser);
        }
      }
      return values.number(entry);
    }
    byte flag = reading.flag(bytes, from, to, isLiteral, parser);
    double number = Double.NaN;
    if (flag == 0 || flag == ValueTable.LITERAL) {
      int own = parser.parse(bytes, from, to, isLiteral ? Kinds.LITERALS : Kinds.ALL);
      kinds &= own;
      boolean isFinite = (kinds & Kinds.NUMBERS) != 0 && Double.isFinite(parser.number());
      number = isFinite ? parser.number() : Double.NaN;
      follow(bytes, from, to, parser);
    } else {
      nullEntries++;
      if (flag == NullSpellings.NULL_AMONG_VALUES && ordering.isOpen()) {
        ordering.addNull(bytes, from, to);
      }
    }
    values.insert(bytes, from, to, hash, flag, 1, number);
    boolean isTimeToCount = values.size() == ENOUGH_INTEGERS && integers == null;
    if (isTimeToCount && sizes.hasCounters() && !reading.nulls().hasInteger()) {
      integers = SmallIntegers.of(values);
      table = integers == null ? values : null;
    }
    if (values.size() - nullEntries > MOST_VALUES) {
      estimate(sizes, parser);
    }
    return number;
  }

  private void follow(byte[] bytes, int from, int to, ValueParser parser) {
    if (ordering.isOpen()) {
      ordering.add(bytes, from, to, parser, kinds);
    }
  }

  /// Goes on without counters.
  private void pour() {
    if (integers != null) {
      integers.pour(table());
    }
    integers = null;
  }

  /// Goes on to estimate what takes too much memory to count.
  void estimate(SketchSizes sizes, ValueParser parser) {
    pour();
    if (stream == null) {
      stream = new ValueStream(table(), parser.copy(), reading, ordering, sizes);
      table = null;
    }
  }

  /// Returns about how many bytes [#estimate] would free.
  long memory() {
    return table == null ? 0 : table.memory();
  }

  /// Returns the numbers of the last block of rows, `NaN` where there is none; empty if the column cannot be
  /// numeric.
  double[] numbers() {
    return numbers;
  }

  /// Tells whether there was a number, so that the column may have correlations.
  boolean hasNumbers() {
    return hasNumbers || findNumbers();
  }

  private boolean findNumbers() {
    for (double number : numbers) {
      hasNumbers |= !Double.isNaN(number);
    }
    return hasNumbers;
  }

  /// Forgoes correlations.
  void leavePairs() {
    isPaired = false;
    numbers = NO_NUMBERS;
  }

  /// Returns how many values do not fit the type that was given, and count as null.
  long misfits() {
    return stream == null ? reading.misfits(table()) : stream.misfits();
  }

  /// Ends the profile.
  ///
  /// @param rows how many rows the table has
  ColumnProfile profile(String name, long rows, ValueParser parser) {
    pour();
    if (stream != null) {
      return stream.profile(name, rows, empty);
    }
    ColumnStatistics statistics = new ColumnStatistics(parser, reading.kinds());
    DistinctValues values = DistinctValues.of(table(), statistics);
    if (statistics.isMonthFirst()) {
      statistics = new ColumnStatistics(parser, statistics.kinds());
      values = DistinctValues.of(table(), statistics);
    }
    ColumnType type = statistics.type();
    boolean isOrdered = type.isNumeric() || type.isTemporal();
    WeightedValues weighted = isOrdered ? values.weighted() : null;
    Optional<Quantiles> quantiles = Optional.ofNullable(weighted)
        .filter(w -> w.size() > 0)
        .map(w -> w.quantiles(HistogramBuilder.unit(type), 0));
    Optional<Histogram> histogram =
        quantiles.isPresent() ? Optional.of(histogram(statistics, values)) : Optional.empty();
    OptionalDouble skewness = weighted == null ? OptionalDouble.empty() : weighted.moments().skewness();
    Uniqueness uniqueness =
        values.size() == statistics.count() ? Uniqueness.UNIQUE : Uniqueness.REPEATED;
    return new ColumnProfile(name, type, statistics.types(), statistics.count(),
        rows - statistics.count(), empty, new Distinct(values.size(), true), uniqueness,
        ordering.order(type == ColumnType.TEXT, statistics.isMonthFirst()), statistics.range(),
        statistics.numbers(skewness), quantiles, histogram, values.mostFrequent(statistics, _ -> true),
        values.lengths().get(),
        type == ColumnType.TEXT ? values.shapes().mostFrequent() : List.of());
  }

  private static Histogram histogram(ColumnStatistics statistics, DistinctValues values) {
    HistogramBuilder builder =
        new HistogramBuilder(statistics.type(), statistics.least(), statistics.greatest());
    values.forEach(builder::add);
    return builder.build(true);
  }
}
