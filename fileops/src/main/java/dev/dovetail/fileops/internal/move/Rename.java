package dev.dovetail.fileops.internal.move;

import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.SameFile;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
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
    if (!source.getFileSystem().equals(target.getFileSystem())) {
      return false;
    }
    try {
      force(source, target);
    } catch (AtomicMoveNotSupportedException e) {
      return false;
    } catch (DirectoryNotEmptyException e) {
      if (FileStat.hasUnixAttributes(source)) {
        throw e;
      }
      return false; // some providers rename no full directory
    }
    dropSecondName(source, target, stat);
    return true;
  }

  /// Renames.
  ///
  /// @throws AtomicMoveNotSupportedException if the two are on different file systems
  public static void force(Path source, Path target) throws IOException {
    Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
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
