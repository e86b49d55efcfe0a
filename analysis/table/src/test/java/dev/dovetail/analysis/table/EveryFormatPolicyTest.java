package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each format keeps, skips and refuses rows in the same way. The second of three rows is bad.
class EveryFormatPolicyTest {
  @TempDir private Path directory;

  /// A file.
  ///
  /// @param line of the bad row
  /// @param reason why it is bad
  record Case(String format, String name, String content, int line, String reason) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case("csv", "a.csv", "a,b\n1,2\n3\n5,6\n", 3, "1 field, expected 2"),
        new Case("csv", "a.tsv", "a\tb\n1\t2\n3\t\u00ff\n5\t6\n", 3, "bytes are not UTF-8"),
        new Case("csv", "b.csv", "a,b\n1,2\n\"x,4\n5,6\n", 3, "quote opened here "),
        new Case("csv", "c.csv", "a,b\n1,2\nx\u0000,4\n5,6\n", 3, "control character"),
        new Case("fixed", "a.prn", "a  b\n1  2\n3\u00ff 4\n5  6\n7  8\n", 3, "bytes are not UTF-8"),
        new Case("json", "a.json", "[{\"a\":1},\n7,\n{\"a\":3}]", 2, "a number, expected an object"),
        new Case("json", "b.json", "[[1,2],\n[3],\n[5,6]]", 2, "1 element, expected 2"),
        new Case("json", "c.json", "{\"d\":[{\"a\":1},\n{\"a\":\"\u00ff\"},\n{\"a\":3}]}", 2,
        "bytes are not UTF-8"),
        new Case("json", "d.json", "{\"a\":1}{\"a\":2,\"a\":3}{\"a\":3}", 1,
            "the key \"a\" occurs twice, the last value counts"),
        new Case("jsonl", "a.jsonl", "{\"a\":1}\n[]\n{\"a\":3}\n", 2, "an array, expected an object"),
        new Case("jsonl", "b.jsonl", "{\"a\":1}\n{\"a\":2} x\n{\"a\":3}\n", 2, "not JSON: "),
        new Case("jsonl", "c.jsonl", "[1,2]\n[3,4,5]\n[6,7]\n", 2, "3 elements, expected 2"))
        .flatMap(one -> Stream.of(one,
            new Case(one.format(), one.name() + ".gz", one.content(), one.line(), one.reason())));
  }

  private Path write(Case one) throws IOException {
    byte[] bytes = one.content().getBytes(ISO_8859_1);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return Files.write(directory.resolve(one.name()), one.name().endsWith(".gz") ? packed.toByteArray()
        : bytes);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void badRowsAreKeptSkippedOrRefused(Case one) throws IOException {
    Path file = write(one);
    ReadOptions options = ReadOptions.defaults().withEncoding(UTF_8);
    long rows = one.format().equals("fixed") ? 4 : 3;
    for (BadRowPolicy policy : List.of(BadRowPolicy.KEEP, BadRowPolicy.SKIP)) {
      var table = new TableProfiler().withOptions(options.withBadRows(policy)).profile(file).orElseThrow();
      assertEquals(one.format(), table.format());
      assertEquals(policy == BadRowPolicy.KEEP ? rows : rows - 1, table.rows());
      assertEquals(1, table.badRowCount());
      BadRow bad = table.badRows().getFirst();
      assertEquals(new BadRow(one.line(), 2, bad.reason()), bad);
      assertTrue(bad.reason().startsWith(one.reason()), bad.reason());
    }
    var strict = assertThrows(BadRowException.class, () -> new TableProfiler()
        .withOptions(options.withBadRows(BadRowPolicy.STRICT)).profile(file));
    assertTrue(strict.getMessage().startsWith("Line " + one.line() + ": " + one.reason()),
        strict.getMessage());
  }
}
