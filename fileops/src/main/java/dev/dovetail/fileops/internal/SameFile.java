package dev.dovetail.fileops.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Whether two names stand for one file.
public final class SameFile {
  private SameFile() {}

  /// Tells whether two paths lead to one existing file: the same name, a hard link, a symbolic link, or
  /// another case where the file system ignores it. False if either is missing, dangling, or out of reach,
  /// which whatever is done with it will tell.
  public static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one) && Files.isSameFile(one, other); // equal paths are the same even if missing
    } catch (IOException e) {
      return false;
    }
  }

  /// Tells whether a path is, or would be, inside a directory, through whatever symbolic links.
  ///
  /// @param path need not exist
  public static boolean isInside(Path path, Path directory) throws IOException {
    if (!path.getFileSystem().equals(directory.getFileSystem())) {
      return false;
    }
    Path place = path.toAbsolutePath();
    while (place.getParent() != null && !Files.exists(place)) {
      place = place.getParent();
    }
    Path real = directory.toRealPath();
    for (Path above = place.toRealPath(); above != null; above = above.getParent()) {
      if (isSame(above, real)) {
        return true;
      }
    }
    return false;
  }

  /// Tells whether two paths are one name in one directory, be it in another case.
  public static boolean isSameName(Path one, Path other) throws IOException {
    return parent(one).equals(parent(other))
        && String.valueOf(one.getFileName()).equalsIgnoreCase(String.valueOf(other.getFileName()));
  }

  private static Path parent(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path.toRealPath(LinkOption.NOFOLLOW_LINKS) : parent.toRealPath();
  }
}
