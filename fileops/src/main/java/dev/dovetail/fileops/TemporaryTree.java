package dev.dovetail.fileops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A directory for work in progress that is removed, with all that is in it, when it is closed.
///
/// {@snippet lang=java :
/// try (TemporaryTree work = TemporaryTree.create()) {
///   Path list = work.path().resolve("list");
///   ...
/// }
/// }
///
/// Only its owner can look into it (mode 0700). It is closed by [#close] and nothing else: a process that
/// ends without that leaves it behind. Methods may be called by several threads at once.
public final class TemporaryTree implements AutoCloseable {
  private static final String PREFIX = "dovetail-";
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

  private final Path path;
  private volatile boolean isKept;

  private TemporaryTree(Path path) {
    this.path = path;
  }

  /// Creates a directory where the system has its temporary files.
  ///
  /// @throws IOException if it cannot be created
  public static TemporaryTree create() throws IOException {
    return new TemporaryTree(Files.createTempDirectory(PREFIX).toAbsolutePath());
  }

  /// Creates a directory in another one, for example to be on the same file system.
  ///
  /// @throws java.nio.file.NoSuchFileException if the parent does not exist
  /// @throws NotDirectoryException if the parent is something else
  /// @throws IOException if it cannot be created
  public static TemporaryTree create(Path parent) throws IOException {
    if (!Files.readAttributes(parent, BasicFileAttributes.class).isDirectory()) {
      throw new NotDirectoryException(parent.toString());
    }
    return new TemporaryTree(Files.createTempDirectory(parent, PREFIX).toAbsolutePath());
  }

  /// Returns the directory, as an absolute path.
  public Path path() {
    return path;
  }

  /// Lets the directory stay when this is closed.
  ///
  /// @return the directory
  public Path keep() {
    isKept = true;
    return path;
  }

  /// Removes the directory, unless it is to be [kept][#keep] or is gone already. Symbolic links in it are
  /// removed, not followed. Directories in it that were made unreadable or read-only are no obstacle.
  ///
  /// @throws TreeException if something could not be removed; the rest is gone, and closing this again tries
  ///     again
  /// @throws IOException if the directory is not one any more
  @Override
  public void close() throws IOException {
    if (isKept || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Unlocking unlocking;
    do { // each pass opens what the one before could not look into
      unlocking = new Unlocking();
      new TreeRemover().withErrorHandler(unlocking).remove(path);
    } while (unlocking.hasUnlocked);
    if (unlocking.hasFailed) {
      new TreeRemover().withCollectedErrors(true).remove(path);
    }
  }

  /// Gives the owner's permissions to directories that could not be opened or changed for want of them.
  private final class Unlocking implements TreeRemover.ErrorHandler {
    private boolean hasFailed;
    private boolean hasUnlocked;

    @Override
    public void handle(Path failed, TreeRemover.Step step, IOException error) throws IOException {
      hasFailed = true;
      switch (step) {
        case LOOK -> throw error;
        case OPEN, LIST -> unlock(failed);
        case REMOVE_FILE, REMOVE_DIRECTORY -> unlock(failed.getParent());
      }
    }

    private void unlock(@Nullable Path directory) throws IOException {
      boolean isPosix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (isPosix && directory != null && directory.startsWith(path) && Files.isDirectory(directory)) {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
        if (!permissions.containsAll(OWNER)) {
          Files.setPosixFilePermissions(directory, OWNER);
          hasUnlocked = true;
        }
      }
    }
  }
}
