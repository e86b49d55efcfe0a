package dev.dovetail.analysis.parquet;

import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableLimitException;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.RowSink;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.SchemaNode;
import java.util.List;
import java.util.stream.Collectors;

/// Reads a table that has structures, lists or maps: row by row.
final class NestedReader {
  private static final int BATCH_FIELDS = 8 << 10;
  private static final int MOST_NAMES = 20;
  private static final int BATCH_BYTES = 1 << 20;

  private final ParquetFileReader reader;
  private final ReadOptions options;
  private final RowSink sink;
  private final List<String> notes;
  private final FieldBatch batch = new FieldBatch(BATCH_FIELDS);
  private final CellWriter cells = new CellWriter(batch);

  NestedReader(ParquetFileReader reader, ReadOptions options, RowSink sink, List<String> notes) {
    this.reader = reader;
    this.options = options;
    this.sink = sink;
    this.notes = notes;
  }

  void read() throws TableException {
    List<SchemaNode> fields = reader.getFileSchema().getRootNode().children();
    sink.columns(Names.unique(fields.stream().map(SchemaNode::name).toList(), notes));
    notes.add("nested, read as the text of their JSON: " + fields.stream().filter(NestedReader::isNested)
        .limit(MOST_NAMES).map(SchemaNode::name).collect(Collectors.joining(", ")));
    batch.reset(0, fields.size());
    try (RowReader rows = reader.rowReader()) {
      while (rows.hasNext()) {
        rows.next();
        row(rows, fields.size());
        if (batch.isFull() || cells.size() > BATCH_BYTES) {
          flush(fields.size());
        }
      }
    }
    flush(fields.size());
  }

  private static boolean isNested(SchemaNode field) {
    return field instanceof SchemaNode.GroupNode || field.maxRepetitionLevel() > 0;
  }

  private void row(RowReader row, int columns) throws TableException {
    int first = batch.addRow();
    int start = cells.size();
    for (int c = 0; c < columns; c++) {
      if (!row.isNull(c)) {
        JsonText.write(row.getValue(c), cells, first + c);
      }
    }
    if (cells.size() - start > options.maxRecordBytes()) {
      throw new TableLimitException("A row is longer than " + options.maxRecordBytes()
          + " bytes; if that is right, raise ReadOptions.maxRecordBytes");
    }
  }

  private void flush(int columns) throws TableException {
    if (batch.rows() > 0) {
      batch.in(cells.bytes());
      sink.batch(batch);
    }
    batch.reset(0, columns);
    cells.clear();
  }
}
