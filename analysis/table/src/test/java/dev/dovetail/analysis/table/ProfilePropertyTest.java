package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Profiles of random tables say what the plainest way to find it says, on any number of threads and with any
/// buffer.
class ProfilePropertyTest {
  private static final ReadOptions OPTIONS = ReadOptions.defaults().withFormat("csv").withDelimiter(',')
      .withQuote('"').withHeader(true).withSkippedLines(0).withThousands(' ');

  private static Arbitrary<List<String>> columns(Arbitrary<String> cells, int rows) {
    return Arbitraries.oneOf(cells, cells, cells, Arbitraries.just("")).list().ofSize(rows);
  }

  /// Cells of one kind, then of none, so that most columns repeat values and some have no type.
  private static Arbitrary<List<String>> column(int rows) {
    Arbitrary<String> digits = Arbitraries.integers().between(-3, 9).map(n -> n * n * n + "");
    Arbitrary<String> longs = Arbitraries.longs().map(n -> "" + n);
    Arbitrary<String> large = Arbitraries.integers().between(0, 9)
        .map(n -> "900719925474099" + n + "0".repeat(n));
    Arbitrary<String> decimals = Arbitraries.integers().between(-999, 999)
        .map(n -> new BigDecimal(n).movePointLeft(2) + "");
    Arbitrary<String> offsets = Arbitraries.integers().between(0, 99).map(n -> "1000000000.0" + n);
    Arbitrary<String> doubles = Arbitraries.doubles().between(-1e9, 1e9)
        .map(d -> (d + "").replace('E', 'e'));
    Arbitrary<String> days = Arbitraries.integers().between(-20_000, 20_000)
        .map(n -> LocalDate.ofEpochDay(n) + "");
    Arbitrary<String> words = Arbitraries.of("a", "B", "ü", "7", "-", " ", "😀").list()
        .ofMinSize(1).ofMaxSize(5).map(symbols -> "x" + String.join("", symbols) + "x");
    Arbitrary<String> mixed = Arbitraries.oneOf(digits, decimals, words);
    return Arbitraries.of(digits, longs, large, decimals, offsets, doubles, days, words, mixed,
        Arbitraries.just("7"), Arbitraries.just("")).flatMap(cells -> columns(cells, rows));
  }

  @Provide
  Arbitrary<List<List<String>>> tables() {
    return Arbitraries.integers().between(0, 60).flatMap(rows -> column(rows).list().ofMinSize(1).ofMaxSize(4)
        .map(columns -> transpose(columns, rows)));
  }

  /// With a first column that keeps rows from being blank lines.
  private static List<List<String>> transpose(List<List<String>> columns, int rows) {
    List<List<String>> table = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<String> cells = new ArrayList<>(List.of("k" + row / 2));
      for (List<String> column : columns) {
        cells.add(column.get(row));
      }
      table.add(cells);
    }
    return table;
  }

  private static TableProfile profile(Path file, int threads, int buffer) throws IOException {
    return new TableProfiler().withOptions(OPTIONS.withThreads(threads).withBufferBytes(buffer))
        .profile(file).orElseThrow();
  }

  @Property(tries = 150)
  void profilesSayWhatIsInATable(
      @ForAll @From("tables") List<List<String>> rows, @ForAll("buffers") int buffer) throws IOException {
    int columns = rows.isEmpty() ? 2 : rows.getFirst().size();
    List<String> lines = new ArrayList<>();
    lines.add("c0,c1,c2,c3,c4".substring(0, 3 * columns - 1));
    rows.forEach(row -> lines.add(String.join(",", row)));
    Path file = Files.createTempFile("profile", ".csv");
    try {
      Files.writeString(file, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
      TableProfile profile = profile(file, 2, 1 << 20);
      ProfileOracle.check(profile, rows);
      assertEquals(profile, profile(file, 1, buffer));
      assertEquals(profile, profile(file, 5, buffer));
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<Integer> buffers() {
    return Arbitraries.of(16, 17, 100, 1000, 1 << 20);
  }
}
