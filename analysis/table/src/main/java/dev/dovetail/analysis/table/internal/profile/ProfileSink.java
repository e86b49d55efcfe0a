package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.Alert;
import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Correlation;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.DuplicateRows;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.internal.Limits;
import dev.dovetail.analysis.table.internal.Workers;
import dev.dovetail.analysis.table.internal.alert.AlertRules;
import dev.dovetail.analysis.table.internal.value.Hash;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import dev.dovetail.analysis.table.spi.RowSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Profiles the rows it receives, column by column, on several threads, in bounded memory: whenever the
/// tables of different values have grown beyond a budget, the largest go over to estimates. Rows are taken
/// in blocks of a fixed size and every column sees its values in order, so that nothing depends on how rows
/// come in batches or on the number of threads.
public final class ProfileSink implements RowSink, AutoCloseable {
  private static final int BLOCK_FIELDS = 1 << 16;
  private static final int MOST_BLOCK_ROWS = 1 << 12;
  private static final int FEW_FIELDS = 1 << 12;
  private static final int MOST_TASKS = 64;
  private static final long TABLES_BUDGET = 32L << 20;

  private final ReadOptions options;
  private final NullSpellings nulls;
  private final Workers workers;
  private final List<BadRow> badRows = new ArrayList<>();
  private final List<ColumnProfiler> profilers = new ArrayList<>();
  private final NumericBlocks numeric = new NumericBlocks();
  private final HashSample rowSample = new HashSample(ColumnarRows.MOST_ROWS, true);
  private final ColumnarRows columnar = new ColumnarRows();
  private List<String> names = List.of();
  private ValueParser parser;
  private Lane[] lanes = {};
  private SketchSizes sizes = SketchSizes.forColumns(0);
  private long badRowCount;
  private long rows;
  private int blockRows = 1;
  private int blockAt;
  private boolean isColumnar;

  /// Begins a profile.
  public ProfileSink(ReadOptions options) {
    this.options = options;
    this.nulls = new NullSpellings(options);
    this.workers = new Workers(options.threads());
    this.parser = new ValueParser(NumberSpelling.PLAIN, options.dateOrder());
  }

  @Override
  public void columns(List<String> all) throws TableException {
    Limits.checkColumns(all.size(), options);
    names = List.copyOf(all);
    while (profilers.size() < names.size()) {
      ColumnType given = options.types().get(names.get(profilers.size()));
      int kinds = given == null ? Kinds.ALL : Kinds.of(given);
      profilers.add(new ColumnProfiler(new ColumnReading(nulls, kinds), profilers.size()));
    }
    sizes = SketchSizes.forColumns(names.size());
  }

  @Override
  public void numbers(NumberSpelling spelling) {
    parser = new ValueParser(spelling, options.dateOrder());
  }

  private Lane[] lanes() {
    Lane[] own = new Lane[workers.lanes()];
    Arrays.setAll(own, _ -> new Lane(parser.copy(), MOST_BLOCK_ROWS));
    return own;
  }

  @Override
  public void batch(FieldBatch batch) {
    lanes = lanes.length == 0 ? lanes() : lanes;
    boolean isWhole = batch.columns() == names.size();
    isColumnar |= !isWhole;
    int from = 0;
    while (from < batch.rows()) {
      if (blockAt == 0) {
        int share = Integer.highestOneBit(Math.max(1, BLOCK_FIELDS / Math.max(1, names.size())));
        blockRows = Math.min(share, MOST_BLOCK_ROWS);
      }
      int to = Math.min(batch.rows(), from + blockRows - blockAt);
      addColumns(batch, from, to);
      hashRows(batch, to - from, isWhole);
      blockAt += to - from;
      if (blockAt == blockRows) {
        endBlock(isWhole);
      }
      from = to;
    }
    rows += batch.firstColumn() == 0 ? batch.rows() : 0;
  }

  /// Columns are dealt out in groups, else very many narrow ones would cost more to deal than to do.
  private void addColumns(FieldBatch batch, int from, int to) {
    int columns = batch.columns();
    int size = Math.ceilDiv(columns, MOST_TASKS);
    Workers.Task task = (group, lane) -> {
      for (int column = group * size; column < Math.min(columns, (group + 1) * size); column++) {
        profilers.get(batch.firstColumn() + column)
            .add(batch, column, from, to, blockAt, blockRows, lanes[lane], sizes);
      }
    };
    int groups = columns == 0 ? 0 : Math.ceilDiv(columns, size);
    if ((long) columns * (to - from) < FEW_FIELDS) {
      Workers.runAlone(groups, task);
    } else {
      workers.run(groups, task);
    }
  }

