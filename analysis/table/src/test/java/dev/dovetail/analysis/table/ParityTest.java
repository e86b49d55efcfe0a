package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A table has the types, nulls, rows and bad rows that its profile tells of, whatever the format, the policy
/// and the number of threads.
class ParityTest {
  private static final Path RESOURCES = Path.of("src/test/resources");
  @TempDir private static Path made = Path.of("");

  static Stream<Path> files() throws IOException {
    List<Path> files = new ArrayList<>(List.of(packed("real/penguins.csv"), packed("real/cars.json"),
        zipped("real/airports.csv"), Tables.write(made, "late-columns.jsonl", lines(70_000, i ->
            "{\"a\":" + i + (i == 40_000 ? ",\"b\":\"2024-01-02\"" : i > 69_000 ? ",\"b\":null,\"c\":1.5" : "")
                + "}")),
        Tables.write(made, "late-types.csv", "n,d,t,b,s\n" + lines(70_000, i -> i < 69_999
            ? i + "," + i % 100 + ".25,2024-01-0" + (1 + i % 9) + "," + (i % 2 == 0) + ",x" + i
            : "0.5,1e300,2024-01-01T00:00,maybe,-")),
        Tables.write(made, "short-rows.csv", "a,b\n" + lines(3000, i -> i % 700 == 699 ? "1" : i + ",2")),
        Tables.write(made, "fixed.txt", lines(500, i -> String.format("%-8s%6d  %6.2f", "k" + i % 7, i,
            i / 8.0)))));
    try (Stream<Path> found = Files.walk(RESOURCES)) {
      found.filter(file -> file.toString().matches(".*\\.(csv|tsv|json|txt)")).sorted().forEach(files::add);
    }
    return files.stream();
  }

  private interface Line {
    String at(int number);
  }

  private static String lines(int count, Line line) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, count).forEach(i -> text.append(line.at(i)).append('\n'));
    return text.toString();
  }

  private static Path packed(String name) throws IOException {
    Path file = made.resolve(Path.of(name).getFileName() + ".gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      Files.copy(RESOURCES.resolve(name), out);
    }
    return file;
  }

  private static Path zipped(String name) throws IOException {
    Path file = made.resolve("one.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry(name));
      Files.copy(RESOURCES.resolve(name), out);
    }
    return file;
  }

  /// What is the same in both, or how the reading ended.
  private record Told(List<String> columns, long rows, List<BadRow> badRows, long badRowCount) {
    static final Told NOTHING = new Told(List.of(), 0, List.of(), 0);

    static Told profile(Path file, ReadOptions options) throws IOException {
      try {
        return new TableProfiler().withOptions(options).profile(file).map(Told::of)
            .orElse(new Told(List.of("no table"), 0, List.of(), 0));
      } catch (TableException e) {
        return new Told(List.of(e.toString()), 0, List.of(), 0);
      }
    }

    static Told table(Path file, ReadOptions options) throws IOException {
      try {
        return of(new TableReader().withOptions(options).load(file));
      } catch (NotATableException e) {
        return new Told(List.of("no table"), 0, List.of(), 0);
      } catch (TableException e) {
        return new Told(List.of(e.toString()), 0, List.of(), 0);
      }
    }

    static Told of(TableProfile profile) {
      return new Told(profile.columns().stream().map(c -> c.name() + " " + c.type() + " " + c.nulls()).toList(),
          profile.rows(), profile.badRows(), profile.badRowCount());
    }

    static Told of(LoadedTable loaded) {
      Table table = loaded.table();
      return new Told(
          table.columns().stream().map(c -> c.name() + " " + c.type() + " " + c.nullCount()).toList(),
          table.columns().isEmpty() ? 0 : table.rowCount(), loaded.badRows(), loaded.badRowCount());
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aTableIsWhatItsProfileTells(Path file) throws IOException {
    boolean hasBadRows = true;
    for (BadRowPolicy policy : List.of(BadRowPolicy.KEEP, BadRowPolicy.SKIP, BadRowPolicy.STRICT)) {
      ReadOptions options = ReadOptions.defaults().withBadRows(policy);
      Told told = hasBadRows ? Told.profile(file, options.withThreads(1)) : Told.NOTHING;
      hasBadRows = told.badRowCount() > 0;
      if (!told.equals(Told.NOTHING)) {
        assertEquals(told, Told.profile(file, options.withThreads(3)), "profile, " + policy);
        assertEquals(told, Told.table(file, options.withThreads(1)), "1 thread, " + policy);
        assertEquals(told, Told.table(file, options.withThreads(3)), "3 threads, " + policy);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aTableIsTheSameWithEveryNumberOfThreads(Path file) throws IOException {
    ReadOptions options = ReadOptions.defaults().withThreads(1);
    LoadedTable loaded;
    try {
      loaded = new TableReader().withOptions(options).withVerbatim(true).load(file);
    } catch (NotATableException e) {
      return; // which is what its profile tells
    }
    assertEquals(loaded,
        new TableReader().withOptions(options.withThreads(3)).withVerbatim(true).load(file));
    assertVerbatim(file, options, loaded.verbatim().orElseThrow());
  }

  private static void assertVerbatim(Path file, ReadOptions options, Table verbatim) throws IOException {
    List<List<@Nullable String>> cells = Tables.cells(file, options);
    List<String> names = verbatim.schema().names();
    for (int column = 0; column < names.size(); column++) {
      List<@Nullable String> expected = new ArrayList<>();
      for (List<@Nullable String> row : cells.subList(1, cells.size())) {
        expected.add(column < row.size() ? row.get(column) : null);
      }
      assertEquals(expected, verbatim.column(names.get(column)).toList(), names.get(column));
    }
  }
}
