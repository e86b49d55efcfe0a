package dev.dovetail.fileops.internal.transaction;

import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/// Makes sure, before the decision, that a transaction's renames and removals will not be refused after it.
final class Feasibility {
  private static final int STICKY = 01000;
  private static final int LONG = 1000; // characters, which may be 3 bytes each, of 4,096 bytes

  private final View view;

  Feasibility(View view) {
    this.view = view;
  }

  void check(NetEffect effect) throws IOException {
    if (effect.arrivals().isEmpty() && effect.leaving().isEmpty()) {
      return;
    }
    Path workspace = Objects.requireNonNull(view.staging().free("x").getParent());
    for (Path directory : view.directories().keySet()) {
      requireWritable(directory);
      requireSameMount(workspace, directory);
    }
    for (Path target : effect.arrivals().keySet()) {
      if (target.toString().length() > LONG) {
        FileStat.find(target); // which fails if the path is too long
      }
    }
    for (Path source : effect.arrivals().values()) {
      if (FileStat.of(source).isDirectory() && !Files.isWritable(source)) {
        throw new AccessDeniedException(
            source.toString(),
            null,
            "is a directory that this user may not write to, and so may not move: rename(2)");
      }
    }
    for (Path path : effect.overwritten().keySet()) {
      requireNotSticky(workspace, path);
    }
    for (Path path : effect.leaving()) {
      requireNotSticky(workspace, path);
      FileStat stat = FileStat.of(path);
      if (stat.isDirectory()) {
        requireSameMount(workspace, path); // a mount point cannot be renamed
        requireWritable(path); // its entry ".." changes: rename(2)
      }
    }
  }

  private static void requireWritable(Path directory) throws AccessDeniedException {
    if (!Files.isWritable(directory)) {
      throw new AccessDeniedException(
          directory.toString(),
          null,
          "its entries cannot be changed by this user, or its file system is read-only");
    }
  }

  /// Makes sure that this user may take an entry out of a directory like `/tmp`, where only the owner of an
  /// entry or of the directory may: unlink(2), EPERM.
  private static void requireNotSticky(Path workspace, Path path) throws IOException {
    Path directory = Objects.requireNonNull(path.getParent());
    if ((number(directory, "mode") & STICKY) == 0) {
      return;
    }
    int user = number(workspace, "uid");
    if (user != 0 && user != number(directory, "uid") && user != number(path, "uid")) {
      throw new AccessDeniedException(
          path.toString(), null, "belongs to another user, in a directory with the sticky bit");
    }
  }

  private static int number(Path path, String name) throws IOException {
    return (int) Objects.requireNonNull(Files.getAttribute(path, "unix:" + name, LinkOption.NOFOLLOW_LINKS));
  }

  static void requireSameMount(Path workspace, Path directory) throws IOException {
    boolean isSameDevice = FileStat.of(workspace).stamp().device() == FileStat.of(directory).stamp().device();
    if (!isSameDevice || Linux.areOnDifferentMounts(workspace, directory)) {
      throw new AtomicMoveNotSupportedException(
          workspace.toString(),
          directory.toString(),
          "is on another file system or mount than the transaction's journal;"
              + " use a root of its own for each");
    }
  }

  /// Makes sure that all of a tree could be removed: that nothing is mounted in it, and that this user may
  /// remove entries from each of its directories.
  static void requireRemovable(Path tree) throws IOException {
    if (!FileStat.of(tree).isDirectory()) {
      return;
    }
    long device = FileStat.of(Objects.requireNonNull(tree.getParent())).stamp().device();
    Files.walkFileTree(
        tree,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            FileStat stat = FileStat.of(directory);
            if (stat.stamp().device() != device) {
              throw new FileSystemException(
                  directory.toString(), null, "is a mount point, so that what is above it cannot be removed");
            }
            if (!Files.isWritable(directory) && !isOwn(directory)) {
              requireWritable(directory);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
            throw path.toString().length() > LONG ? tooDeep(tree, failure) : failure;
          }
        });
  }

  private static FileSystemException tooDeep(Path tree, IOException cause) {
    FileSystemException failure =
        new FileSystemException(
            tree.toString(),
            null,
            "holds a path too long to be looked at, so a transaction cannot tell whether all of it can be"
                + " removed; move it away, then remove it with a TreeRemover");
    failure.initCause(cause);
    return failure;
  }

  private static boolean isOwn(Path directory) throws IOException {
    return Files.getOwner(directory).getName().equals(System.getProperty("user.name"));
  }
}
