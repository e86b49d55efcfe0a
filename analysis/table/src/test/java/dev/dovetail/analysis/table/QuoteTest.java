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
}
