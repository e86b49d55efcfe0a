package dev.dovetail.analysis.boundaries.internal.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Lists folders.
final class Folders {
  private Folders() {}

  /// Returns what is in a folder, sorted by name.
  static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Returns the last name of a path, or nothing for a root.
  static String name(Path path) {
    Path last = path.getFileName();
    return last == null ? "" : last.toString();
  }
}
