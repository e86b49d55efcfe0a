package dev.dovetail.fileops.internal.copy;

import dev.dovetail.fileops.Durability;
import dev.dovetail.fileops.NotDurableException;
import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.util.HexFormat;

/// What is made under a temporary name beside its final one, so that a rename puts it there whole.
public final class Beside {
  private static final int MAX_LINKS = 40; // as the Linux kernel

  private Beside() {}

  /// Loaded only where a name is needed.
  private static final class Names {
    static final SecureRandom RANDOM = new SecureRandom();
  }

  /// Returns a name in the same directory that nobody has or can guess.
  public static Path temporary(Path target) {
    return target.resolveSibling(".dovetail-" + HexFormat.of().toHexDigits(Names.RANDOM.nextLong()) + ".tmp");
  }

  /// Returns what a path leads to when symbolic links at its end are followed; it need not exist.
  ///
  /// @throws FileSystemLoopException if there is no end of links
  public static Path followed(Path path) throws IOException {
    Path place = path;
    for (int i = 0; Files.isSymbolicLink(place); i++) {
      if (i == MAX_LINKS) {
        throw new FileSystemLoopException(path.toString());
      }
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
    return place;
  }

  /// Gives the final name in one step.
  ///
  /// @param mayOverwrite whether another file of that name is replaced
  /// @throws FileAlreadyExistsException if it must not be
  public static void rename(Path temporary, Path target, boolean mayOverwrite) throws IOException {
    if (mayOverwrite) {
      move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else if (!Linux.handles(target) || !Linux.renameWithoutReplacing(temporary, target)) {
      link(temporary, target);
    }
  }

  /// Renames as [Files#move] does, and keeps the modification time: the JDK's zip file system takes a renamed
  /// file for a new one.
  public static void move(Path source, Path target, CopyOption... options) throws IOException {
    if (target.getFileSystem().equals(FileSystems.getDefault())) {
      Files.move(source, target, options);
      return;
    }
    FileTime time = Files.getLastModifiedTime(source, LinkOption.NOFOLLOW_LINKS);
    Files.move(source, target, options);
    Files.getFileAttributeView(target, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(time, null, null);
  }

  private static void link(Path temporary, Path target) throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      move(temporary, target); // without hard links, the best there is
      return;
    }
    Files.delete(temporary);
  }

  /// Makes the name durable where its file system has such a thing.
  ///
  /// @throws NotDurableException if it cannot be
  public static void syncName(Path target) throws NotDurableException {
    Path directory = target.toAbsolutePath().getParent();
    if (directory != null && directory.getFileSystem().equals(FileSystems.getDefault())) {
      try {
        Durability.syncDirectory(directory);
      } catch (IOException e) {
        throw new NotDurableException(directory, e);
      }
    }
  }
}
