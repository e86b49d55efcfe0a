package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a fuzzer found.
class FuzzedTest {
  @TempDir private Path directory;

  @Test
  void aCommentAmongTheRowsIsNoRowEvenIfItHasAsManyFields() throws IOException {
    Path file = Tables.write(directory, "x.csv", "# by x\n\nid,v\n1,2\n#mid comment*3,4\n5,6\n7,8\n");
    ReadOptions options = ReadOptions.defaults().withComment('#');
    assertEquals(List.of(List.of("id", "v"), List.of("1", "2"), List.of("5", "6"), List.of("7", "8")),
        Tables.cells(file, options));
    assertEquals(Tables.heard(file, options), Tables.heard(file, options.withBufferBytes(16)));
  }

  @Test
  void theHeaderMetAgainIsSaidByItsRowAmongThoseThatAreKept() throws IOException {
    Path file = Tables.write(directory, "x.csv", "a,b\n1,2\n3\n4,5,6\na,b\n7,8\n");
    ReadOptions options = ReadOptions.defaults().withHeader(true).withDelimiter(',')
        .withBadRows(BadRowPolicy.SKIP);
    List<Object> heard = Tables.heard(file, options);
    assertTrue(heard.getLast().toString().contains("the header is met again as row 2"), heard::toString);
    assertEquals(heard, Tables.heard(file, options.withBufferBytes(16)));
  }

  @Test
  void zeroBytesDoNotMakeJsonAnotherEncoding() throws IOException {
    for (String name : List.of("x.json", "x.jsonl")) {
      Path file = Tables.write(directory, name, "\0\0\0{\0\0\0\"a\":1}\n");
      ReadOptions options = ReadOptions.defaults().withFormat(name.substring(2))
          .withEncoding(StandardCharsets.UTF_8);
      assertInstanceOf(Examination.NotATable.class, new TableProfiler().withOptions(options).examine(file));
    }
  }
}
