package dev.dovetail.analysis.table.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.RowVisitor;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.NumberSpelling;
import dev.dovetail.analysis.table.spi.RowSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes strings of cells, for those who want them.
public final class VisitingSink implements RowSink {
  private final RowVisitor visitor;
  private final ReadOptions options;
  private int columns;

  /// Shows rows to a visitor.
  public VisitingSink(RowVisitor visitor, ReadOptions options) {
    this.visitor = visitor;
    this.options = options;
  }

  @Override
  public void columns(List<String> names) throws TableException {
    Limits.checkColumns(names.size(), options);
    columns = names.size();
    visitor.columns(List.copyOf(names));
  }

  @Override
  public void numbers(NumberSpelling spelling) {
    // cells are shown as they are
  }

  @Override
  public void batch(FieldBatch batch) throws TableException {
    if (batch.firstColumn() > 0 || batch.columns() < columns) {
      throw new NotATableException(
          "The file stores its columns one after the other, so it cannot be read row by row");
    }
    for (int row = 0; row < batch.rows(); row++) {
      List<@Nullable String> cells = new ArrayList<>(columns);
      for (int column = 0; column < columns; column++) {
        int field = row * columns + column;
        int start = batch.starts()[field];
        cells.add(start < 0 ? null : new String(batch.bytes(), start, batch.ends()[field] - start, UTF_8));
      }
      visitor.row(cells);
    }
  }

  @Override
  public void badRow(BadRow row) {
    visitor.badRow(row);
  }
}
