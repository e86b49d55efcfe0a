package dev.dovetail.fileops.internal.move;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;

/// The last look before a source is removed: what came into it, or was written to, while it was copied must
/// not be removed with it.
final class TreeCheck extends SimpleFileVisitor<Path> {
  private static final long COARSEST_TIME = NANOSECONDS.convert(Duration.ofSeconds(2)); // FAT

  private final Path source;
  private final Path copy;
  private final boolean isExact;

  private TreeCheck(Path source, Path copy, boolean isExact) {
    this.source = source;
    this.copy = copy;
    this.isExact = isExact;
  }

  /// Checks that everything in a tree is in its copy.
  ///
  /// @param isExact whether size and time of files have to be the same as well
  /// @throws FileChangedException if something is not
  static void requireComplete(Path source, Path copy, boolean isExact) throws IOException {
    Files.walkFileTree(source, new TreeCheck(source, copy, isExact));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
      throws IOException {
    requireCopied(directory, attributes);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    requireCopied(file, attributes);
    return FileVisitResult.CONTINUE;
  }

  private void requireCopied(Path path, BasicFileAttributes attributes) throws IOException {
    FileStat twin = FileStat.find(inCopy(source.relativize(path)));
    if (twin == null && !isExact && attributes.isRegularFile()) {
      throw new FileChangedException(
          path, "was not made by the copy function, or only created meanwhile; nothing was moved");
    }
    if (twin == null || (isExact && attributes.isRegularFile() && !isSame(attributes, twin))) {
      throw new FileChangedException(
          path, "was created or changed while it was being moved; nothing was moved, so try again");
    }
  }

  /// Between file systems of one kind, by bytes: not every name is text.
  private Path inCopy(Path relative) {
    boolean isOneSystem = relative.getFileSystem().equals(copy.getFileSystem());
    return isOneSystem ? copy.resolve(relative) : copy.resolve(relative.toString());
  }

  private static boolean isSame(BasicFileAttributes attributes, FileStat twin) {
    long later = twin.stamp().modifiedNanos() - attributes.lastModifiedTime().to(NANOSECONDS);
    return twin.isRegular()
        && twin.stamp().size() == attributes.size()
        && Math.abs(later) < COARSEST_TIME;
  }
}
