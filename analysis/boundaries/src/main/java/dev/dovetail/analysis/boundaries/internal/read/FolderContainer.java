package dev.dovetail.analysis.boundaries.internal.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A folder of classes, on any file system: `target/classes`, or a module in the image of another JDK.
///
/// Symbolic links are followed, as class loaders do. What is below is listed when it is first asked for.
final class FolderContainer implements Container {
  private final Path root;
  private final String location;
  private final Problems problems;
  private @Nullable List<String> names;

  FolderContainer(Path root, String location, Problems problems) {
    this.root = root;
    this.location = location;
    this.problems = problems;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public synchronized List<String> names() {
    List<String> known = names;
    if (known == null) {
      known = list();
      names = known;
    }
    return known;
  }

  @Override
  public boolean has(String name) {
    return Files.isRegularFile(root.resolve(name));
  }

  @Override
  public byte[] read(String name) throws IOException {
    try (InputStream in = Files.newInputStream(root.resolve(name))) {
      return Bytes.upTo(LARGEST_ENTRY, in);
    } catch (InvalidPathException e) {
      throw new IOException("its name is no text in this system's encoding", e);
    }
  }

  @Override
  public void close() {}

  private List<String> list() {
    List<String> found = new ArrayList<>();
    try {
      Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          if (attributes.isRegularFile()) {
            found.add(root.relativize(file).toString().replace('\\', '/'));
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
          problems.add(file.toString(), e instanceof FileSystemLoopException
              ? "a symbolic link to a folder that it is in; it is not followed. Remove it."
              : "cannot be read: " + Reasons.of(e) + ". Give yourself the right to read it.");
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
          if (e != null) {
            problems.add(folder.toString(), "cannot be listed to its end: " + Reasons.of(e) + ". Try again.");
          }
          return FileVisitResult.CONTINUE;
        }
      });
    } catch (IOException e) {
      problems.add(location, "cannot be listed: " + Reasons.of(e) + ".");
    }
    found.sort(null);
    return List.copyOf(found);
  }
}
