package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.copy.NewFile;
import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Second names for content that is already there.
///
/// {@snippet lang=java :
/// LinkMethod how = Links.link(Path.of("store/4f2a"), Path.of("view/visits.csv")); // such as REFLINK
/// }
///
/// All methods may be called by several threads at once.
public final class Links {
  private Links() {}

  /// Gives the content of a file another name by the cheapest means: a reflink, else a hard link, else a
  /// copy.
  ///
  /// Meant for files that nobody writes to any more, since a hard link shares what is written. Permissions
  /// and modification time of the new file are those of the existing one. A hard link changes the change time
  /// of the existing file, and so its [FileStamp].
  ///
  /// @param existing a regular file; a symbolic link is not followed
  /// @param target a name that does not exist
  /// @return what was done
  /// @throws NoSuchFileException if the existing file, or the target's directory, does not exist
  /// @throws FileAlreadyExistsException if the target exists
  /// @throws NotRegularFileException if the existing file is not a regular one
  /// @throws IOException if not even a copy can be made
  public static LinkMethod link(Path existing, Path target) throws IOException {
    FileStat stat = FileStat.of(existing);
    if (!stat.isRegular()) {
      throw new NotRegularFileException(existing, stat.kind());
    }
    if (reflink(existing, stat, target)) {
      return LinkMethod.REFLINK;
    }
    try {
      Files.createLink(target, existing);
      return LinkMethod.HARD_LINK;
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      copyInstead(existing, stat, target, e); // another file system, too many links, or a system without them
      return LinkMethod.COPY;
    }
  }

  private static boolean reflink(Path existing, FileStat stat, Path target) throws IOException {
    FileStamp from = stat.stamp();
    Path directory = target.toAbsolutePath().getParent();
    if (from.size() == 0 || directory == null || !Linux.handles(existing) || !Linux.handles(target)) {
      return false;
    }
    long device = FileStamp.of(directory.toRealPath()).device();
    if (!Linux.mayReflink(from.device(), device)) {
      return false;
    }
    var permissions = PosixFilePermissions.fromString(stat.rwx());
    NewFile file = NewFile.create(target, permissions);
    try {
      if (Linux.reflink(existing, target, from.device(), device)) {
        file.finish(permissions, from.modifiedNanos());
        return true;
      }
      file.close();
      Files.delete(target);
      return false;
    } catch (IOException | RuntimeException | Error e) {
      file.discard(e);
      throw e;
    }
  }

  private static void copyInstead(Path existing, FileStat stat, Path target, Exception cause)
      throws IOException {
    FileCopier copier = new FileCopier().withReflink(false);
    try {
      (stat.permissions() < 0 ? copier : copier.withPermissions(stat.rwx())).copy(existing, target);
    } catch (IOException e) {
      e.addSuppressed(cause);
      throw e;
    }
  }
}
