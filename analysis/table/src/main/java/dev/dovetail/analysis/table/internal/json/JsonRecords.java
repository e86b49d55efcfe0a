package dev.dovetail.analysis.table.internal.json;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.csv.ColumnNames;
import dev.dovetail.analysis.table.spi.BadRows;
import dev.dovetail.analysis.table.spi.RowSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads values as rows: objects by their keys, or arrays by their places.
final class JsonRecords {
  private final RowWriter writer;
  private final BadRows badRows;
  private final Set<String> keys = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private List<String> names = List.of();
  private boolean isOfArrays;
  private long record;
  private long expected;

  JsonRecords(ReadOptions options, RowSink sink) {
    this.writer = new RowWriter(options, sink);
    this.badRows = new BadRows(options.badRows(), sink::badRow);
  }

  /// Expects arrays from now on.
  ///
  /// @param header names of the first columns
  /// @param width how many elements an array should have
  /// @return what was changed about the names
  List<String> expectArrays(List<String> header, int width) {
    ColumnNames unique = ColumnNames.of(header, width);
    names = unique.names();
    isOfArrays = true;
    writer.name(names);
    return unique.notes();
  }

  /// Returns how many rows were met, whether or not they were skipped.
  long count() {
    return record;
  }

  /// Returns how many of them were objects, or arrays, as they should be.
  long expected() {
    return expected;
  }

  /// Reads the value at which the parser stands, or the first one. Where it is malformed, what came before
  /// that is the row.
  ///
  /// @param line at which it begins
  /// @param check is asked behind the value what else is wrong with it; gives an empty string if nothing is
  /// @return whether it is well-formed
  boolean row(JsonParser parser, long line, Supplier<String> check) throws IOException {
    record++;
    writer.beginRow();
    problems.clear();
    boolean isWellFormed = true;
    try {
      value(parser, line);
      String other = check.get();
      if (!other.isEmpty()) {
        problems.add(other);
      }
    } catch (JacksonException e) {
      isWellFormed = false;
      problems.add("not JSON: " + Json.problem(e, line));
    }
    if (problems.isEmpty() || badRows.keeps(new BadRow(line, record, String.join("; ", problems)))) {
      writer.endRow();
    } else {
      writer.dropRow();
    }
    return isWellFormed;
  }

  private void value(JsonParser parser, long line) throws IOException {
    JsonToken token = parser.currentToken() == null ? parser.nextToken() : parser.currentToken();
    if (token == JsonToken.START_OBJECT && !isOfArrays) {
      object(parser, line);
      expected++;
    } else if (token == JsonToken.START_ARRAY && isOfArrays) {
      array(parser, line);
      expected++;
    } else {
      problems.add(Json.nameOf(token) + ", expected an " + (isOfArrays ? "array" : "object"));
      parser.skipChildren();
    }
  }

  private void object(JsonParser parser, long line) throws IOException {
    keys.clear();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      writer.value(key, parser, line);
      if (!keys.add(key)) {
        problems.add("the key \"" + key + "\" occurs twice, the last value counts");
      }
    }
  }

  private void array(JsonParser parser, long line) throws IOException {
    int elements = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (elements < names.size()) {
        writer.value(names.get(elements), parser, line);
      } else {
        parser.skipChildren();
      }
      elements++;
    }
    if (elements != names.size()) {
      problems.add(elements + (elements == 1 ? " element" : " elements") + ", expected " + names.size());
    }
  }

  /// Reports what is no row and yet wrong.
  void bad(long line, String reason) throws IOException {
    badRows.keeps(new BadRow(line, record + 1, reason));
  }

  void end() throws IOException {
    writer.end();
  }
}
