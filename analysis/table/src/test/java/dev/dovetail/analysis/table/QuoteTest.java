package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is made of quotes that are not as they should be.
class QuoteTest {
  @TempDir private Path directory;

  private void assertReads(String content, String... rows) throws IOException {
    Path file = Tables.write(directory, "x.csv", content);
    List<String> read = Tables.cells(file, ReadOptions.defaults().withDelimiter(',').withHeader(true))
        .stream()
        .map(row -> String.join("|", row.stream().map(String::valueOf).toList()))
        .toList();
    assertEquals(List.of(rows), read.subList(1, read.size()));
  }

  @Test
  void aQuoteInsideAFieldIsText() throws IOException {
    assertReads("a,b\n5\" pipe,x\n", "5\" pipe|x");
  }

  @Test
  void spacesAfterAClosingQuoteAreDropped() throws IOException {
    assertReads("a,b\n\"x\" ,y\n\"x\"  \n", "x|y", "x|null");
  }

  @Test
  void aStrayOpeningQuoteDoesNotSwallowTheLinesUpToTheNextQuote() throws IOException {
    assertReads("a,b,c\n1,\"stray,2\n3,\"fine\",4\n5,x,6\n", "1|\"stray|2", "3|fine|4", "5|x|6");
  }

  @Test
  void aQuoteInsideAMultilineFieldKeepsItTogether() throws IOException {
    assertReads("a,b,c\n1,\"first\nan \"inner\" one\",2\n5,x,6\n", "1|first\nan \"inner\" one|2", "5|x|6");
  }

  @Test
  void theLastFieldMayEndWithTheText() throws IOException {
    assertReads("a,b\n1,\"x\"", "1|x");
    assertReads("a,b\n1,", "1|");
    assertReads("a,b\n1,\"\"", "1|");
  }

  @Test
  void doubledQuotesAreOneQuote() throws IOException {
    assertReads("a,b\n\"\"\"\",\"a\"\"b\"\"\"\n", "\"|a\"b\"");
  }

  @Test
  void aQuoteClosedOnALaterLineIsTakenLiterallyIfOnlyThenTheFieldsAreAsMany() throws IOException {
    assertReads("a,b,c\n1,2,\"x\n3,y,4\n5,6,7\",8\n9,z,10\n", "1|2|\"x", "3|y|4", "5|6|7\"", "9|z|10");
  }

  @Test
  void delimitersBetweenLettersAndASpaceAreTextIfOnlyThenTheFieldsAreAsMany() throws IOException {
    assertReads("a,b,c\n1,Smith, John,2\n3,x,4\n5,6,7,8\n9,Jr., B, C,0\n",
        "1|Smith, John|2", "3|x|4", "5|6|7", "9|Jr., B, C|0");
  }

  @Test
  void whatWasReadAnotherWayIsSaid() throws IOException {
    String elsewhere = "quote opened here would end on another line and spoil the record, taken literally";
    TableProfile table = Tables.profile(directory, "x.csv",
        "a,b,c\n" + "1,x,2\n".repeat(20)
            + "1,2,\"x\n3,y,4\n5,6,7\",8\n1,Smith, John,2\n"
            + "1,\"a\" b,2\n1,\"a\"\"\n\"\"b\",2\n1,\"\u0001\",2\n");
    assertEquals(
        List.of(
            new BadRow(22, 21, elsewhere),
            new BadRow(24, 23, "4 fields, expected 3"),
            new BadRow(25, 24, "4 fields, expected 3; delimiter before a space, taken for text"),
            new BadRow(26, 25, elsewhere),
            new BadRow(29, 27, "control character")),
        table.badRows());
    assertEquals(27, table.rows());
  }

  @Test
  void anEscapeMakesTheQuoteAfterItText() throws IOException {
    Path file = Tables.write(directory, "x.csv", "a,b\n\"x\\\"y\",1\n\"\\\\\",2\n\"\\n\"\"\",3\nc:\\d,4\n");
    var cells = Tables.cells(file,
        ReadOptions.defaults().withDelimiter(',').withHeader(true).withEscape('\\'));
    assertEquals(
        List.of(List.of("x\"y", "1"), List.of("\\", "2"), List.of("\\n\"", "3"), List.of("c:\\d", "4")),
        cells.subList(1, cells.size()));
  }
}
