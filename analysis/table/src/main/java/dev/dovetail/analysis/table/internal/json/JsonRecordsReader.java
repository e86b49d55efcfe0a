package dev.dovetail.analysis.table.internal.json;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.text.Utf8Source;
import dev.dovetail.analysis.table.spi.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an array of objects, be it the whole text or a member of the object that is.
final class JsonRecordsReader {
  private final JsonParser parser;
  private final Utf8Source source;
  private final JsonRecords records;
  private final List<String> notes = new ArrayList<>();
  private @Nullable String arrayName;

  JsonRecordsReader(JsonParser parser, Utf8Source source, ReadOptions options, RowSink sink) {
    this.parser = parser;
    this.source = source;
    this.records = new JsonRecords(options, sink);
  }

  Dialect read() throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new NotATableException("The file is empty");
      }
      switch (token) {
        case START_ARRAY -> array();
        case START_OBJECT -> members();
        default -> throw new NotATableException("The JSON is " + Json.nameOf(token)
            + ", not an array of objects");
      }
      if (parser.nextToken() != null) {
        notes.add("something follows after the table, at line " + line() + "; it was not read");
      }
    } catch (JacksonException e) {
      String problem = Json.problem(e, parser.currentLocation().getLineNr());
      if (records.rows() == 0) {
        throw new NotATableException("The file is not JSON: " + problem);
      }
      long line = e.getLocation() == null ? line() : e.getLocation().getLineNr();
      records.bad(line, "not JSON, the rest was not read: " + problem);
    }
    records.end();
    return new Dialect(source.encoding(), Finding.given("none", "JSON does not depend on lines"),
        Optional.empty(), notes);
  }

  private long line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private void members() throws IOException {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        member(name);
      } else {
        parser.skipChildren();
      }
    }
    if (arrayName == null) {
      throw new NotATableException("The JSON is an object that holds no array of objects");
    }
    notes.add("the rows are the member \"" + arrayName + '"');
  }

  private void member(String name) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT) {
      if (arrayName != null) {
        throw new NotATableException("The JSON is an object that holds several arrays of objects, \""
            + arrayName
            + "\" and \"" + name + "\"");
      }
      arrayName = name;
      elements();
      return;
    }
    for (JsonToken token = first; token != JsonToken.END_ARRAY && token != null; token = parser.nextToken()) {
      parser.skipChildren();
    }
  }

  private void array() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.END_ARRAY) {
      return;
    }
    if (first != JsonToken.START_OBJECT) {
      throw new NotATableException("The JSON is an array whose first element is "
          + (first == null ? "missing" : Json.nameOf(first)) + ", not an object");
    }
    elements();
  }

  /// Reads elements from the one at which the parser stands to the end of the array.
  private void elements() throws IOException {
    JsonToken token = parser.currentToken();
    while (token != JsonToken.END_ARRAY && token != null) {
      long line = line();
      long from = parser.currentTokenLocation().getByteOffset();
      if (token == JsonToken.START_OBJECT) {
        records.object(parser, line);
      } else {
        records.nothing();
        records.bad(line, Json.nameOf(token) + ", expected an object");
        parser.skipChildren();
      }
      if (source.nextReplacement(from) < parser.currentLocation().getByteOffset()) {
        records.bad(line, "bytes are not " + source.encoding().value());
      }
      token = parser.nextToken();
    }
  }
}
