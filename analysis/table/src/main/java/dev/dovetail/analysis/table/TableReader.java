package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.TableOpener;
import dev.dovetail.analysis.table.internal.VisitingSink;
import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.file.Path;

/// Reads the cells of a table, verbatim, row after row, in bounded memory.
///
/// Immutable; one reader may read several files at the same time.
public final class TableReader {
  private final TableOpener opener;
  private final ReadOptions options;

  /// Makes a reader that guesses everything.
  public TableReader() {
    this(new TableOpener(), ReadOptions.defaults());
  }

  private TableReader(TableOpener opener, ReadOptions options) {
    this.opener = opener;
    this.options = options;
  }

  /// Returns this reader with other options.
  public TableReader withOptions(ReadOptions value) {
    return new TableReader(opener, value);
  }

  /// Shows every row of a file.
  ///
  /// @return how the file spells the table
  /// @throws NotATableException if the file holds no table; rows may have been shown already
  /// @throws TableLimitException if the table exceeds one of the options' limits
  /// @throws IOException if the file cannot be read
  public Dialect read(Path file, RowVisitor visitor) throws IOException {
    return opener.read(file, options, Progress.none(), new VisitingSink(visitor, options)).dialect();
  }
}
