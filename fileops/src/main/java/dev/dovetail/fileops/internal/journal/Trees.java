package dev.dovetail.fileops.internal.journal;

import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Removal of a directory that belongs to this module alone.
public final class Trees {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

  private Trees() {}

  /// Removes a directory and all below it, or whatever else has that name; symbolic links are not followed.
  ///
  /// @return whether there was something
  public static boolean delete(Path tree) throws IOException {
    FileStat stat = FileStat.find(tree);
    if (stat == null) {
      return false;
    }
    if (!stat.isDirectory()) {
      Files.deleteIfExists(tree);
      return true;
    }
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            if ((FileStat.of(directory).permissions() & 0700) != 0700) { // removing needs all three
              Files.setPosixFilePermissions(directory, OWNER);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
    return true;
  }
}
