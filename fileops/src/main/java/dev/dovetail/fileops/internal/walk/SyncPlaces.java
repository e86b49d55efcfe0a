package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.SameFileException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// Refuses pairs of trees that must not be synced.
final class SyncPlaces {
  private SyncPlaces() {}

  static void check(Path source, Path target) throws IOException {
    if (!Files.isDirectory(source.toRealPath())) {
      throw new NotDirectoryException(source.toString());
    }
    if (!source.getFileSystem().equals(target.getFileSystem())) {
      return;
    }
    Path there = target.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (Files.exists(target) && Files.isSameFile(source, target)) {
      throw new SameFileException(source, target);
    }
    if (isInside(there, source)) {
      throw nested(source, target, "the target is inside the source; choose another");
    }
    if (isInside(source, target)) {
      throw nested(source, target, "the source is inside the target; choose another");
    }
  }

  private static FileSystemException nested(Path source, Path target, String reason) {
    return new FileSystemException(source.toString(), target.toString(), reason);
  }

  /// Asks the file system of each directory above, since paths may differ in case, or by a mount.
  private static boolean isInside(Path inner, Path outer) throws IOException {
    if (!Files.exists(outer)) {
      return false;
    }
    for (Path at = inner.toRealPath(); at != null; at = at.getParent()) {
      if (Files.isSameFile(at, outer)) {
        return true;
      }
    }
    return false;
  }
}
