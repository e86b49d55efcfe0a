package dev.dovetail.fileops.internal.journal;

import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// Paths by which a file is found again later, whatever the working directory and the links are then.
public final class RealPaths {
  private RealPaths() {}

  /// Resolves links in the directories of a path as far as these exist, and never the last name itself.
  ///
  /// @throws IllegalArgumentException if the path has no name, or has `.` or `..` where nothing exists
  public static Path of(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Path name = absolute.getFileName();
    Path directory = absolute.getParent();
    if (name == null || directory == null) {
      throw new IllegalArgumentException(path + ": is a root; name a file or directory in it");
    }
    requireName(path, name);
    return directory(path, directory).resolve(name);
  }

  private static Path directory(Path path, Path directory) throws IOException {
    FileStat stat = FileStat.find(directory);
    if (stat != null) {
      return directory.toRealPath();
    }
    Path name = directory.getFileName();
    Path parent = directory.getParent();
    if (name == null || parent == null) {
      throw new NotDirectoryException(directory.toString());
    }
    requireName(path, name);
    return directory(path, parent).resolve(name);
  }

  private static void requireName(Path path, Path name) {
    String text = name.toString();
    if (text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException(
          path + ": must not end, nor go on where nothing exists, with " + text);
    }
  }
}
