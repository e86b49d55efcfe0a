package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Makes single things survive a power cut. For many files at once, [SyncPoint] is far cheaper.
///
/// {@snippet lang=java :
/// Files.write(file, bytes);
/// Durability.syncFile(file); // what is in it
/// Durability.syncDirectory(file.toAbsolutePath().getParent()); // and that it is there
/// }
public final class Durability {
  private Durability() {}

  /// Makes the creations, renames and removals done in a directory durable (fsync(2) of the directory). On
  /// systems where a directory cannot be opened, such as Windows, this does nothing: they order such changes
  /// themselves.
  ///
  /// @throws java.nio.file.NoSuchFileException if the directory does not exist
  /// @throws IOException if the device reports that something was not written
  public static void syncDirectory(Path directory) throws IOException {
    if (FileStat.hasUnixAttributes(directory)) {
      force(directory, StandardOpenOption.READ);
    }
  }

  /// Makes content and attributes of a file durable (fsync(2)). That its *name* is durable takes a
  /// [#syncDirectory] of its directory.
  ///
  /// @throws IOException if the file cannot be opened, or the device reports that something was not written
  public static void syncFile(Path file) throws IOException {
    boolean syncsReadOnly = FileStat.hasUnixAttributes(file); // elsewhere only a writer may flush
    force(file, syncsReadOnly ? StandardOpenOption.READ : StandardOpenOption.WRITE);
  }

  /// Makes a regular file, or each regular file and directory below a directory, durable, one by one. What is
  /// neither is passed over; symbolic links are not followed.
  ///
  /// @throws IOException at the first thing that cannot be made durable
  public static void syncTree(Path tree) throws IOException {
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()) {
              syncFile(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            syncDirectory(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void force(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }
}
