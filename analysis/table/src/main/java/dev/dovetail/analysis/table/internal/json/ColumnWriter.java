package dev.dovetail.analysis.table.internal.json;

import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.internal.Limits;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.RowSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Makes batches of one column after another.
final class ColumnWriter {
  private static final int BATCH_FIELDS = 8 << 10;
  private static final int BATCH_BYTES = 1 << 19;

  private final ReadOptions options;
  private final RowSink sink;
  private final FieldBatch batch = new FieldBatch(BATCH_FIELDS);
  private final ValueWriter text;
  private final List<String> names = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();
  private long rows;

  ColumnWriter(ReadOptions options, RowSink sink) {
    this.options = options;
    this.sink = sink;
    this.text = new ValueWriter();
  }

  void begin(String name, long line) throws TableException {
    if (!taken.add(name)) {
      throw new NotATableException("The JSON is an object of arrays, but \"" + name
          + "\" occurs again at line " + line);
    }
    names.add(name);
    sink.columns(names);
    batch.reset(names.size() - 1, 1);
    rows = 0;
  }

  void value(JsonParser parser, long line) throws TableException {
    if (batch.isFull() || text.size() > BATCH_BYTES) {
      flush();
    }
    int start = text.size();
    boolean isText = text.write(parser);
    if (text.size() - start > options.maxRecordBytes()) {
      throw Limits.recordTooLong(line, options);
    }
    int field = batch.addRow();
    if (isText) {
      batch.setLiteral(field, start, text.size());
    } else if (parser.currentToken() != JsonToken.VALUE_NULL) {
      batch.set(field, start, text.size());
    }
    rows++;
  }

  private void flush() throws TableException {
    if (batch.rows() > 0) {
      batch.in(text.bytes());
      sink.batch(batch);
    }
    batch.reset(names.size() - 1, 1);
    text.clear();
  }

  /// Ends the column.
  ///
  /// @return how many values it has
  long end() throws TableException {
    flush();
    return rows;
  }
}
