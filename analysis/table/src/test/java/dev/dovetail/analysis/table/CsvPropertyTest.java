package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/// Laws of reading delimited text.
class CsvPropertyTest {
  private static Path directory = Path.of("");

  @BeforeContainer
  static void makeDirectory() throws IOException {
    directory = Files.createTempDirectory("dovetail-csv");
  }

  @AfterContainer
  static void removeDirectory() throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// How a table is written.
  ///
  /// @param delimiter between fields
  /// @param lineEnd after records
  /// @param charset of the file
  record Style(char delimiter, String lineEnd, String charset) {}

  @Provide
  Arbitrary<Style> styles() {
    return Combinators.combine(
            Arbitraries.of(',', ';', '\t', '|'), Arbitraries.of("\n", "\r\n"),
            Arbitraries.of("UTF-8", "UTF-16LE", "UTF-16BE"))
        .as(Style::new);
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    Arbitrary<String> text = Arbitraries.strings().withChars("ab01.\",;|\t\n\r' #é李S-").ofMaxLength(12)
        .map(s -> s.replace("S", "😀"));
    Arbitrary<String> cells = Arbitraries.oneOf(
        text, text, Arbitraries.integers().map(Object::toString),
            Arbitraries.doubles().map(Object::toString));
    return Arbitraries.integers().between(1, 5)
        .flatMap(width -> cells.list().ofSize(width).list().ofMinSize(1).ofMaxSize(20));
  }

  @Property(tries = 300)
  void whatWasWrittenWithQuotesIsRead(
      @ForAll @From("tables") List<List<String>> rows,
          @ForAll @From("styles") Style style) throws IOException {
    Path file = directory.resolve("written.csv");
    Files.write(file, csv(rows, style).getBytes(Charset.forName(style.charset())));
    ReadOptions options = ReadOptions.defaults()
        .withDelimiter(style.delimiter()).withQuote('"').withHeader(true)
            .withEncoding(Charset.forName(style.charset()));
    var cells = Tables.cells(file, options);
    assertEquals(rows, cells.subList(1, cells.size()));
  }

  @Property(tries = 200)
  void noFigureDependsOnWhereABufferEnds(
      @ForAll @From("tables") List<List<String>> rows, @ForAll @From("styles") Style style,
      @ForAll @From("damages") int damage) throws IOException {
    Path file = directory.resolve("split.csv");
    StringBuilder text = new StringBuilder(csv(rows, style));
    if (damage >= 0) {
      text.insert(damage % text.length(), damage % 2 == 0 ? "\"" : style.lineEnd());
    }
    Files.write(file, text.toString().getBytes(UTF_8));
    TableProfile whole = profile(file, 1 << 18);
    for (int size : new int[] {16, 17, 23, 64}) {
      assertEquals(whole, profile(file, size));
    }
  }

  @Provide
  Arbitrary<Integer> damages() {
    return Arbitraries.integers().between(-100, 1000);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void anyBytesAreReadOrRefusedButNeverCrash(@ForAll byte[] random, @ForAll @From("names") String name)
      throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, random);
    Examination seen = new TableProfiler().examine(file);
    if (seen instanceof Examination.Table(TableProfile table)) {
      for (ColumnProfile column : table.columns()) {
        assertEquals(table.rows(), column.count() + column.nulls());
        assertTrue(column.distinct().value() <= column.count());
      }
      assertEquals(seen, new TableProfiler()
          .withOptions(ReadOptions.defaults().withBufferBytes(16)).examine(file));
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of("x.csv", "x.tsv", "x.json", "x.jsonl", "x.txt");
  }

  @Property(tries = 600)
  void nothingDependsOnBuffersOrThreads(
      @ForAll @From("nasty") String text, @ForAll @From("policies") BadRowPolicy policy,
      @ForAll @IntRange(min = 16, max = 90) int bufferBytes, @ForAll @IntRange(min = 8, max = 40) int limit)
      throws IOException {
    Path file = directory.resolve("nasty.csv");
    Files.write(file, bytes(text));
    ReadOptions options = ReadOptions.defaults().withDelimiter(',').withQuote('"').withBadRows(policy)
        .withMaxRecordBytes(limit % 4 == 0 ? limit : 1 << 20).withThreads(1);
    List<Object> whole = Tables.heard(file, options);
    assertEquals(whole, Tables.heard(file, options.withBufferBytes(bufferBytes)));
    assertEquals(whole, Tables.heard(file, options.withBufferBytes(bufferBytes).withThreads(3)));
    ReadOptions escaped = options.withEscape('\\');
    assertEquals(Tables.heard(file, escaped),
        Tables.heard(file, escaped.withBufferBytes(bufferBytes).withThreads(3)));
  }

  @Provide
  Arbitrary<BadRowPolicy> policies() {
    return Arbitraries.of(BadRowPolicy.values());
  }

  /// A header of three columns, then pieces that scanners stumble over, most of them in order.
  @Provide
  Arbitrary<String> nasty() {
    Arbitrary<String> pieces = Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.of(
            "1,x,2\n", "a,\"b\",c\n", "\"p,q\",r,\"s\nt\"\n", "é,\"\"\"\",\r\n", "12345678,,\n")),
        Tuple.of(2, Arbitraries.of(
            "\"", "\"\"", ",", "\n", "\r\n", "\r", " ", "\\", "\\\"", "\0", "\t", "\u007f", "#", "\u0080")),
        Tuple.of(1, Arbitraries.of("Smith, John", "\"open", "李😀", "x".repeat(30))));
    return pieces.list().ofMaxSize(40).map(list -> "h,i,j\n" + String.join("", list));
  }

  /// The text in UTF-8, but bytes that are not UTF-8 for U+0080.
  private static byte[] bytes(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    for (int i = 0; i + 1 < bytes.length; i++) {
      if ((bytes[i] & 0xff) == 0xc2 && (bytes[i + 1] & 0xff) == 0x80) {
        bytes[i] = (byte) 0xff;
      }
    }
    return bytes;
  }

  private static TableProfile profile(Path file, int bufferBytes) {
    try {
      return new TableProfiler()
          .withOptions(ReadOptions.defaults().withBufferBytes(bufferBytes)).profile(file).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String csv(List<List<String>> rows, Style style) {
    List<List<String>> all = new ArrayList<>();
    all.add(IntStream.range(0, rows.getFirst().size()).mapToObj(i -> "name" + i).toList());
    all.addAll(rows);
    return all.stream()
        .map(row -> row.stream()
            .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(String.valueOf(style.delimiter()))))
        .collect(Collectors.joining(style.lineEnd()));
  }
}
