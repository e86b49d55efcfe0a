package dev.dovetail.analysis.parquet;

import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableLimitException;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.RowSink;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.util.ArrayList;
import java.util.List;

/// Reads a table all of whose columns are plain values: column by column within a batch, no object a number.
final class FlatReader {
  private static final int BATCH_FIELDS = 16 << 10;
  private static final int BATCH_BYTES = 1 << 20;

  private final ParquetFileReader reader;
  private final ReadOptions options;
  private final RowSink sink;
  private final List<String> notes;
  private final FieldBatch batch = new FieldBatch(BATCH_FIELDS);
  private final CellWriter cells = new CellWriter(batch);

  FlatReader(ParquetFileReader reader, ReadOptions options, RowSink sink, List<String> notes) {
    this.reader = reader;
    this.options = options;
    this.sink = sink;
    this.notes = notes;
  }

  void read() throws TableException {
    List<ColumnSchema> schema = reader.getFileSchema().getColumns();
    sink.columns(Names.unique(schema.stream().map(ColumnSchema::name).toList(), notes));
    schema.stream().filter(c -> c.type() == PhysicalType.INT96).forEach(c -> notes.add("column \"" + c.name()
        + "\" has old 96-bit timestamps, which do not say their zone"));
    int step = 1; // doubled as long as rows turn out to be short
    int most = Math.max(1, BATCH_FIELDS / Math.max(1, schema.size()));
    try (ColumnReaders readers = reader.buildColumnReaders(ColumnProjection.all()).build()) {
      List<FlatColumn> columns = new ArrayList<>();
      for (int c = 0; c < schema.size(); c++) {
        columns.add(new FlatColumn(readers.getColumnReader(c)));
      }
      while (readers.nextBatch()) {
        columns.forEach(FlatColumn::begin);
        int rows = readers.getRecordCount();
        int first = 0;
        while (first < rows) {
          int count = Math.min(step, rows - first);
          write(columns, first, count);
          first += count;
          step = cells.size() > BATCH_BYTES ? Math.max(1, count / 2) : Math.min(most, 2 * step);
        }
      }
    }
  }

  private void write(List<FlatColumn> columns, int first, int count) throws TableException {
    batch.reset(0, columns.size());
    cells.clear();
    for (int row = 0; row < count; row++) {
      batch.addRow();
    }
    for (int c = 0; c < columns.size(); c++) {
      columns.get(c).write(cells, first, count, c, columns.size());
      if (cells.size() > (long) options.maxRecordBytes() * count) {
        throw new TableLimitException("A row is longer than " + options.maxRecordBytes()
            + " bytes; if that is right, raise ReadOptions.maxRecordBytes");
      }
    }
    batch.in(cells.bytes());
    sink.batch(batch);
  }
}
