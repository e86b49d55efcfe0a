package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is refused for its size, and that this is the same whatever the buffers.
class LimitTest {
  private static final ReadOptions GIVEN = ReadOptions.defaults().withThreads(1);

  @TempDir private Path directory;

  /// Reads with large buffers and small ones, and returns what was heard.
  private String heard(String name, String content, ReadOptions options) throws IOException {
    Path file = Tables.write(directory, name, content);
    List<Object> large = Tables.heard(file, options);
    for (int bytes : new int[] {16, 24, 41}) {
      assertEquals(large, Tables.heard(file, options.withBufferBytes(bytes)));
      assertEquals(large, Tables.heard(file, options.withBufferBytes(bytes).withThreads(3)));
    }
    return large.getFirst().toString();
  }

  private static String tooLong(int line, int limit) {
    return "TableLimitException: The record that begins at line " + line + " is longer than " + limit
        + " bytes";
  }

  @Test
  void aCommentOrASkippedLineMayBeNoLongerThanARecord() throws IOException {
    String text = "a|b\n1|2\n#" + "-".repeat(60) + "\n3|4\n";
    ReadOptions options = GIVEN.withDelimiter('|').withComment('#');
    assertTrue(heard("x.csv", text, options.withMaxRecordBytes(61)).contains(tooLong(3, 61)));
    assertEquals("[[a, b], [1, 2], [3, 4]]", heard("x.csv", text, options.withMaxRecordBytes(62)));
    String titled = "-".repeat(60) + "\na,b\n1,2\n";
    assertTrue(heard("x.csv", titled, GIVEN.withSkippedLines(1).withMaxRecordBytes(60))
        .contains(tooLong(1, 60)));
  }

  @Test
  void aLineOfJsonMayBeNoLongerThanARecord() throws IOException {
    String text = "{\"a\":1}\n{\"a\":\"" + "x".repeat(60) + "\"}\n";
    assertTrue(heard("x.jsonl", text, GIVEN.withMaxRecordBytes(67)).contains(tooLong(2, 67)));
    assertTrue(heard("x.jsonl", text, GIVEN.withMaxRecordBytes(68)).startsWith("[[a], [1]"));
    assertTrue(heard("x.jsonl", text.strip(), GIVEN.withMaxRecordBytes(67)).contains(tooLong(2, 67)));
  }

  @Test
  void aRecordThatIsTooLongIsReadAsSeveralIfAQuoteWasNotMeantAsOne() throws IOException {
    ReadOptions options = GIVEN.withDelimiter(',').withQuote('"').withHeader(true).withMaxRecordBytes(40);
    String rows = "a,b,c\n" + "7,8,9\n".repeat(5);
    String tail = "x".repeat(50);
    String stray = rows + "1,2,\"3\n4,\"5\",\"6\n" + tail + "\"";
    assertTrue(heard("x.csv", stray, options).contains(tooLong(9, 40)));
    assertTrue(heard("x.csv", stray, options.withMaxRecordBytes(60)).contains("[1, 2, \"3], [4, 5, 6"));
    for (int length = 20; length < 60; length++) { // the limit falls on each byte around a closing quote
      heard("x.csv", rows + "1,2,\"3\n4,5," + "y".repeat(length) + "\" \"x\n\"" + tail, options);
    }
  }

  @Test
  void jsonThatIsTooDeepIsRefusedWithItsLine() throws IOException {
    String deep = "{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}";
    for (String name : List.of("x.jsonl", "x.json")) {
      String text = name.equals("x.json") ? "[{},\n" + deep + "]" : "{}\n" + deep + "\n";
      Path file = Tables.write(directory, name, text);
      String message = assertThrows(TableLimitException.class, () -> new TableProfiler().profile(file))
          .getMessage();
      assertTrue(message.contains("at line 2 ") && message.contains("deeper than 500 levels"), message);
    }
  }

  @Test
  void numbersOfAnyLengthAreReadFromJson() throws IOException {
    String digits = "7".repeat(5000);
    for (String name : List.of("x.jsonl", "x.json")) {
      String text = name.equals("x.json") ? "[{\"a\":" + digits + "}]" : "{\"a\":" + digits + "}\n";
      Path file = Tables.write(directory, name, text);
      assertEquals(List.of(List.of("a"), List.of(digits)), Tables.cells(file, GIVEN));
      assertEquals(ColumnType.TEXT, Table.read(file).columns().getFirst().type());
    }
  }

  @Test
  void tooManyColumnsAreSaidInTheSameWay() throws IOException {
    String message = heard("x.csv", "x\n\t\t\t\t\t1\t\t2\t\t\n", GIVEN.withMaxColumns(7));
    assertTrue(message.contains("columns or more, the limit is 7"), message);
  }

  @Test
  void separatorsOfThousandsThatCannotBeAreRefusedAtOnce() {
    for (char separator : new char[] {'5', 'x', '-', '+', '\ud83d'}) {
      assertThrows(IllegalArgumentException.class, () -> GIVEN.withThousands(separator));
    }
    assertThrows(IllegalArgumentException.class, () -> GIVEN.withThousands(',').withDecimalComma(true));
    assertThrows(IllegalArgumentException.class, () -> GIVEN.withDecimalComma(false).withThousands('.'));
    assertEquals(Optional.of('.'), GIVEN.withThousands('.').withDecimalComma(true).thousands());
  }

  @Test
  void aTableOfEmptyRecordsHasRowsAndNoColumns() throws IOException {
    Path file = Files.writeString(directory.resolve("x.json"), "[{}, {}]");
    assertEquals(2, new TableProfiler().profile(file).orElseThrow().rows());
    Table table = Table.read(file);
    assertEquals(2, table.rowCount());
    assertEquals(0, table.columnCount());
    assertTrue(table.toString().contains("2 rows"), table.toString());
  }
}
