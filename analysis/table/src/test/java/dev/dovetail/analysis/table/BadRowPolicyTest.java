package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of rows that are not as they should be.
class BadRowPolicyTest {
  private static final String TEXT =
      "a,b,c\n1,x,2\n3,4\n5,6,7,8\n9,\u00e4\u0000,0\n1,\u00ff,2\n3,\"m \"n\" x\",4\n5,\"y\"\"\n\",6\n7,z,8\n";

  @TempDir private Path directory;

  private Path file() throws IOException {
    byte[] bytes = TEXT.getBytes(UTF_8);
    int at = new String(bytes, ISO_8859_1).indexOf("\u00c3\u00bf");
    bytes[at] = (byte) 0xff; // no longer UTF-8, nor is what follows
    return Files.write(directory.resolve("bad.csv"), bytes);
  }

  private static ReadOptions options(BadRowPolicy policy) {
    return ReadOptions.defaults().withHeader(true).withEncoding(UTF_8).withBadRows(policy);
  }

  private TableProfile profile(ReadOptions options) throws IOException {
    return new TableProfiler().withOptions(options).profile(file()).orElseThrow();
  }

  private static final List<BadRow> BAD = List.of(
      new BadRow(3, 2, "2 fields, expected 3"),
      new BadRow(4, 3, "4 fields, expected 3"),
      new BadRow(5, 4, "control character"),
      new BadRow(6, 5, "bytes are not UTF-8"),
      new BadRow(7, 6, "text after a closing quote, which was taken for a part of the field"));

  @Test
  void keptRowsCountAndAreReported() throws IOException {
    TableProfile table = profile(options(BadRowPolicy.KEEP));
    assertEquals(BAD, table.badRows());
    assertEquals(5, table.badRowCount());
    assertEquals(8, table.rows());
  }

  @Test
  void skippedRowsAreReportedAndKeepTheirNumbers() throws IOException {
    TableProfile table = profile(options(BadRowPolicy.SKIP));
    assertEquals(BAD, table.badRows());
    assertEquals(3, table.rows());
    var cells = Tables.cells(file(), options(BadRowPolicy.SKIP));
    assertEquals(List.of("1", "x", "2"), cells.get(1));
    assertEquals(List.of("7", "z", "8"), cells.getLast());
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 64, 1 << 18})
  void theFirstBadRowEndsAStrictReading(int bufferBytes) throws IOException {
    Path file = file();
    for (int threads : new int[] {1, 3}) {
      var e = assertThrows(BadRowException.class, () -> new TableProfiler()
          .withOptions(options(BadRowPolicy.STRICT).withBufferBytes(bufferBytes).withThreads(threads))
          .profile(file));
      assertEquals("Line 3: 2 fields, expected 3; correct the file, or keep or skip such rows"
          + " (ReadOptions.withBadRows)", e.getMessage());
    }
  }

  @Test
  void aSoundFileIsReadStrictly() throws IOException {
    Path file = Tables.write(directory, "x.csv", "a,b\n1,\"x\"\"\ny\"\n2,z\n");
    assertEquals(2, new TableProfiler().withOptions(options(BadRowPolicy.STRICT)).profile(file).orElseThrow()
        .rows());
  }

  @Test
  void linesAreCountedRightAfterDoubledQuotesAndLineEndsInAField() throws IOException {
    TableProfile table = Tables.profile(directory, "x.csv",
        "a,b,c\n1,\"\"\"\"\"\"\"\"\"x\n\",2\n1,\"\"\"\"\"\"\"\"\"x\n\" ,2\n3,4\n1,2,3\n");
    assertEquals(List.of(new BadRow(6, 3, "2 fields, expected 3")), table.badRows());
  }
}
