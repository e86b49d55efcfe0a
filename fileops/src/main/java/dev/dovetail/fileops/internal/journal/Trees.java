package dev.dovetail.fileops.internal.journal;

import dev.dovetail.fileops.TreeRemover;
import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// Removal of a directory that belongs to this module alone.
public final class Trees {
  private static final int ALL = 0700; // removing needs all three
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

  private Trees() {}

  /// Removes a directory and all below it, or whatever else has that name; symbolic links are not followed.
  /// An interrupt does not stop it.
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
    try {
      remove(tree);
    } catch (AccessDeniedException e) {
      openUp(tree);
      remove(tree);
    }
    return true;
  }

  private static void remove(Path tree) throws IOException {
    boolean isInterrupted = Thread.interrupted();
    try {
      while (!isRemoved(tree)) {
        isInterrupted |= Thread.interrupted();
      }
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean isRemoved(Path tree) throws IOException {
    try {
      new TreeRemover().remove(tree);
      return true;
    } catch (CancellationException e) {
      return false; // by an interrupt: it has no progress that could ask for it
    }
  }

  /// Gives the owner the right to remove what is in a directory, and in those below it.
  private static void openUp(Path tree) throws IOException {
    Deque<Path> closed = new ArrayDeque<>();
    closed.push(tree);
    while (!closed.isEmpty()) {
      Path directory = closed.pop();
      if ((FileStat.of(directory).permissions() & ALL) != ALL) {
        Files.setPosixFilePermissions(directory, OWNER);
      }
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        for (Path entry : entries) {
          if (FileStat.of(entry).isDirectory()) {
            closed.push(entry);
          }
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
  }
}
