package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.DuplicateRows;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableProfile;
import dev.dovetail.analysis.table.internal.Limits;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.analysis.table.internal.value.ValueParser;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import dev.dovetail.analysis.table.spi.RowSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Profiles the rows it receives, column by column, in bounded memory: whenever the tables of different
/// values have grown beyond a budget, the largest go over to estimates. That is looked at after fixed numbers
/// of rows, so that nothing depends on how rows come in batches.
public final class ProfileSink implements RowSink {
  private static final int FIELDS_BETWEEN_CHECKS = 1 << 16;
  private static final long TABLES_BUDGET = 32L << 20;

  private final ReadOptions options;
  private final NullSpellings nulls;
  private final List<BadRow> badRows = new ArrayList<>();
  private final List<ColumnProfiler> profilers = new ArrayList<>();
  private List<String> names = List.of();
  private ValueParser parser;
  private SketchSizes sizes = SketchSizes.forColumns(0);
  private long badRowCount;
  private long rows;
  private long unchecked;

  /// Begins a profile.
  public ProfileSink(ReadOptions options) {
    this.options = options;
    this.nulls = new NullSpellings(options);
    this.parser = new ValueParser(NumberSpelling.PLAIN, options.dateOrder());
  }

  @Override
  public void columns(List<String> all) throws TableException {
    Limits.checkColumns(all.size(), options);
    names = List.copyOf(all);
    while (profilers.size() < names.size()) {
      profilers.add(new ColumnProfiler(parser, nulls));
    }
    sizes = SketchSizes.forColumns(names.size());
  }

  @Override
  public void numbers(NumberSpelling spelling) {
    parser = new ValueParser(spelling, options.dateOrder());
  }

  @Override
  public void batch(FieldBatch batch) {
    int columns = batch.columns();
    int from = 0;
    while (from < batch.rows() && columns > 0) {
      long rowsToCheck = Math.ceilDiv(FIELDS_BETWEEN_CHECKS - unchecked, columns);
      int to = (int) Math.min(batch.rows(), from + rowsToCheck);
      for (int column = 0; column < columns; column++) {
        profilers.get(batch.firstColumn() + column).add(batch, column, from, to, sizes);
      }
      unchecked += (long) (to - from) * columns;
      if (unchecked >= FIELDS_BETWEEN_CHECKS) {
        unchecked = 0;
        keepWithinBudget();
      }
      from = to;
    }
    rows += batch.firstColumn() == 0 ? batch.rows() : 0;
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
      largest.get(i).estimate(sizes);
    }
  }

  @Override
  public void badRow(BadRow row) {
    badRowCount++;
    if (badRows.size() < options.keptBadRows()) {
      badRows.add(row);
    }
  }

  /// Ends the profile.
  ///
  /// @param format the name of the format that was read
  /// @param dialect how the file is spelled
  public TableProfile finish(String format, Dialect dialect) {
    List<ColumnProfile> columns = new ArrayList<>(names.size());
    ColumnProfiler spent = new ColumnProfiler(parser, nulls);
    for (int column = 0; column < names.size(); column++) {
      ColumnProfiler profiler = profilers.set(column, spent); // its memory is free for the next one's result
      columns.add(profiler.profile(names.get(column), rows));
    }
    return new TableProfile(format, dialect, rows, columns, new DuplicateRows(0, false), List.of(), List.of(),
        badRows, badRowCount);
  }
}
