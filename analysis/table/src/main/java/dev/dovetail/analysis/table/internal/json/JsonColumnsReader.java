package dev.dovetail.analysis.table.internal.json;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.text.Utf8Source;
import dev.dovetail.analysis.table.spi.BadRows;
import dev.dovetail.analysis.table.spi.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an object whose members are columns. There is no row to be left out: columns are given one after the
/// other.
final class JsonColumnsReader {
  private final JsonParser parser;
  private final Utf8Source source;
  private final ColumnWriter writer;
  private final BadRows badRows;
  private final List<String> notes = new ArrayList<>(List.of("the members of the object are the columns"));
  private boolean isSkipping;

  JsonColumnsReader(JsonParser parser, Utf8Source source, ReadOptions options, RowSink sink) {
    this.parser = parser;
    this.source = source;
    this.writer = new ColumnWriter(options, sink);
    this.badRows = new BadRows(options.badRows(), sink::badRow);
  }

  Dialect read() throws IOException {
    parser.nextToken();
    String first = "";
    long rows = -1;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      long length = column(name);
      if (rows >= 0 && length != rows) {
        throw new NotATableException("The JSON is an object of arrays, but \"" + name + "\" has " + length
            + " elements and \"" + first + "\" " + rows);
      }
      first = rows < 0 ? name : first;
      rows = length;
    }
    if (isSkipping) {
      notes.add("bad rows could not be skipped, since the file stores its columns one after the other");
    }
    return new Dialect(source.encoding(), Finding.given("none", "JSON does not depend on lines"),
        Optional.empty(), notes);
  }

  private long column(String name) throws IOException {
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      throw new NotATableException(
          "The JSON is an object of arrays, but \"" + name + "\" is " + Json.nameOf(parser.currentToken()));
    }
    writer.begin(name, parser.currentTokenLocation().getLineNr());
    for (long record = 1; parser.nextToken() != JsonToken.END_ARRAY; record++) {
      long line = parser.currentTokenLocation().getLineNr();
      long from = parser.currentTokenLocation().getByteOffset();
      writer.value(parser, line);
      if (source.nextReplacement(from) < parser.currentLocation().getByteOffset()) {
        isSkipping |= !badRows.keeps(new BadRow(line, record, "bytes are not " + source.encoding().value()));
      }
    }
    return writer.end();
  }
}
