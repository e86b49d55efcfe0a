package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Reading files into memory.
class TableReadTest {
  private static final int LATE = 40_000;

  @TempDir private Path directory;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(Tables.RESOURCES)) {
      return files.filter(Files::isRegularFile).sorted()
          .filter(file -> !(file.toString().contains("spectrum")
              && file.toString().endsWith(".json"))).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void typesAndNullsAreThoseOfTheProfile(Path file) throws IOException {
    if (!(new TableProfiler().examine(file) instanceof Examination.Table(TableProfile profile))) {
      assertThrows(NotATableException.class, () -> Table.read(file));
      return;
    }
    for (int threads = 1; threads <= 3; threads += 2) {
      ReadOptions options = ReadOptions.defaults().withThreads(threads);
      LoadedTable loaded = new TableReader().withOptions(options).load(file);
      assertEquals(profile.rows(), loaded.table().rowCount());
      assertEquals(profile.badRowCount(), loaded.badRowCount());
      assertEquals(Tables.names(profile), loaded.table().schema().names());
      assertEquals(Tables.types(profile), List.copyOf(loaded.table().schema().types().values()));
      assertEquals(Tables.nulls(profile),
          loaded.table().columns().stream().map(column -> (long) column.nullCount()).toList());
    }
  }

  private Table late(String early, String last) throws IOException {
    StringBuilder text = new StringBuilder("id,x\n");
    for (int i = 0; i < LATE; i++) {
      text.append(i).append(',').append(early).append('\n');
    }
    return Table.read(Tables.write(directory, "late.csv", text + "-1," + last + "\n"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "1|x|TEXT|1|x",
    " 1.50 |x|TEXT| 1.50 |x",
    "1|2.5|DECIMAL|1.0|2.5",
    "1|1e9|FLOAT64|1.0|1.0E9",
    "1|123456789012345678901|BIG_INTEGER|1|123456789012345678901",
    "1.5|123456789012345678901|DECIMAL|1.5|123456789012345678901",
    "-0|1e0|FLOAT64|-0.0|1.0",
    "2024-02-29|2024-03-01T12:30|TIMESTAMP|2024-02-29T00:00:00|2024-03-01T12:30:00",
    "02/03/2024|31/03/2024|DATE|2024-03-02|2024-03-31",
    "02/03/2024|03/31/2024|DATE|2024-02-03|2024-03-31",
    "02/03/2024|04/05/2024|TEXT|02/03/2024|04/05/2024",
    "true|1|TEXT|true|1",
    "-|x|TEXT|-|x",
    "|5|INT64||5",
    "5|NA|INT64|5|",
    "-|.|TEXT|-|."
  })
  void aLateValueWidensWithoutLosingTheSpellingOfEarlierOnes(
      String early, String last, ColumnType type, String shownEarly, String shownLast) throws IOException {
    Table table = late(early == null ? "" : early, last);
    Column<?> column = table.column("x");
    assertEquals(type, column.type());
    assertEquals(LATE + 1, table.rowCount());
    assertEquals(shownEarly, column.getText(0));
    assertEquals(shownEarly, column.getText(LATE - 1));
    assertEquals(shownLast, column.getText(LATE));
    assertEquals(-1, table.column("id").getLong(LATE));
  }

  @Test
  void givenTypesMakeMisfitsNullAndTheirRowsBad() throws IOException {
    Path file = Tables.write(directory, "t.csv", "a,b,c\n1,2,07\nx,3.5,8\n4,y,9\nNA,,z\n");
    ReadOptions options = ReadOptions.defaults().withTypes(
        Map.of("a", ColumnType.INT64, "b", ColumnType.DECIMAL, "c", ColumnType.TEXT));
    LoadedTable loaded = new TableReader().withOptions(options).load(file);
    assertEquals(Arrays.asList(1L, null, 4L, null), loaded.table().column("a").toList());
    assertEquals(Arrays.asList(new BigDecimal("2.0"), new BigDecimal("3.5"), null, null),
        loaded.table().column("b").toList());
    assertEquals(List.of("07", "8", "9", "z"), loaded.table().column("c").toList());
    assertEquals(List.of(new BadRow(0, 2, "\"x\" in column \"a\" is not INT64"),
        new BadRow(0, 3, "\"y\" in column \"b\" is not DECIMAL")), loaded.badRows());
    assertEquals(2, loaded.badRowCount());

    Table kept = new TableReader().withOptions(options.withBadRows(BadRowPolicy.SKIP)).read(file);
    assertEquals(List.of("07", "z"), kept.column("c").toList());
    assertThrows(BadRowException.class,
        () -> new TableReader().withOptions(options.withBadRows(BadRowPolicy.STRICT)).read(file));
  }

  @Test
  void givenDaysThatCanBeReadInTwoOrdersAreMisfitsUntilTheOrderIsGiven() throws IOException {
    Path file = Tables.write(directory, "t.csv", "d,t\n05/06/2024,05/06/2024 10:30\n31/05/2024,\n");
    ReadOptions options = ReadOptions.defaults()
        .withTypes(Map.of("d", ColumnType.DATE, "t", ColumnType.TIMESTAMP));
    LoadedTable loaded = new TableReader().withOptions(options).load(file);
    assertEquals(Arrays.asList(null, LocalDate.of(2024, 5, 31)), loaded.table().column("d").toList());
    assertEquals(2, loaded.table().column("t").nullCount());
    String reason = " may be read day first or month first; give the order in ReadOptions.withDateOrder";
    assertEquals(List.of(new BadRow(0, 1, "\"05/06/2024\" in column \"d\"" + reason
        + "; \"05/06/2024 10:30\" in column \"t\"" + reason)), loaded.badRows());
    TableProfile profile = new TableProfiler().withOptions(options).profile(file).orElseThrow();
    assertEquals(List.of(1L, 2L), profile.columns().stream().map(ColumnProfile::nulls).toList());
    assertEquals(2, profile.badRowCount());

    ReadOptions ordered = options.withDateOrder(DateOrder.DAY_MONTH_YEAR);
    LoadedTable read = new TableReader().withOptions(ordered).load(file);
    assertEquals(List.of(LocalDate.of(2024, 6, 5), LocalDate.of(2024, 5, 31)),
        read.table().column("d").toList());
    assertEquals(0, read.badRowCount());
    assertEquals(0, new TableProfiler().withOptions(ordered).profile(file).orElseThrow().badRowCount());
  }

  @Test
  void columnsThatComeLateAreNullBefore() throws IOException {
    Path file = Tables.write(directory, "t.jsonl",
        "{\"a\":1}\n{\"a\":2,\"b\":\"2024-02-29\"}\n{\"b\":null}\n");
    Table table = Table.read(file);
    assertEquals(Arrays.asList(1L, 2L, null), table.column("a").toList());
    assertEquals(Arrays.asList(null, LocalDate.of(2024, 2, 29), null), table.column("b").toList());
  }

  @Test
  void columnsOneAfterTheOtherAreRead() throws IOException {
    Path file = Tables.write(directory, "t.json", "{\"a\":[1,null,3],\"b\":[\"x\",\"\",\"null\"]}");
    assertEquals(Table.of(Column.of("a", Long.class, Arrays.asList(1L, null, 3L)),
        Column.text("b", "x", "", "null")), Table.read(file));
  }

  @Test
  void nothingIsNullUnlessToldSo() throws IOException {
    Path file = Tables.write(directory, "t.csv", "a,b\nNA,1\nx,-\n");
    ReadOptions options = ReadOptions.defaults().withNulls(Set.of(), Set.of()).withHeader(true);
    Table table = new TableReader().withOptions(options).read(file);
    assertEquals(Table.of(Column.text("a", "NA", "x"), Column.text("b", "1", "-")), table);
  }

  @Test
  void aTableWithoutRowsHasItsColumns() throws IOException {
    Table table = Table.read(Tables.write(directory, "t.csv", "a,b\n"));
    assertEquals(List.of("a", "b"), table.schema().names());
    assertTrue(table.stream().toList().isEmpty());
  }

  @Test
  void theTextOfEveryCellIsKeptOnRequest() throws IOException {
    Path file = Tables.write(directory, "t.csv", "a,b\n 1.50,NA\n+2,2024/02/29\n3\n");
    LoadedTable loaded = new TableReader().withVerbatim(true).load(file);
    assertEquals(Table.of(Column.text("a", " 1.50", "+2", "3"), Column.text("b", "NA", "2024/02/29", null)),
        loaded.verbatim().orElseThrow());
    assertEquals(ColumnType.DATE, loaded.table().column("b").type());
    assertTrue(new TableReader().load(file).verbatim().isEmpty());
  }
}
