package dev.dovetail.analysis.table;

import static dev.dovetail.analysis.table.ColumnType.DECIMAL;
import static dev.dovetail.analysis.table.ColumnType.INT64;
import static dev.dovetail.analysis.table.ColumnType.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON and JSON Lines.
class JsonTest {
  @TempDir private Path directory;

  private TableProfile profile(String name, String content) throws IOException {
    return Tables.profile(directory, name, content);
  }

  @Test
  void lateKeysAddColumnsAndMissingKeysAreNull() throws IOException {
    TableProfile table = profile("x.jsonl", """
        {"a": 1, "b": "x"}
        {"a": 2}

        {"b": "y", "c": 2.5, "a": null}
        """);
    assertEquals("jsonl", table.format());
    assertEquals(3, table.rows());
    assertEquals(List.of("a", "b", "c"), Tables.names(table));
    assertEquals(List.of(INT64, TEXT, DECIMAL), Tables.types(table));
    assertEquals(List.of(1L, 1L, 2L), Tables.nulls(table));
    assertEquals(0, table.badRowCount());
  }

  @Test
  void stringsAreNeverNumbersNorNulls() throws IOException {
    TableProfile table = profile("x.json", "[{\"a\": \"12\", \"b\": \"\"}, {\"a\": \"NA\", \"b\": null}]");
    assertEquals(List.of(TEXT, TEXT), Tables.types(table));
    assertEquals(List.of(0L, 1L), Tables.nulls(table));
    assertEquals(0, table.columns().getLast().length().orElseThrow().min());
    assertEquals(0, table.columns().getLast().length().orElseThrow().max());
  }

  @Test
  void nestedValuesAreTextOfTheirJson() throws IOException {
    TableProfile table = profile("x.json", "[{\"a\": {\"x\" : [1.10, \"é\"]}}, {\"a\": []}]");
    assertEquals(TEXT, table.columns().getFirst().type());
    assertEquals(new Range("[]", "{\"x\":[1.10,\"é\"]}"), table.columns().getFirst().range().orElseThrow());
  }

  @Test
  void cellsAreReadAsTheyAre() throws IOException {
    Path file = Tables.write(directory, "x.json", "[{\"a\": \"é\\n😀\", \"b\": 1.50}, {\"b\": true}]");
    assertEquals(
        List.of(List.of("a", "b"), List.of("é\n😀", "1.50"), Arrays.asList(null, "true")),
        Tables.cells(file, ReadOptions.defaults()));
  }

  @Test
  void anObjectMayHoldTheArray() throws IOException {
    TableProfile table = profile("x.json",
        "{\"count\": 2, \"tags\": [1], \"rows\": [{\"a\": 1}, {\"a\": 2}]}");
    assertEquals(2, table.rows());
    assertEquals(List.of("the rows are the member \"rows\""), table.dialect().notes());
  }

  @Test
  void anObjectMayHoldColumns() throws IOException {
    TableProfile table = profile("x.json", "{\"a\": [1, 2, null], \"b\": [\"x\", \"y\", \"z\"]}");
    assertEquals(3, table.rows());
    assertEquals(List.of("a", "b"), Tables.names(table));
    assertEquals(List.of(INT64, TEXT), Tables.types(table));
    assertEquals(List.of(1L, 0L), Tables.nulls(table));
  }

  @Test
  void objectsOnLinesAreTakenForJsonLinesWhateverTheName() throws IOException {
    TableProfile table = profile("x.json", "{\"a\": 1}\n{\"a\": 2}\n");
    assertEquals("jsonl", table.format());
    assertEquals(2, table.rows());
  }

  @Test
  void aMalformedLineIsReportedAndTheNextOneRead() throws IOException {
    TableProfile table = profile("x.ndjson",
        "{\"a\": 1}\n{\"a\": 2, \"b\n7\n{\"a\": 3} x\n{\"a\": 4, \"a\": 5}\n{\"a\": 6}\n");
    assertEquals(6, table.rows());
    assertEquals(List.of(2L, 3L, 4L, 5L), table.badRows().stream().map(BadRow::line).toList());
    assertTrue(table.badRows().getFirst().reason().startsWith("not JSON: "));
    assertEquals("a number, expected an object", table.badRows().get(1).reason());
    assertEquals("the key \"a\" occurs twice, the last value counts", table.badRows().getLast().reason());
    ColumnProfile a = table.columns().getFirst();
    assertEquals(new Range("1", "6"), a.range().orElseThrow());
    assertEquals(5, a.count());
  }

  @Test
  void aCutArrayKeepsTheRowsBeforeTheCut() throws IOException {
    TableProfile table = profile("x.json", "[{\"a\": 1},\n{\"a\": 2},\n{\"a\": 3, \"b\": \"z");
    assertEquals(3, table.rows());
    assertEquals(1, table.badRowCount());
    assertEquals(3, table.badRows().getFirst().line());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', value = {
    "5 ~ The JSON is a number, not an array of objects",
    "[1, 2] ~ The JSON is an array whose first element is a number, not an object",
    "[[1, 2]] ~ The JSON is an array whose first element is an array, not an object",
    "{\"a\": 1} ~ The JSON is an object that holds no array of objects",
    "{\"a\": [{}], \"b\": [{}]} ~ The JSON is an object that holds several arrays of objects, \"a\""
        + " and \"b\"",
    "{\"a\": [1], \"b\": [1, 2]} ~ The JSON is an object of arrays, but \"b\" has 2 elements and \"a\" 1"
  })
  void otherJsonIsNoTableAndTheReasonIsSaid(String content, String reason) throws IOException {
    Path file = Tables.write(directory, "x.json", content);
    assertEquals(new Examination.NotATable(reason), new TableProfiler().examine(file));
  }

  @Test
  void whatIsNotJsonAtAllIsNoTable() throws IOException {
    Path file = Tables.write(directory, "x.json", "hello");
    var seen = assertInstanceOf(Examination.NotATable.class, new TableProfiler().examine(file));
    assertTrue(seen.reason().startsWith("The file is not JSON: "), seen.reason());
  }
}
