package dev.dovetail.fileops.internal.move;

import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.SameFile;
import dev.dovetail.fileops.internal.copy.Beside;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A move by rename(2).
public final class Rename {
  private Rename() {}

  /// Renames, replacing what is there.
  ///
  /// @param stat the source
  /// @return false if the two are on different file systems; nothing was done then
  public static boolean rename(Path source, Path target, FileStat stat) throws IOException {
    boolean isOneSystem = source.getFileSystem().equals(target.getFileSystem());
    if (!isOneSystem || (stat.isDirectory() && !isForTrees(target))) {
      return false;
    }
    try {
      force(source, target);
    } catch (AtomicMoveNotSupportedException e) {
      return false;
    }
    dropSecondName(source, target, stat);
    return true;
  }

  /// Tells whether a directory takes what is in it along when it is renamed. The JDK's zip file system gives
  /// it the new name and leaves everything in it behind, under the old one.
  public static boolean isForTrees(Path path) {
    return path.getFileSystem().equals(FileSystems.getDefault());
  }

  /// Renames.
  ///
  /// @throws AtomicMoveNotSupportedException if the two are on different file systems
  public static void force(Path source, Path target) throws IOException {
    Beside.move(source, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Between two hard links of one file rename(2) does nothing.
  private static void dropSecondName(Path source, Path target, FileStat stat) throws IOException {
    if (stat.links() < 2 || stat.isDirectory() || SameFile.isSameName(source, target)) {
      return;
    }
    FileStat left = FileStat.find(source);
    if (left != null && left.stamp().isSameFile(FileStat.of(target).stamp())) {
      Files.delete(source);
    }
  }
}
