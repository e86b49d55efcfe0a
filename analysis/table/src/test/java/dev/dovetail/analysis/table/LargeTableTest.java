package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// More values than are counted, more columns than one likes, records that do not end: all under the heap of
/// the test run.
class LargeTableTest {
  private static final int ROWS = 150_000;

  @TempDir private Path directory;

  private Path write(String name, LineWriter writer) throws IOException {
    Path file = directory.resolve(name);
    try (PrintStream out =
        new PrintStream(new BufferedOutputStream(Files.newOutputStream(file)), false, UTF_8)) {
      writer.write(out);
    }
    return file;
  }

  private interface LineWriter {
    void write(PrintStream out);
  }

  @Test
  void beyondWhatIsCountedFiguresAreEstimatedAndSaySo() throws IOException {
    Path file = write("many.csv", out -> {
      out.print("id,half,text,few,late\n");
      for (int i = 0; i < ROWS; i++) {
        String text = i % 5 == 0 ? "often" : i % 1000 == 7 ? "-" : "t" + i;
        out.print(i + "," + Math.floorDiv(i, 4) * 0.5 + "," + text + "," + i % 7 + ","
            + (i == ROWS - 1 ? "end" : i + ".50") + "\n");
      }
    });
    TableProfile table = new TableProfiler().profile(file).orElseThrow();
    assertEquals(
        List.of(ColumnType.INT64, ColumnType.DECIMAL, ColumnType.TEXT, ColumnType.INT64, ColumnType.TEXT),
        Tables.types(table));
    ColumnProfile id = Tables.column(table, "id");
    assertEquals(new Range("0", "149999"), id.range().orElseThrow());
    NumberSummary numbers = id.numbers().orElseThrow();
    assertEquals(0, numbers.min());
    assertEquals(149_999, numbers.max());
    assertEquals(74_999.5, numbers.mean());
    assertTrue(numbers.isExact());
    assertEquals(Math.sqrt(150_000d * 150_001 / 12),
        id.numbers().orElseThrow().standardDeviation().orElseThrow(), 1e-9);
    assertAbout(ROWS, id.distinct());
    assertTrue(id.distinct().value() <= ROWS);
    Histogram histogram = id.histogram().orElseThrow();
    assertFalse(histogram.isExact());
    assertEquals(ROWS, histogram.bins().stream().mapToLong(Histogram.Bin::count).sum());
    histogram.bins().forEach(bin -> assertTrue(Math.abs(bin.count() - 7500) < 300, bin.toString()));

    assertEquals(new Distinct(37_500, true), Tables.column(table, "half").distinct());
    assertEquals(new Distinct(7, true), Tables.column(table, "few").distinct());
    ColumnProfile text = Tables.column(table, "text");
    assertEquals(new ValueCount("often", ROWS / 5, true), text.mostFrequent().getFirst());
    assertEquals(new ValueCount("-", 150, false).value(), text.mostFrequent().get(1).value());
    assertEquals(0, text.nulls());
    assertAbout(ROWS * 4 / 5 - 149 + 1, text.distinct());
    ColumnProfile late = Tables.column(table, "late");
    assertEquals(new Range("0.50", "end"), late.range().orElseThrow());
    assertTrue(late.numbers().isEmpty() && late.histogram().isEmpty());
    assertAbout(ROWS, late.distinct());
    assertEquals(table, new TableProfiler()
        .withOptions(ReadOptions.defaults().withBufferBytes(1000)).profile(file).orElseThrow());
  }

  private static void assertAbout(long expected, Distinct found) {
    assertFalse(found.isExact());
    assertTrue(100 * Math.abs(found.value() - expected) < 3 * expected, found.toString());
  }

  @Test
  void exactlyAsManyValuesAsAreCountedAreExact() throws IOException {
    Path file = write("edge.csv", out -> {
      out.print("a,b\n");
      for (int i = 0; i < 65_537; i++) {
        out.print(Math.min(i, 65_535) + "," + i + "\n");
      }
    });
    TableProfile table = new TableProfiler().profile(file).orElseThrow();
    assertEquals(new Distinct(65_536, true), table.columns().getFirst().distinct());
    assertFalse(table.columns().getLast().distinct().isExact());
  }

