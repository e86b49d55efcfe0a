package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Distinct;
import dev.dovetail.analysis.table.Histogram;
import dev.dovetail.analysis.table.Uniqueness;
import dev.dovetail.analysis.table.ValueOrder;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.FieldBatch;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Profiles one column. As long as its different values fit a table they are only counted, and parsed once
/// each at the end; after that every value is parsed as it comes.
final class ColumnProfiler {
  /// Up to so many different values, null spellings not counted, are counted exactly.
  private static final int MOST_VALUES = 65_536;

  private final ValueParser parser;
  private final NullSpellings nulls;
  private final LengthStatistics lengths = new LengthStatistics();
  private @Nullable ValueTable table = new ValueTable();
  private @Nullable ValueStream stream;
  private int nullEntries;

  ColumnProfiler(ValueParser parser, NullSpellings nulls) {
    this.parser = parser;
    this.nulls = nulls;
  }

  /// Adds one field of each of some rows of a batch.
  ///
  /// @param column the field's place in a row of the batch
  void add(FieldBatch batch, int column, int fromRow, int toRow, SketchSizes sizes) {
    byte[] bytes = batch.bytes();
    int[] starts = batch.starts();
    int[] ends = batch.ends();
    int stride = batch.columns();
    for (int row = fromRow; row < toRow; row++) {
      int field = row * stride + column;
      int from = starts[field];
      int to = ends[field];
      if (from < 0) {
        continue;
      }
      boolean isLiteral = batch.isLiteral(field);
      if (from == to && !isLiteral) {
        continue;
      }
      if (table != null) {
        count(table, bytes, from, to, isLiteral, sizes);
      } else if (stream != null) {
        stream.add(bytes, from, to, isLiteral);
      }
    }
  }

  private void count(ValueTable values, byte[] bytes, int from, int to, boolean isLiteral,
      SketchSizes sizes) {
    long hash = ValueTable.hash(bytes, from, to, isLiteral);
    if (values.count(bytes, from, to, hash) >= 0) {
      return;
    }
    byte flag = isLiteral ? ValueTable.LITERAL : nulls.flag(bytes, from, to);
    if (flag == 0 || flag == ValueTable.LITERAL) {
      lengths.add(bytes, from, to);
    } else {
      nullEntries++;
    }
    values.insert(bytes, from, to, hash, flag, 1);
    if (values.size() - nullEntries > MOST_VALUES) {
      estimate(sizes);
    }
  }

  /// Goes on to estimate what takes too much memory to count.
  void estimate(SketchSizes sizes) {
    if (table != null) {
      stream = new ValueStream(table, parser, nulls, lengths, sizes);
      table = null;
    }
  }

  /// Returns about how many bytes [#estimate] would free.
  long memory() {
    return table == null ? 0 : table.memory();
  }

  /// Ends the profile.
  ///
  /// @param rows how many rows the table has
  ColumnProfile profile(String name, long rows) {
    if (stream != null) {
      return stream.profile(name, rows);
    }
    ValueTable counted = table == null ? new ValueTable() : table;
    ColumnStatistics statistics = new ColumnStatistics(parser, Kinds.ALL);
    DistinctValues values = DistinctValues.of(counted, statistics);
    if (statistics.isMonthFirst()) {
      statistics = new ColumnStatistics(parser, statistics.kinds());
      values = DistinctValues.of(counted, statistics);
    }
    if (statistics.isText()) {
      addLengths(counted);
    }
    return new ColumnProfile(name, statistics.type(), List.of(), statistics.count(),
        rows - statistics.count(), 0, new Distinct(values.size(), true), Uniqueness.REPEATED,
        ValueOrder.UNORDERED, statistics.range(), statistics.numbers(), Optional.empty(),
        histogram(statistics, values), values.mostFrequent(statistics, _ -> true), lengths.get(), List.of());
  }

  private void addLengths(ValueTable counted) {
    for (int entry = 0; entry < counted.size(); entry++) {
      if (counted.isNullAmongValues(entry)) {
        lengths.add(counted.text(), counted.start(entry), counted.end(entry));
      }
    }
  }

  private static Optional<Histogram> histogram(ColumnStatistics statistics, DistinctValues values) {
    ColumnType type = statistics.type();
    if (!type.isNumeric() && !type.isTemporal()) {
      return Optional.empty();
    }
    HistogramBuilder builder = new HistogramBuilder(type, statistics.least(), statistics.greatest());
    values.forEach(builder::add);
    return Optional.of(builder.build(true));
  }
}
