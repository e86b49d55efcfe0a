package dev.dovetail.analysis.table.internal.json;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.spi.RowSink;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads objects as rows.
final class JsonRecords {
  private final RowWriter writer;
  private final RowSink sink;
  private final Set<String> keys = new HashSet<>();

  JsonRecords(ReadOptions options, RowSink sink) {
    this.writer = new RowWriter(options, sink);
    this.sink = sink;
  }

  long rows() {
    return writer.rows();
  }

  /// Reads the object at whose brace the parser stands. If it is malformed, what came before that is a row
  /// all the same.
  void object(JsonParser parser, long line) throws TableException {
    writer.beginRow();
    keys.clear();
    try {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        writer.value(key, parser, line);
        if (!keys.add(key)) {
          bad(line, "the key \"" + key + "\" occurs twice, the last value counts");
        }
      }
    } catch (JacksonException e) {
      writer.endRow();
      throw e;
    }
    writer.endRow();
  }

  /// Counts a row that has no values.
  void nothing() throws TableException {
    writer.beginRow();
    writer.endRow();
  }

  /// Reports the row that will be ended next.
  private void bad(long line, String reason) {
    sink.badRow(new BadRow(line, rows() + 1, reason));
  }

  void end() throws TableException {
    writer.end();
  }
}
