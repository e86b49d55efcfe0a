package dev.dovetail.analysis.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the tests share.
final class Tables {
  static final Path RESOURCES = Path.of("src/test/resources");

  private Tables() {}

  static TableProfile profile(String file) throws IOException {
    return new TableProfiler().profile(RESOURCES.resolve(file)).orElseThrow();
  }

  static TableProfile profile(Path directory, String name, String content) throws IOException {
    return new TableProfiler().profile(write(directory, name, content)).orElseThrow();
  }

  static Path write(Path directory, String name, String content) throws IOException {
    return Files.write(directory.resolve(name), content.getBytes(UTF_8));
  }

  static ColumnProfile column(TableProfile table, String name) {
    return table.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  static List<String> names(TableProfile table) {
    return table.columns().stream().map(ColumnProfile::name).toList();
  }

  static List<ColumnType> types(TableProfile table) {
    return table.columns().stream().map(ColumnProfile::type).toList();
  }

  static List<Long> nulls(TableProfile table) {
    return table.columns().stream().map(ColumnProfile::nulls).toList();
  }

  /// All that is told of a file, in order but for when bad rows come, and how it ends.
  static List<Object> heard(Path file, ReadOptions options) throws IOException {
    List<Object> cells = new ArrayList<>();
    List<Object> bad = new ArrayList<>();
    Object result;
    try {
      result = new TableReader().withOptions(options).read(file, new RowVisitor() {
        @Override
        public void columns(List<String> names) {
          cells.add(names);
        }

        @Override
        public void row(List<@Nullable String> row) {
          cells.add(row);
        }

        @Override
        public void badRow(BadRow row) {
          bad.add(row);
        }
      });
    } catch (TableException e) {
      return List.of(e.toString()); // how much was told before depends on the buffer
    }
    return List.of(cells, bad, result);
  }

  /// Names first, then the rows.
  static List<List<@Nullable String>> cells(Path file, ReadOptions options) throws IOException {
    List<List<@Nullable String>> cells = new ArrayList<>();
    new TableReader().withOptions(options).read(file, new RowVisitor() {
      @Override
      public void columns(List<String> names) {
        if (cells.isEmpty()) {
          cells.add(new ArrayList<>(names));
        } else {
          cells.set(0, new ArrayList<>(names));
        }
      }

      @Override
      public void row(List<@Nullable String> row) {
        cells.add(row);
      }
    });
    return cells;
  }
}
