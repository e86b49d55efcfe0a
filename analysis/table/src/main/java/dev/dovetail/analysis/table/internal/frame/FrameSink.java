package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.BadRowException;
import dev.dovetail.analysis.table.BadRowPolicy;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableLimitException;
import dev.dovetail.analysis.table.internal.Limits;
import dev.dovetail.analysis.table.internal.Workers;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import dev.dovetail.analysis.table.spi.RowSink;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Stores the rows it receives, several columns at the same time.
final class FrameSink implements RowSink {
  private static final int FEWEST_PARALLEL_FIELDS = 2048;

  /// Says how a column is to be read.
  interface Plan {
    Reading of(int column, String name);
  }

  private final ReadOptions options;
  private final Workers workers;
  private final Plan plan;
  private final NullSpellings nulls;
  private final boolean isVerbatim;
  private final ValueParser[] parsers;
  private final List<Reading> readings = new ArrayList<>();
  private final List<Reading> texts = new ArrayList<>();
  private final List<BadRow> badRows = new ArrayList<>();
  private final BitSet skipped = new BitSet();
  private List<String> names = List.of();
  private long badRowCount;
  private long rows;

  /// @param isVerbatim whether the text of every cell is kept too
  FrameSink(ReadOptions options, Workers workers, Plan plan, boolean isVerbatim) {
    this.options = options;
    this.nulls = new NullSpellings(options);
    this.isVerbatim = isVerbatim;
    this.workers = workers;
    this.plan = plan;
    this.parsers = new ValueParser[workers.lanes()];
    numbers(NumberSpelling.PLAIN);
  }

  /// Returns the plan to find out the types that the options do not give.
  static Plan firstPass(ReadOptions options) {
    NullSpellings nulls = new NullSpellings(options);
    return (_, name) -> {
      ColumnType type = options.types().getOrDefault(name, ColumnType.EMPTY);
      return type == ColumnType.EMPTY
          ? new ColumnReading(nulls) : new KnownReading(nulls, name, type, Kinds.of(type));
    };
  }

  @Override
  public void columns(List<String> all) throws TableException {
    Limits.checkColumns(all.size(), options);
    names = List.copyOf(all);
    for (int column = readings.size(); column < names.size(); column++) {
      readings.add(plan.of(column, names.get(column)));
      if (isVerbatim) {
        texts.add(new VerbatimReading(nulls));
      }
    }
  }

  @Override
  public void numbers(NumberSpelling spelling) {
    for (int i = 0; i < parsers.length; i++) {
      parsers[i] = new ValueParser(spelling, options.dateOrder());
    }
  }

  @Override
  public void batch(FieldBatch batch) throws TableException {
    boolean isOfRows = batch.firstColumn() == 0 && batch.columns() == names.size();
    int first = batch.firstColumn();
    long before = isOfRows ? rows : batch.columns() == 0 ? 0 : readings.get(first).size();
    long after = before + batch.rows();
    if (after > Integer.MAX_VALUE - 8) {
      throw new TableLimitException("The table has more than " + (Integer.MAX_VALUE - 8)
          + " rows, which is as many as a table in memory may have; read it row by row (TableReader) instead");
    }
    try {
      forEach(batch.columns(), (long) batch.rows() * batch.columns(), (column, lane) -> {
        add(readings.get(first + column), batch, column, isOfRows, parsers[lane]);
        if (isVerbatim) {
          add(texts.get(first + column), batch, column, isOfRows, parsers[lane]);
        }
      });
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof TableLimitException limit) {
        throw limit;
      }
      throw e;
    }
    reportMisfits(batch, before);
    rows = Math.max(rows, after);
  }

  private void add(Reading reading, FieldBatch batch, int column, boolean isOfRows, ValueParser parser) {
    if (isOfRows) {
      reading.addNulls((int) rows - reading.size());
    }
    reading.addAll(batch, column, parser);
  }

  private void forEach(int columns, long fields, Workers.Task task) {
    if (fields >= FEWEST_PARALLEL_FIELDS) {
      workers.run(columns, task);
    } else {
      Workers.runAlone(columns, task);
    }
  }

  private void reportMisfits(FieldBatch batch, long before) throws BadRowException {
    if (options.types().isEmpty()) {
      return;
    }
    Map<Integer, StringJoiner> reasons = new TreeMap<>();
    for (int column = batch.firstColumn(); column < batch.firstColumn() + batch.columns(); column++) {
      if (readings.get(column) instanceof KnownReading known) {
        known.takeMisfits().forEach((row, reason) ->
            reasons.computeIfAbsent(row, _ -> new StringJoiner("; ")).add(reason));
      }
    }
    for (Map.Entry<Integer, StringJoiner> entry : reasons.entrySet()) {
      long row = before + entry.getKey();
      BadRow bad = new BadRow(0, row + 1, entry.getValue().toString());
      if (options.badRows() == BadRowPolicy.STRICT) {
        throw new BadRowException(bad);
      }
      if (options.badRows() == BadRowPolicy.SKIP) {
        skipped.set((int) row);
      }
      badRow(bad);
    }
  }

  @Override
  public void badRow(BadRow row) {
    badRowCount++;
    if (badRows.size() < options.keptBadRows()) {
      badRows.add(row);
    }
  }

  /// Ends the table.
  ///
  /// @return one storage a column, null for one that must be read again
  List<@Nullable ColumnData> finish() {
    return finish(readings);
  }

  /// Ends the texts of the cells, if they were kept.
  List<@Nullable ColumnData> finishTexts() {
    return finish(texts);
  }

  private List<@Nullable ColumnData> finish(List<Reading> all) {
    @Nullable ColumnData[] built = new @Nullable ColumnData[all.size()];
    forEach(built.length, rows * built.length, (column, lane) -> {
      Reading reading = all.get(column);
      reading.addNulls((int) rows - reading.size());
      built[column] = reading.build(parsers[lane]);
    });
    return new ArrayList<@Nullable ColumnData>(Arrays.asList(built));
  }

  /// Returns the types that fit all values of a column.
  int kinds(int column) {
    return readings.get(column).kinds();
  }

  List<String> names() {
    return names;
  }

  List<BadRow> badRows() {
    return badRows;
  }

  long badRowCount() {
    return badRowCount;
  }

  /// Returns the rows that are left out for a value that does not fit its column.
  BitSet skipped() {
    return skipped;
  }

  int rows() {
    return (int) rows;
  }
}
