package dev.dovetail.analysis.table.internal.json;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.Limits;
import dev.dovetail.analysis.table.internal.text.TextBuffer;
import dev.dovetail.analysis.table.internal.text.Utf8Source;
import dev.dovetail.analysis.table.spi.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;

/// Reads one JSON Lines file. A malformed line does not keep the next one from being read.
final class JsonLinesReader {
  private final Utf8Source source;
  private final TextBuffer text;
  private final ReadOptions options;
  private final JsonRecords records;
  private final List<String> notes = new ArrayList<>();
  private boolean isHeaderNext;
  private long line = 1;
  private boolean hasReturns;

  /// @param headRow what the beginning shows of rows that are arrays
  JsonLinesReader(Utf8Source source, HeadRow headRow, ReadOptions options, RowSink sink) {
    this.source = source;
    this.text = new TextBuffer(source, options.bufferBytes());
    this.options = options;
    this.records = new JsonRecords(options, sink);
    this.isHeaderNext = headRow.isHeader();
    if (headRow.width() > 0) {
      notes.add(headRow.note());
      notes.addAll(records.expectArrays(headRow.names(), headRow.width()));
    }
  }

  Dialect read() throws IOException {
    int searched = 0;
    while (text.size() > 0 || text.more()) {
      int end = lineEnd(text.at() + searched);
      int to = end < 0 ? text.end() : end;
      if (to - text.at() > options.maxRecordBytes()) {
        throw Limits.recordTooLong(line, options);
      }
      if (end < 0 && !text.isWhole()) {
        searched = text.size();
        text.more();
        continue;
      }
      searched = 0;
      accept(text.at(), to);
      text.moveTo(Math.min(to + 1, text.end()));
      line++;
    }
    if (records.expected() == 0 && records.count() > 0) {
      throw new NotATableException("No line of the file is a JSON object");
    }
    records.end();
    String ending = line == 1 ? "none" : hasReturns ? "CRLF" : "LF";
    return new Dialect(source.encoding(), Finding.guessed(ending, "all lines"), Optional.empty(), notes);
  }

  private int lineEnd(int from) {
    byte[] bytes = text.bytes();
    for (int i = from; i < text.end(); i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void accept(int from, int end) throws IOException {
    byte[] bytes = text.bytes();
    int to = end;
    while (to > from && (bytes[to - 1] == '\r' || bytes[to - 1] == ' ' || bytes[to - 1] == '\t')) {
      hasReturns |= bytes[to - 1] == '\r';
      to--;
    }
    if (from == to) {
      return;
    }
    if (isHeaderNext) {
      isHeaderNext = false;
      return;
    }
    boolean isUndecodable = text.nextReplacement(from) < text.offset(end);
    try (JsonParser parser = Json.parser(bytes, from, to - from)) {
      records.row(parser, line, () -> problem(parser, isUndecodable));
    }
  }

  private String problem(JsonParser parser, boolean isUndecodable) {
    String follows = parser.nextToken() == null ? "" : "something follows after the value";
    String undecodable = isUndecodable ? "bytes are not " + source.encoding().value() : "";
    return follows.isEmpty() || undecodable.isEmpty() ? follows + undecodable : follows + "; " + undecodable;
  }
}
