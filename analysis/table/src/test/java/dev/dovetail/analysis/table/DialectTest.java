package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is found out about a delimited text before it is read.
class DialectTest {
  @TempDir private Path directory;

  private TableProfile profile(String content) throws IOException {
    return Tables.profile(directory, "x.csv", content);
  }

  private Dialect.Delimited dialect(String content) throws IOException {
    return profile(content).dialect().delimited().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void theDelimiterIsTheOneUnderWhichRecordsAgree(char delimiter) throws IOException {
    String text = "name%sprice%sremark\na, b; c|%1.5%first\nd%2.5%x, y\ne%3.5%\"q%r\"\n".replace("%s", "%");
    text = text.replace("; c|", "").replace('%', delimiter);
    Dialect.Delimited found =
        dialect(delimiter == ',' ? text.replace("a, b", "a").replace("x, y", "x") : text);
    assertEquals(delimiter, found.delimiter().value());
    assertTrue(found.delimiter().isGuessed());
    assertFalse(found.delimiter().evidence().isEmpty());
  }

  @Test
  void aTableOfNumbersOnlyHasNoHeader() throws IOException {
    TableProfile table = profile("1,2\n3,4\n5,6\n");
    assertEquals(List.of("column_1", "column_2"), Tables.names(table));
    assertEquals(3, table.rows());
  }

  @Test
  void consecutiveYearsAreAHeader() throws IOException {
    TableProfile table = profile("country,2000,2001,2002\nA,1.5,2.5,3.5\nB,4,5,6\n");
    assertEquals(List.of("country", "2000", "2001", "2002"), Tables.names(table));
    assertEquals(2, table.rows());
  }

  @Test
  void theUnnamedColumnOfRowNamesIsTheFirst() throws IOException {
    TableProfile table = profile("x,y\nr1,1,2\nr2,3,4\n");
    assertEquals(List.of("column_1", "x", "y"), Tables.names(table));
    assertEquals(0, table.badRowCount());
  }

  @Test
  void aHeaderAfterAHashIsAHeader() throws IOException {
    TableProfile table = profile("#chrom,start,end\n1,10,20\n2,30,40\n");
    assertEquals(List.of("chrom", "start", "end"), Tables.names(table));
    assertEquals(2, table.rows());
  }

  @Test
  void hashesBelowTheHeaderAreData() throws IOException {
    TableProfile table = profile("tag,n\n#a,1\n#b,2\n");
    assertEquals(2, table.rows());
  }

  @Test
  void spacesBeforeQuotesAreOverlookedIfTheFileHasThem() throws IOException {
    TableProfile table = profile("a, \"b, c\", d\n1, \"x, y\", 2\n");
    assertEquals(0, table.badRowCount());
    assertEquals(new Range("x, y", "x, y"), table.columns().get(1).range().orElseThrow());
    assertEquals(ColumnType.INT64, table.columns().get(2).type());
  }

  @Test
  void givenOptionsAreObeyedAndReportedAsGiven() throws IOException {
    Path file = Tables.write(directory, "x.csv", "1;2\n3;4\n");
    TableProfile table = new TableProfiler()
        .withOptions(ReadOptions.defaults().withDelimiter('|').withHeader(true).withDecimalComma(true))
        .profile(file).orElseThrow();
    assertEquals(List.of("1;2"), Tables.names(table));
    assertEquals(Finding.given('|', "given"), table.dialect().delimited().orElseThrow().delimiter());
  }

  @Test
  void theFirstBytesBeyondAsciiDecideHoweverLateTheyCome() throws IOException {
    String ascii = "a,b\n" + "1,x\n".repeat(100_000);
    Files.write(directory.resolve("late.csv"),
        (ascii + "2,Köln\n").getBytes(Charset.forName("windows-1252")));
    TableProfile table = new TableProfiler().profile(directory.resolve("late.csv")).orElseThrow();
    assertEquals("windows-1252", table.dialect().encoding().value());
    assertEquals(new Range("Köln", "x"), table.columns().getLast().range().orElseThrow());
    assertEquals("UTF-8",
        Tables.profile(directory, "late8.csv", ascii + "2,Köln\n").dialect().encoding().value());
  }

  @Test
  void bytesThatAreNotUtf8AreReplacedAndReported() throws IOException {
    byte[] text = "a,b\n1,Köln\n2,K?ln\n3,Öl\n".getBytes(UTF_8);
    text[new String(text, ISO_8859_1).indexOf('?')] = (byte) 0xf6;
    Files.write(directory.resolve("bad.csv"), text);
    TableProfile table = new TableProfiler().profile(directory.resolve("bad.csv")).orElseThrow();
    assertEquals(List.of(new BadRow(3, 2, "bytes are not UTF-8")), table.badRows());
    assertEquals(3, table.rows());
    assertTrue(table.columns().getLast().mostFrequent().contains(new ValueCount("K\ufffdln", 1, true)));
  }

  @Test
  void utf16WithoutAMarkIsRecognisedByItsZeros() throws IOException {
    Files.write(directory.resolve("u.csv"), "a,b\n1,ö\n2,李\n".getBytes(UTF_16LE));
    TableProfile table = new TableProfiler().profile(directory.resolve("u.csv")).orElseThrow();
    assertEquals("UTF-16LE", table.dialect().encoding().value());
    assertTrue(table.dialect().encoding().isGuessed());
    assertEquals(new Range("ö", "李"), table.columns().getLast().range().orElseThrow());
  }
}
