package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.RowSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some consecutive rows of a text and what a sink is to be told with them. Filled by one thread and then,
/// perhaps by another, delivered.
final class Window {
  private static final int BATCH_FIELDS = 16 << 10;

  private final FieldBatch batch = new FieldBatch(BATCH_FIELDS);
  private final List<BadRow> badRows = new ArrayList<>();
  private @Nullable List<String> columns;
  private @Nullable FieldBatch heldBack;

  /// Returns the rows.
  FieldBatch batch() {
    return batch;
  }

  /// Names the columns, before the rows.
  void columns(List<String> names) {
    columns = names;
  }

  /// Adds rows that were held back, before the others; their text is their own.
  void heldBack(FieldBatch rows) {
    heldBack = rows;
  }

  /// Tells of a bad row.
  void badRow(BadRow row) {
    badRows.add(row);
  }

  /// Tells whether there is nothing to deliver.
  boolean isEmpty() {
    return batch.rows() == 0 && badRows.isEmpty() && columns == null && heldBack == null;
  }

  /// Tells a sink all, and forgets it.
  void deliver(RowSink sink) throws TableException {
    if (columns != null) {
      sink.columns(columns);
      columns = null;
    }
    badRows.forEach(sink::badRow);
    badRows.clear();
    if (heldBack != null) {
      sink.batch(heldBack);
      heldBack = null;
    }
    if (batch.rows() > 0) {
      sink.batch(batch);
      batch.reset(0, batch.columns());
    }
  }
}