  @Test
  void aHundredThousandColumnsWork() throws IOException {
    int columns = 100_000;
    Path file = write("wide.csv", out -> {
      for (int row = 0; row < 4; row++) {
        for (int i = 0; i < columns; i++) {
          out.print((i == 0 ? "" : ",") + (row == 0 ? "c" : "") + (row * 1000 + i));
        }
        out.print("\n");
      }
    });
    TableProfile table = new TableProfiler().profile(file).orElseThrow();
    assertEquals(columns, table.columns().size());
    assertEquals(3, table.rows());
    assertEquals(0, table.badRowCount());
    assertEquals(new Range("100999", "102999"), table.columns().getLast().range().orElseThrow());
    var e = assertThrows(TableLimitException.class, () -> new TableProfiler()
        .withOptions(ReadOptions.defaults().withMaxColumns(99_999)).profile(file));
    assertTrue(String.valueOf(e.getMessage()).contains("ReadOptions.maxColumns"), e.getMessage());
  }

  @Test
  void aQuoteThatIsNeverClosedCostsNoMemoryAndNoRows() throws IOException {
    int rows = 3_000_000;
    Path file = write("open.csv", out -> {
      out.print("a,b,c\n1,x,2\n2,\"open,3\n");
      for (int i = 2; i < rows; i++) {
        out.print(i + ",fine,4\n");
      }
    });
    assertTrue(Files.size(file) > 2L * ReadOptions.defaults().maxRecordBytes());
    TableProfile table = new TableProfiler().profile(file).orElseThrow();
    assertEquals(rows, table.rows());
    assertEquals(
        List.of(new BadRow(3, 2, "quote opened here is not closed within 16777216 bytes, taken literally")),
        table.badRows());
    assertEquals(List.of(ColumnType.INT64, ColumnType.TEXT, ColumnType.INT64), Tables.types(table));
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // without the guard it is hours
  void manyOpenQuotesDoNotCostTheSquareOfTheLength() throws IOException {
    int rows = 400_000;
    Path file = write("openings.csv", out -> {
      out.print("a,b,c\n" + "1,2,3\n".repeat(1000));
      for (int i = 0; i < rows; i++) {
        out.print("1,".repeat(1 + i % 7) + "\"x" + i + "\n");
      }
    });
    TableProfile table = new TableProfiler().profile(file).orElseThrow();
    assertTrue(table.rows() > 1000);
    assertEquals(table.rows() - 1000, table.badRowCount(),
        "every row but those with three fields and no quote");
    assertEquals(100, table.badRows().size());
  }

  @Test
  void aRecordBeyondTheLimitIsAClearFailure() throws IOException {
    Path file = Tables.write(directory, "long.csv", "a,b\n1,2\n" + "x".repeat(2000) + ",2\n");
    var e = assertThrows(TableLimitException.class, () -> new TableProfiler()
        .withOptions(ReadOptions.defaults().withMaxRecordBytes(1000)).profile(file));
    assertEquals("The record that begins at line 3 is longer than 1000 bytes;"
        + " if it is one record indeed, raise ReadOptions.maxRecordBytes", e.getMessage());
  }

  @Test
  void longValuesAreShownByTheirBeginning() throws IOException {
    String long1 = "ä".repeat(5000);
    TableProfile table = Tables.profile(directory, "x.csv",
        "a,b\n1," + long1 + "\n2," + long1 + "\n3," + long1 + "x\n");
    ColumnProfile column = table.columns().getLast();
    assertEquals(new Distinct(2, true), column.distinct());
    assertEquals(5000, column.length().orElseThrow().min());
    assertEquals(5001, column.length().orElseThrow().max());
    assertEquals(new ValueCount("ä".repeat(64) + "…", 2, true), column.mostFrequent().getFirst());
  }
}
