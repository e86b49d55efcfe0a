package dev.dovetail.analysis.boundaries.internal.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder of classes, on any file system: `target/classes`, or a module in a runtime image.
final class FolderContainer implements Container {
  private final Path root;
  private final String location;
  private final List<String> names;

  FolderContainer(Path root, String location) throws IOException {
    this.root = root;
    this.location = location;
    try (Stream<Path> files = Files.walk(root)) {
      names = files.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(root.resolve(name));
  }

  @Override
  public void close() {}
}