  private void hashRows(FieldBatch batch, int count, boolean isWhole) {
    long[] hashes = lanes[0].rowHashes();
    for (int lane = 1; lane < lanes.length; lane++) {
      lanes[lane].moveRowHashes(hashes, count);
    }
    for (int row = 0; row < count; row++) {
      long hash = hashes[row];
      hashes[row] = 0;
      if (isWhole) {
        rowSample.add(Hash.of(hash));
      }
      if (!isWhole || names.size() == 1) { // further columns may follow the only one so far
        columnar.add(batch.firstColumn(), hash);
      }
    }
  }

  private void endBlock(boolean isWhole) {
    if (isWhole) {
      numeric.take(profilers, blockAt, workers);
    }
    blockAt = 0;
    keepWithinBudget();
  }

  private void keepWithinBudget() {
    long memory = 0;
    for (ColumnProfiler profiler : profilers) {
      memory += profiler.memory();
    }
    if (memory > TABLES_BUDGET) {
      giveUpLargest(memory - TABLES_BUDGET);
    }
  }

  private void giveUpLargest(long excess) {
    List<ColumnProfiler> largest = profilers.stream()
        // else estimating would take more than counting
        .filter(profiler -> profiler.memory() > sizes.memory())
        .sorted(Comparator.comparingLong(ColumnProfiler::memory).reversed())
        .toList();
    long freed = 0;
    for (int i = 0; i < largest.size() && freed < excess; i++) {
      freed += largest.get(i).memory();
      largest.get(i).estimate(sizes, parser);
    }
  }

  @Override
  public void badRow(BadRow row) {
    badRowCount++;
    if (badRows.size() < options.keptBadRows()) {
      badRows.add(row);
    }
  }

  private void addMisfits() {
    for (int column = 0; column < names.size() && !options.types().isEmpty(); column++) {
      long misfits = profilers.get(column).misfits();
      if (misfits > 0) {
        ColumnType type = options.types().getOrDefault(names.get(column), ColumnType.EMPTY);
        boolean isOrderOpen = (Kinds.of(type) & (Kinds.DAY_MONTH | Kinds.MONTH_DAY)) != 0
            && options.dateOrder().isEmpty();
        badRow(new BadRow(0, 0, "column " + names.get(column) + ": " + misfits + " values are not " + type
            + (isOrderOpen ? " (05/06/2024 is one only if ReadOptions.withDateOrder says the order)" : "")
            + ", taken as null"));
        badRowCount += misfits - 1;
      }
    }
  }

  /// Ends the profile.
  ///
  /// @param format the name of the format that was read
  /// @param dialect how the file is spelled
  public TableProfile finish(String format, Dialect dialect) {
    lanes = lanes.length == 0 ? lanes() : lanes;
    if (blockAt > 0) {
      endBlock(!isColumnar);
    }
    ColumnProfile[] columns = new ColumnProfile[names.size()];
    addMisfits();
    ColumnProfiler spent = new ColumnProfiler(new ColumnReading(nulls, Kinds.ALL), 0);
    Workers.Task task = (column, lane) -> {
      ColumnProfiler profiler = profilers.set(column, spent); // its memory is free for the next one's result
      columns[column] = profiler.profile(names.get(column), rows, lanes[lane].parser());
    };
    if (rows * names.size() < FEW_FIELDS) {
      Workers.runAlone(columns.length, task);
    } else {
      workers.run(columns.length, task);
    }
    List<ColumnProfile> profiles = List.of(columns);
    DuplicateRows duplicates = isColumnar ? columnar.duplicates(rows)
        : new DuplicateRows(rowSample.repeated(rows), rowSample.isExact());
    List<Correlation> correlations = numeric.correlations(profiles);
    List<Alert> alerts = AlertRules.alertsOf(rows, profiles, duplicates, correlations);
    return new TableProfile(
        format, dialect, rows, profiles, duplicates, correlations, alerts, badRows, badRowCount);
  }

  /// Ends the threads.
  @Override
  public void close() {
    workers.close();
  }
}
