package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Text whose fields stand at the same places of every line.
class FixedWidthTest {
  private static final String PEOPLE = """
      ID   Name        City          Amount
      1    Alice       New York        12.50
      2    Bob Smith   Los Angeles      3.25
      3    Carol       Rome           100.00
      4    Dave Li     San Jose         7.75
      """;

  @TempDir private Path directory;

  private TableProfile profile(String name, String content) throws IOException {
    return Tables.profile(directory, name, content);
  }

  private List<String> rows(String content, ReadOptions options) throws IOException {
    return Tables.cells(Tables.write(directory, "x.txt", content), options).stream()
        .map(row -> String.join("|", row.stream().map(String::valueOf).toList())).toList();
  }

  @Test
  void guttersPartColumns() throws IOException {
    TableProfile table = profile("people.txt", PEOPLE);
    assertEquals("fixed", table.format());
    assertEquals(List.of("ID", "Name", "City", "Amount"), Tables.names(table));
    assertEquals(4, table.rows());
    assertEquals(0, table.badRowCount());
    assertEquals(new Range("Los Angeles", "San Jose"), table.columns().get(2).range().orElseThrow());
    assertEquals(List.of(5, 12, 14, 7),
        table.dialect().fixedWidth().orElseThrow().fieldWidths().value());
  }

  @Test
  void aLineOfHyphensPartsColumns() throws IOException {
    String text = "Report of a day\n\nname    n\n------ --\nAlice   5\nBob    12\n";
    assertEquals(List.of("name|n", "Alice|5", "Bob|12"), rows(text, ReadOptions.defaults()));
    assertEquals(List.of("line 1 is not part of the table: \"Report of a day\""),
        profile("x.txt", text).dialect().notes());
  }

  @Test
  void givenWidthsAreObeyed() throws IOException {
    ReadOptions options = ReadOptions.defaults().withFieldWidths(List.of(2, 3, 1)).withHeader(false);
    String text = "AB123x\nCD 45y\nEF6\nGH789zz\n";
    assertEquals(List.of("column_1|column_2|column_3", "AB|123|x", "CD|45|y", "EF|6|", "GH|789|z"),
        rows(text, options));
    Path file = Tables.write(directory, "w.csv", text);
    assertEquals(List.of(new BadRow(4, 4, "text after the last field, at character 7")),
        new TableProfiler().withOptions(options).profile(file).orElseThrow().badRows());
    assertThrows(BadRowException.class,
        () -> new TableReader().withOptions(options.withBadRows(BadRowPolicy.STRICT)).read(file,
        new RowVisitor() {
          @Override
          public void columns(List<String> names) {}

          @Override
          public void row(List<@Nullable String> cells) {}
        }));
  }

  @Test
  void widthsCountCharactersNotBytes() throws IOException {
    ReadOptions options = ReadOptions.defaults().withFieldWidths(List.of(4, 3)).withHeader(false);
    assertEquals(List.of("column_1|column_2", "Köln|1", "李雷|22", "𝒳yz|333"),
        rows("Köln  1\n李雷   22\n𝒳yz 333\n", options));
  }

  @Test
  void aLaterFieldMayReachIntoTheGutter() throws IOException {
    String text = "n   v\n" + "a   1\nbb  2\nc   3\n".repeat(200) + "dddd 4\neeeee5\n";
    TableProfile table = profile("g.txt", text);
    assertEquals("fixed", table.format());
    assertEquals(602, table.rows());
    assertEquals(List.of(new BadRow(603, 602, "fields 1 and 2 run together at character 5")),
        table.badRows());
  }

  @Test
  void runsOfBlanksPartFieldsThatAreNotAligned() throws IOException {
    String text = "1  2.5 3\n10 20.25   30\n100   2 3\n5 6 7\n8 9 10\n";
    assertEquals(List.of("column_1|column_2|column_3", "1|2.5|3", "10|20.25|30", "100|2|3", "5|6|7",
        "8|9|10"),
        rows(text, ReadOptions.defaults()));
  }

  @Test
  void theBufferMakesNoDifference() throws IOException {
    assertEquals(rows(PEOPLE, ReadOptions.defaults()),
        rows(PEOPLE, ReadOptions.defaults().withBufferBytes(16)));
    assertEquals(rows(PEOPLE, ReadOptions.defaults()),
        rows(PEOPLE.replace("\n", "\r\n"), ReadOptions.defaults().withBufferBytes(16)));
  }

  @Test
  void aTableWithDelimitersIsNotOfFixedWidth() throws IOException {
    assertEquals("csv", profile("x.txt", "aa,bb\n11,22\n33,44\n55,66\n").format());
    assertEquals("csv", profile("x.dat", "aa\tbb\n11\t22\n33\t44\n").format());
  }

  @Test
  void aTabMakesItsRowABadOne() throws IOException {
    ReadOptions options = ReadOptions.defaults().withFieldWidths(List.of(3, 3)).withHeader(false);
    Path file = Tables.write(directory, "t.txt", "a  1\nb\t2\nc  3\n");
    assertEquals(List.of(new BadRow(2, 2, "a tab, counted as one character")),
        new TableProfiler().withOptions(options).profile(file).orElseThrow().badRows());
  }

  @Test
  void rowsAfterABlankLineAreSaid() throws IOException {
    TableProfile table = profile("f.txt", PEOPLE + "\n* preliminary figures\n");
    assertEquals(5, table.rows());
    assertEquals(List.of("the last row follows a blank line, line 6: perhaps footnotes"),
        table.dialect().notes());
    assertEquals(List.of(), profile("f.txt", PEOPLE + "\n\n").dialect().notes());
  }

  @Test
  void widthsAreSaidOfPackedFilesToo() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(PEOPLE.getBytes(UTF_8));
    }
    Path file = Files.write(directory.resolve("people.txt.gz"), packed.toByteArray());
    assertEquals(List.of(5, 12, 14, 7), new TableProfiler().profile(file).orElseThrow().dialect().fixedWidth()
        .orElseThrow().fieldWidths().value());
  }
}
