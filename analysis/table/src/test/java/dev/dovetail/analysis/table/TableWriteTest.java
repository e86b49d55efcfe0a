package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writing tables.
class TableWriteTest {
  @TempDir private Path directory;

  private static String written(Table table, WriteOptions options) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.write(bytes, options);
    return bytes.toString(UTF_8);
  }

  private static final Table MIXED = Table.of(
      Column.text("name", "Å", null, "", "a,b", "say \"hi\"", "line\nbreak", " x", "#x", "NA", "07", "1.5"),
      Column.of("n", Long.class, Arrays.asList(1L, null, -3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L)));

  @Test
  void whatWouldBeReadOtherwiseIsQuoted() throws IOException {
    assertEquals("""
        name,n
        Å,1
        ,
        "",-3
        "a,b",4
        "say ""hi""\",5
        "line
        break",6
        " x",7
        "#x",8
        "NA",9
        07,10
        "1.5",11
        """, written(MIXED, WriteOptions.defaults()));
  }

  @Test
  void quotesDelimiterLineEndingAndNullAreChosen() throws IOException {
    Table table = Table.of(Column.text("a;b", "x", null), Column.bool("c", true, false),
        Column.of("d", LocalDate.class, Arrays.asList(LocalDate.of(2024, 2, 29), null)));
    WriteOptions options = WriteOptions.defaults().withDelimiter(';').withLineEnding("\r\n").withNull("\\N");
    assertEquals("\"a;b\";c;d\r\nx;true;2024-02-29\r\n\\N;false;\\N\r\n", written(table, options));
    assertEquals("\"a;b\";\"c\";\"d\"\r\n\"x\";true;\"2024-02-29\"\r\n\\N;false;\\N\r\n",
        written(table, options.withQuoting(Quoting.NON_NUMERIC)));
    assertEquals("\ufeff\"x\";\"true\";\"2024-02-29\"\r\n\\N;\"false\";\\N\r\n",
        written(table, options.withQuoting(Quoting.ALL).withHeader(false).withByteOrderMark(true)));
  }

  @Test
  void whatLooksLikeACommentOrDividesANullIsQuoted() throws IOException {
    Table table = Table.of(Column.text("%a", "//b", "/c", null), Column.text("d", "-e", "--f", null));
    assertEquals("""
        "%a",d
        "//b",-e
        /c,"--f"
        "none, really","none, really"
        """, written(table, WriteOptions.defaults().withNull("none, really")));
  }

  @Test
  void aValueWithTheDelimiterIsQuoted() throws IOException {
    Table table = Table.of(Column.of("day", LocalDate.class, List.of(LocalDate.of(2024, 2, 29))),
        Column.of("n", Long.class, List.of(-1L)), Column.of("x", Double.class, List.of(-2.5)));
    assertEquals("day-n-x\n\"2024-02-29\"-\"-1\"-\"-2.5\"\n",
        written(table, WriteOptions.defaults().withDelimiter('-')));
  }

  @Test
  void formulasAreNeutralisedOnRequest() throws IOException {
    Table table = Table.of(
        Column.text("=name", "=1+1", "+x", "-x", "@x", "\tx", "\rx", "x=1"), Column.int64("n", -1, 2, 3, 4,
            5, 6, 7));
    assertEquals("""
        "'=name",n
        "'=1+1",-1
        "'+x",2
        "'-x",3
        "'@x",4
        "'\tx",5
        "'\rx",6
        x=1,7
        """, written(table, WriteOptions.defaults().withNeutralisedFormulas(true)));
    assertEquals("=1+1,-1", written(table,
        WriteOptions.defaults()).lines().skip(1).findFirst().orElseThrow());
  }

  @Test
  void jsonHasOneRecordARow() throws IOException {
    Table table = Table.of(Column.text("a\"b", "x\\\n\u0001é", null, "1"), Column.float64("x", 1.5,
        Double.NaN, 1e300),
        Column.of("d", BigDecimal.class, Arrays.asList(new BigDecimal("0.10"), null, BigDecimal.ONE)),
        Column.of("t", Instant.class, Arrays.asList(Instant.EPOCH, null, null)), Column.bool("f", true,
            false, true));
    WriteOptions lines = WriteOptions.defaults().withFormat("jsonl");
    String expected = """
        {"a\\"b":"x\\\\\\n\\u0001é","x":1.5,"d":0.10,"t":"1970-01-01T00:00:00Z","f":true}
        {"a\\"b":null,"x":"NaN","d":null,"t":null,"f":false}
        {"a\\"b":"1","x":1.0E300,"d":1.00,"t":null,"f":true}
        """;
    assertEquals(expected, written(table, lines));
    assertEquals("[\n" + expected.strip().replace("\n", ",\n") + "\n]\n",
        written(table, WriteOptions.defaults().withFormat("json")));
    assertEquals("[]\n", written(table.head(0), WriteOptions.defaults().withFormat("json")));
  }

  @Test
  void anOldFileIsReplacedAtOnce() throws IOException {
    Path file = Tables.write(directory, "t.csv", "old");
    Table.of(Column.int64("n", 1)).write(file);
    assertEquals("n\n1\n", Files.readString(file));
    Table.of(Column.int64("n", 2)).write(directory.resolve("t.tsv"));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of("t.csv", "t.tsv"), files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aFailureLeavesTheOldFileAndNoOther() throws IOException {
    Path target = Files.createDirectory(directory.resolve("t.csv"));
    Tables.write(target, "inside", "x");
    assertThrows(IOException.class, () -> Table.of(Column.int64("n", 1)).write(target));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(target), files.toList());
    }
    assertEquals("The format must be csv, tsv, json or jsonl, found \"xls\"; give the file such a name, or say it"
        + " in WriteOptions.withFormat",
        assertThrows(IllegalArgumentException.class, () ->
            MIXED.write(directory.resolve("t.xls"))).getMessage());
  }
}
