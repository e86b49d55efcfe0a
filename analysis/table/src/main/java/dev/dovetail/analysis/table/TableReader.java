package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.TableOpener;
import dev.dovetail.analysis.table.internal.VisitingSink;
import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.FrameLoader;
import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Reads a table: into memory, typed and column by column, or the text of its cells, verbatim, row after row,
/// in bounded memory.
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
  private final boolean isVerbatim;

  /// Makes a reader that guesses everything and shows no progress. It knows the formats that are present now.
  public TableReader() {
    this(new TableOpener(), Progress.none(), ReadOptions.defaults(), false);
  }

  private TableReader(TableOpener opener, Progress progress, ReadOptions options, boolean isVerbatim) {
    this.opener = opener;
    this.progress = progress;
    this.options = options;
    this.isVerbatim = isVerbatim;
  }

  /// Returns this reader with other options.
  public TableReader withOptions(ReadOptions value) {
    return new TableReader(opener, progress, value, isVerbatim);
  }

  /// Returns this reader with a progress, which is advanced by the bytes read. Its stages are the caller's:
  /// it is never started here.
  public TableReader withProgress(Progress value) {
    return new TableReader(opener, value, options, isVerbatim);
  }

  /// Returns this reader, which also keeps the text of every cell as it stands in the file, or not: see
  /// [LoadedTable#verbatim]. That takes for each cell the length of its text and 4 bytes, or 2 bytes if the
  /// column has at most 65,536 different texts. Columns of type [ColumnType#TEXT] are verbatim in any case,
  /// save for their nulls.
  public TableReader withVerbatim(boolean value) {
    return new TableReader(opener, progress, options, value);
  }

  /// Reads a file into memory.
  ///
  /// @throws NotATableException if the file holds no table
  /// @throws TableLimitException if the table exceeds one of the options' limits, or has more rows than a
  /// table
  ///     in memory can have
  /// @throws IOException if the file cannot be read, or changes while it is read
  /// @throws CancellationException if the progress was cancelled
  public Table read(Path file) throws IOException {
    return load(file).table();
  }

  /// Reads a file into memory, and says how it is spelled and which rows are not as they should be.
  ///
  /// @throws NotATableException if the file holds no table
  /// @throws TableLimitException if the table exceeds one of the options' limits, or has more rows than a
  /// table
  ///     in memory can have
  /// @throws IOException if the file cannot be read, or changes while it is read
  /// @throws CancellationException if the progress was cancelled
  public LoadedTable load(Path file) throws IOException {
    FrameLoader.Loaded loaded = new FrameLoader(opener, options, progress, isVerbatim).load(file);
    Optional<Table> verbatim =
        isVerbatim ? Optional.of(table(loaded, loaded.texts())) : Optional.empty();
    return new LoadedTable(table(loaded, loaded.columns()), verbatim, loaded.source().format(),
        loaded.source().dialect(), loaded.badRows(), loaded.badRowCount());
  }

  private static Table table(FrameLoader.Loaded loaded, List<ColumnView> views) {
    List<Column<?>> columns = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      columns.add(new Column<>(loaded.names().get(i), views.get(i)));
    }
    return new Table(columns, loaded.rows());
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
