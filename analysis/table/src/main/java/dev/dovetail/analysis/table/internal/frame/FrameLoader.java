package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.TableOpener;
import dev.dovetail.analysis.table.internal.Workers;
import dev.dovetail.analysis.table.internal.value.Kinds;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Reads a file into columns, most often in one pass.
///
/// @param opener finds the format
/// @param options how to read
/// @param progress advanced by the bytes of the first pass
/// @param isVerbatim whether the text of every cell is kept too
public record FrameLoader(TableOpener opener, ReadOptions options, Progress progress, boolean isVerbatim) {
  /// What was read.
  ///
  /// @param source the format, and how the file is spelled
  /// @param rows how many there are
  /// @param names of the columns
  /// @param columns as many
  /// @param texts as many if asked for, else none
  /// @param badRows the first ones
  /// @param badRowCount how many there are in all
  public record Loaded(
      TableOpener.Result source, int rows, List<String> names, List<ColumnView> columns, List<ColumnView> texts,
      List<BadRow> badRows, long badRowCount) {}

  /// Reads a file.
  ///
  /// @throws IOException if it cannot be read, holds no table, or changed meanwhile
  /// @throws CancellationException if the progress was cancelled
  public Loaded load(Path file) throws IOException {
    try (Workers workers = new Workers(options.threads())) {
      FrameSink sink = new FrameSink(options, workers, FrameSink.firstPass(options), isVerbatim);
      TableOpener.Result result = opener.read(file, options, progress, sink);
      List<@Nullable ColumnData> columns = sink.finish();
      if (columns.contains(null)) {
        readAgain(file, sink, columns, workers);
      }
      Rows rows = rows(sink);
      return new Loaded(result, rows.size(), sink.names(), views(columns, rows), views(sink.finishTexts(), rows),
          sink.badRows(), sink.badRowCount());
    }
  }

  private void readAgain(
      Path file, FrameSink first, List<@Nullable ColumnData> columns, Workers workers)
          throws IOException {
    NullSpellings nulls = new NullSpellings(options);
    FrameSink second = new FrameSink(options, workers, (column, name) -> {
      if (column >= columns.size() || columns.get(column) != null) {
        return new SkippedReading(nulls);
      }
      int kinds = first.kinds(column);
      ColumnType type = Kinds.narrowest(kinds);
      return new KnownReading(nulls, name, type, kinds);
    }, false);
    opener.read(file, options, new Quiet(progress), second);
    List<@Nullable ColumnData> found = second.finish();
    if (second.rows() != first.rows() || !second.names().equals(first.names())) {
      throw new FileSystemException(file.toString(), null, "The file changed while it was read: it had "
          + first.rows() + " rows, then " + second.rows() + "; read it again when it is complete");
    }
    for (int column = 0; column < columns.size(); column++) {
      if (columns.get(column) == null) {
        columns.set(column, found.get(column));
      }
    }
  }

  /// Returns the rows that are not left out.
  private static Rows rows(FrameSink sink) {
    if (sink.skipped().isEmpty()) {
      return Rows.all(sink.rows());
    }
    sink.skipped().flip(0, sink.rows());
    return Rows.of(sink.skipped().stream().toArray());
  }

  private static List<ColumnView> views(List<@Nullable ColumnData> columns, Rows rows) {
    List<ColumnView> views = new ArrayList<>(columns.size());
    for (ColumnData data : columns) {
      if (data != null) {
        views.add(new ColumnView(data, rows));
      }
    }
    return views;
  }

  /// Lets a second pass be cancelled, and shows nothing of it.
  ///
  /// @param shown the progress of the first pass
  private record Quiet(Progress shown) implements Progress {
    @Override
    public void start(String stage, long total) {
      // the second pass is no stage of its own
    }

    @Override
    public void advance(long amount) {
      // the bytes were counted in the first pass
    }

    @Override
    public boolean isCancelled() {
      return shown.isCancelled();
    }
  }
}
