package dev.dovetail.analysis.table.internal.json;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.BadRowException;
import dev.dovetail.analysis.table.BadRowPolicy;
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
  private final BadRowPolicy policy;
  private final Set<String> keys = new HashSet<>();

  JsonRecords(ReadOptions options, RowSink sink) {
    this.writer = new RowWriter(options, sink);
    this.sink = sink;
    this.policy = options.badRows();
  }

  long rows() {
    return writer.rows();
  }

  /// Reads the object at whose brace the parser stands. If it is malformed, what came before that is a row
  /// all the same, unless such rows are skipped.
  void object(JsonParser parser, long line) throws TableException {
    writer.beginRow();
    keys.clear();
    boolean isBad = false;
    try {
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String key = parser.currentName();
        parser.nextToken();
        writer.value(key, parser, line);
        if (!keys.add(key)) {
          isBad = true;
          bad(line, rows() + 1, "the key \"" + key + "\" occurs twice, the last value counts");
        }
      }
    } catch (JacksonException e) {
      end(true);
      throw e;
    }
    end(isBad);
  }

  private void end(boolean isBad) throws TableException {
    if (!isBad || policy != BadRowPolicy.SKIP) {
      writer.endRow();
    }
  }

  /// Counts a row that has no values, unless such rows are skipped.
  void nothing() throws TableException {
    writer.beginRow();
    end(true);
  }

  /// Reports the row that was ended last.
  void bad(long line, String reason) throws TableException {
    bad(line, rows(), reason);
  }

  private void bad(long line, long record, String reason) throws TableException {
    BadRow row = new BadRow(line, record, reason);
    if (policy == BadRowPolicy.STRICT) {
      throw new BadRowException(row);
    }
    sink.badRow(row);
  }

  void end() throws TableException {
    writer.end();
  }
}
