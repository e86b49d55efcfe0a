package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.TableOpener;
import dev.dovetail.analysis.table.internal.VisitingSink;
import dev.dovetail.analysis.table.internal.frame.FrameLoader;
import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Reads a table: into memory, typed and column by column, or the text of its cells, verbatim, row after row, in
/// bounded memory.
///
/// A [Table] needs the memory that its description says, and up to half as much again while it is read; types
/// are exactly those of a [TableProfile]. A value late in the file that makes a column text which looked like
/// numbers or dates for 16,384 rows and more has the file read once more for that column, verbatim from the
/// first row on.
///
/// Immutable; one reader may read several files at the same time.
public final class TableReader {
  private final TableOpener opener;
  private final Progress progress;
  private final ReadOptions options;

  /// Makes a reader that guesses everything and shows no progress. It knows the formats that are present now.
  public TableReader() {
    this(new TableOpener(), Progress.none(), ReadOptions.defaults());
  }

  private TableReader(TableOpener opener, Progress progress, ReadOptions options) {
    this.opener = opener;
    this.progress = progress;
    this.options = options;
  }

  /// Returns this reader with other options.
  public TableReader withOptions(ReadOptions value) {
    return new TableReader(opener, progress, value);
  }

  /// Returns this reader with a progress, which is advanced by the bytes read. Its stages are the caller's: it
  /// is never started here.
  public TableReader withProgress(Progress value) {
    return new TableReader(opener, value, options);
  }

  /// Reads a file into memory.
  ///
  /// @throws NotATableException if the file holds no table
  /// @throws TableLimitException if the table exceeds one of the options' limits, or has more rows than a table
  ///     in memory can have
  /// @throws IOException if the file cannot be read, or changes while it is read
  /// @throws CancellationException if the progress was cancelled
  public Table read(Path file) throws IOException {
    return load(file).table();
  }

  /// Reads a file into memory, and says how it is spelled and which rows are not as they should be.
  ///
  /// @throws NotATableException if the file holds no table
  /// @throws TableLimitException if the table exceeds one of the options' limits, or has more rows than a table
  ///     in memory can have
  /// @throws IOException if the file cannot be read, or changes while it is read
  /// @throws CancellationException if the progress was cancelled
  public LoadedTable load(Path file) throws IOException {
    FrameLoader.Loaded loaded = new FrameLoader(opener, options, progress).load(file);
    List<Column<?>> columns = new ArrayList<>();
    for (int i = 0; i < loaded.columns().size(); i++) {
      columns.add(new Column<>(loaded.names().get(i), loaded.columns().get(i)));
    }
    return new LoadedTable(Table.of(columns), loaded.source().format(), loaded.source().dialect(),
        loaded.badRows(), loaded.badRowCount());
  }

  /// Shows every row of a file.
  ///
  /// @return how the file spells the table
  /// @throws NotATableException if the file holds no table; rows may have been shown already
  /// @throws TableLimitException if the table exceeds one of the options' limits
  /// @throws IOException if the file cannot be read
  /// @throws CancellationException if the progress was cancelled
  public Dialect read(Path file, RowVisitor visitor) throws IOException {
    return opener.read(file, options, progress, new VisitingSink(visitor, options)).dialect();
  }
}
