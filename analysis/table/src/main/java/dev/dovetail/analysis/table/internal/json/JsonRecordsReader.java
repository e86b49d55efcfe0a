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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads an array of objects or of arrays, be it the whole text or a member of the object that is; or objects
/// that follow one another.
final class JsonRecordsReader {
  private static final Set<String> HEADERS = Set.of("columns", "fields", "header", "headers", "names");
  private static final int MOST_NAMES = 100_000;

  private final JsonParser parser;
  private final Utf8Source source;
  private final HeadRow headRow;
  private final JsonRecords records;
  private final List<String> notes = new ArrayList<>();
  private List<String> header = List.of();
  private @Nullable String arrayName;
  private boolean isMalformed;

  /// @param headRow what the beginning shows of rows that are arrays
  JsonRecordsReader(
      JsonParser parser, Utf8Source source, HeadRow headRow, ReadOptions options, RowSink sink) {
    this.parser = parser;
    this.source = source;
    this.headRow = headRow;
    this.records = new JsonRecords(options, sink);
  }

  /// Reads all.
  ///
  /// @param isStream whether each object is a row
  Dialect read(boolean isStream) throws IOException {
    try {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new NotATableException("The file is empty");
      }
      switch (token) {
        case START_ARRAY -> arrays();
        case START_OBJECT -> {
          if (isStream) {
            notes.add("the rows are objects that follow one another");
            elements();
          } else {
            members();
          }
        }
        default -> throw new NotATableException("The JSON is " + Json.nameOf(token)
            + ", not an array of objects or of arrays");
      }
      if (!isMalformed && parser.currentToken() != null && parser.nextToken() != null) {
        notes.add("something follows after the table, at line " + line() + "; it was not read");
      }
    } catch (JacksonException e) { // between two rows
      String problem = Json.problem(e, parser.currentLocation().getLineNr());
      if (records.count() == 0) {
        throw new NotATableException("The file is not JSON: " + problem);
      }
      records.bad(e.getLocation() == null ? line() : e.getLocation().getLineNr(),
          "not JSON, the rest was not read: " + problem);
    }
    records.end();
    return new Dialect(source.encoding(), Finding.given("none", "JSON does not depend on lines"),
        Optional.empty(), notes);
  }

  private long line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private void members() throws IOException {
    while (!isMalformed && parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        member(name);
      } else {
        parser.skipChildren();
      }
    }
    if (arrayName == null) {
      throw new NotATableException("The JSON is an object that holds no array of objects or of arrays");
    }
    notes.add("the rows are the member \"" + arrayName + '"');
  }

  private void member(String name) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT || first == JsonToken.START_ARRAY) {
      if (arrayName != null) {
        throw new NotATableException("The JSON is an object that holds several arrays of objects or of arrays, \""
            + arrayName + "\" and \"" + name + "\"");
      }
      arrayName = name;
      rows();
      return;
    }
    List<String> texts = new ArrayList<>();
    for (JsonToken token = first; token != JsonToken.END_ARRAY && token != null; token = parser.nextToken()) {
      if (token == JsonToken.VALUE_STRING && texts.size() < MOST_NAMES && HEADERS.contains(name)) {
        texts.add(parser.getString());
      }
      parser.skipChildren();
    }
    header = texts.isEmpty() ? header : texts;
  }

  /// Reads the array at which the parser stands, and those that follow it.
  private void arrays() throws IOException {
    int arrays = 0;
    while (!isMalformed && parser.currentToken() == JsonToken.START_ARRAY) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.END_ARRAY) {
        if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY && records.count() == 0) {
          throw new NotATableException("The JSON is an array whose first element is "
              + (first == null ? "missing" : Json.nameOf(first)) + ", not an object or an array");
        }
        rows();
      }
      arrays++;
      if (!isMalformed) {
        parser.nextToken();
      }
    }
    if (!isMalformed && parser.currentToken() != null) {
      notes.add("something follows after the table, at line " + line() + "; it was not read");
      isMalformed = true;
    } else if (arrays > 1) {
      notes.add("the rows are the elements of " + arrays + " arrays that follow one another");
    }
  }

  /// Reads elements from the one at which the parser stands to the end of the array.
  private void rows() throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY && records.count() == 0) {
      boolean isNamed = !headRow.isHeader() && header.size() == headRow.width();
      notes.add(isNamed ? "another member names the columns" : headRow.note());
      notes.addAll(records.expectArrays(isNamed ? header : headRow.names(), headRow.width()));
      if (headRow.isHeader()) {
        parser.skipChildren();
        parser.nextToken();
      }
    }
    elements();
  }

  private void elements() throws IOException {
    JsonToken token = parser.currentToken();
    while (token != JsonToken.END_ARRAY && token != null) {
      long line = line();
      long from = parser.currentTokenLocation().getByteOffset();
      if (!records.row(parser, line, () -> undecodable(from))) {
        notes.add("what follows line " + line + " was not read, since it is malformed");
        isMalformed = true;
        return;
      }
      token = parser.nextToken();
    }
  }

  private String undecodable(long from) {
    return source.nextReplacement(from) < parser.currentLocation().getByteOffset()
        ? "bytes are not " + source.encoding().value() : "";
  }
}
