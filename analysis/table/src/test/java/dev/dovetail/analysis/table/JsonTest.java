package dev.dovetail.analysis.table;

import static dev.dovetail.analysis.table.ColumnType.DECIMAL;
import static dev.dovetail.analysis.table.ColumnType.INT64;
import static dev.dovetail.analysis.table.ColumnType.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    "5 ~ The JSON is a number, not an array of objects or of arrays",
    "[1, 2] ~ The JSON is an array whose first element is a number, not an object or an array",
    "{\"a\": 1} ~ The JSON is an object that holds no array of objects or of arrays",
    "{\"a\": [{}], \"b\": [{}]} ~ The JSON is an object that holds several arrays of objects or of arrays, \"a\""
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

  @Test
  void badLinesAreKeptSkippedOrRefused() throws IOException {
    Path file = Tables.write(directory, "x.jsonl", "{\"a\": 1}\n{\"a\": 2, \"b\n7\n{\"a\": 4, \"a\": 5}\n{\"a\": 6}\n");
    assertEquals(6, Tables.cells(file, ReadOptions.defaults()).size());
    assertEquals(List.of(List.of("a"), List.of("1"), List.of("6")),
        Tables.cells(file, ReadOptions.defaults().withBadRows(BadRowPolicy.SKIP)));
    ReadOptions strict = ReadOptions.defaults().withBadRows(BadRowPolicy.STRICT);
    String said = assertThrows(BadRowException.class, () -> Tables.cells(file, strict)).getMessage();
    assertTrue(said.startsWith("Line 2: not JSON: "), said);
  }

  @Test
  void byteOrderMarksAndUtf16AreRead() throws IOException {
    byte[] text = "\ufeff[{\"a\": \"é\"}]".getBytes(StandardCharsets.UTF_16LE);
    assertEquals("UTF-16LE", new TableProfiler().profile(Files.write(directory.resolve("x.json"), text))
        .orElseThrow().dialect().encoding().value());
    Path file = Tables.write(directory, "y.jsonl", "\ufeff{\"a\": \"é\"}\n\n \n{\"a\": 2}\r\n");
    assertEquals(List.of(List.of("a"), List.of("é"), List.of("2")), Tables.cells(file, ReadOptions.defaults()));
  }

  @Test
  void numbersAreKeptToTheLastDigit() throws IOException {
    String digits = "1234567890".repeat(30);
    Path file = Tables.write(directory, "x.json", "[{\"a\": " + digits + ", \"b\": 0.1" + digits
        + ", \"c\": NaN, \"d\": -Infinity, \"e\": 1E400}]");
    assertEquals(List.of(digits, "0.1" + digits, "NaN", "-Infinity", "1E400"),
        Tables.cells(file, ReadOptions.defaults()).getLast());
  }

  @Test
  void whatIsNestedTooDeepIsRefused() throws IOException {
    String deep = "[{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}]";
    Path file = Tables.write(directory, "x.json", deep);
    assertThrows(TableLimitException.class, () -> new TableProfiler().profile(file));
    Path lines = Tables.write(directory, "x.jsonl", "{\"a\": 1}\n" + deep.substring(1, deep.length() - 1) + "\n");
    assertThrows(TableLimitException.class, () -> new TableProfiler().profile(lines));
  }

  @Test
  void anObjectMayHaveManyKeys() throws IOException {
    StringBuilder text = new StringBuilder("[{\"k0\": 0");
    for (int i = 1; i < 100_000; i++) {
      text.append(", \"k").append(i).append("\": ").append(i);
    }
    List<List<@Nullable String>> cells =
        Tables.cells(Tables.write(directory, "x.json", text + "}]"), ReadOptions.defaults());
    assertEquals(100_000, cells.getFirst().size());
    assertEquals("99999", cells.getLast().getLast());
  }
}
