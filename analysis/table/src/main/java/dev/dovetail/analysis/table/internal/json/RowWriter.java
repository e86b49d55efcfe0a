package dev.dovetail.analysis.table.internal.json;

import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.internal.Limits;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.RowSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Makes rows of JSON objects. A key that was not seen before becomes a further column.
final class RowWriter {
  private static final int BATCH_FIELDS = 16 << 10;
  private static final int BATCH_BYTES = 1 << 19;

  private final ReadOptions options;
  private final RowSink sink;
  private final FieldBatch batch = new FieldBatch(BATCH_FIELDS);
  private final ValueWriter text = new ValueWriter();
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private int announced = -1;
  private int[] spans = new int[48];
  private int fields;
  private int rowStart;
  private int namesBefore;

  RowWriter(ReadOptions options, RowSink sink) {
    this.options = options;
    this.sink = sink;
  }

  /// Names the first columns.
  ///
  /// @param first unique names
  void name(List<String> first) {
    for (String name : first) {
      columns.put(name, names.size());
      names.add(name);
    }
  }

  void beginRow() throws TableException {
    if (announced >= 0 && (batch.isFull() || text.size() > BATCH_BYTES)) {
      flush();
      text.clear();
    }
    fields = 0;
    rowStart = text.size();
    namesBefore = names.size();
  }

  /// Adds the value at which a parser stands, under a key.
  ///
  /// @param line for messages
  void value(String key, JsonParser parser, long line) throws TableException {
    int start = text.size();
    boolean isText = text.write(parser);
    boolean isNull = !isText && parser.currentToken() == JsonToken.VALUE_NULL;
    if (text.size() - rowStart > options.maxRecordBytes()) {
      throw Limits.recordTooLong(line, options);
    }
    Integer column = columns.get(key);
    if (column == null) {
      column = names.size();
      columns.put(key, column);
      names.add(key);
    }
    if (3 * fields + 3 > spans.length) {
      spans = Arrays.copyOf(spans, 2 * spans.length);
    }
    spans[3 * fields] = isText ? ~column : column;
    spans[3 * fields + 1] = isNull ? FieldBatch.MISSING : start;
    spans[3 * fields + 2] = text.size();
    fields++;
  }

  void endRow() throws TableException {
    if (announced < names.size()) {
      flush();
      announce();
    }
    int first = batch.addRow();
    for (int i = 0; i < 3 * fields; i += 3) {
      boolean isText = spans[i] < 0;
      int field = first + (isText ? ~spans[i] : spans[i]);
      if (spans[i + 1] == FieldBatch.MISSING) {
        batch.clear(field);
      } else if (isText) {
        batch.setLiteral(field, spans[i + 1], spans[i + 2]);
      } else {
        batch.set(field, spans[i + 1], spans[i + 2]);
      }
    }
  }

  /// Leaves out the row that was begun, and the columns that it has brought.
  void dropRow() {
    while (names.size() > namesBefore) {
      columns.remove(names.removeLast());
    }
  }

  private void announce() throws TableException {
    announced = names.size();
    sink.columns(names);
    batch.reset(0, announced);
  }

  private void flush() throws TableException {
    if (announced >= 0 && batch.rows() > 0) {
      batch.in(text.bytes());
      sink.batch(batch);
      batch.reset(0, announced);
    }
  }

  /// Ends the table.
  void end() throws TableException {
    flush();
    if (announced < 0) {
      announce();
    }
  }
}
