package dev.dovetail.fileops.internal.copy;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.SameFileException;
import dev.dovetail.fileops.internal.Metadata;
import dev.dovetail.fileops.internal.SameFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/// Copies of one file as `shutil` makes them: over what is there, into its inode, and with as much metadata
/// as is asked for.
public final class SingleFile {
  private SingleFile() {}

  /// Copies content, or re-creates a link that is not to be followed.
  public static Path copyFile(Path source, Path target, LinkOption... options) throws IOException {
    if (SameFile.isSame(source, target)) {
      throw new SameFileException(source, target);
    }
    if (!follows(options) && Files.isSymbolicLink(source)) {
      Files.createSymbolicLink(target, on(target, Files.readSymbolicLink(source)));
      return target;
    }
    boolean isNew = !Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    try {
      Content.copy(source, target, true, Progress.none());
    } catch (IOException | RuntimeException | Error e) {
      if (isNew) {
        discard(target, e);
      }
      throw e;
    }
    return target;
  }

  /// Copies content and permissions, to a file or into a directory.
  public static Path copy(Path source, Path target, LinkOption... options) throws IOException {
    Path place = copyFile(source, into(source, target), options);
    copyMode(source, place, options);
    return place;
  }

  /// Copies content and metadata, to a file or into a directory.
  public static Path copy2(Path source, Path target, LinkOption... options) throws IOException {
    Path place = copyFile(source, into(source, target), options);
    copyStat(source, place, options);
    return place;
  }

  /// Copies permissions; nothing from a link to a link, which have none.
  public static void copyMode(Path source, Path target, LinkOption... options) throws IOException {
    if (!areLinks(source, target, options)) {
      Metadata.copyMode(source, target, true);
    }
  }

  /// Copies permissions, times and extended attributes: of the links themselves if both are and are not to be
  /// followed.
  public static void copyStat(Path source, Path target, LinkOption... options) throws IOException {
    Metadata.copyAll(source, target, !areLinks(source, target, options));
  }

  /// Returns the target, or where a source goes that is put into it if it is a directory.
  public static Path into(Path source, Path target) {
    Path name = source.getFileName();
    if (name == null || !Files.isDirectory(target)) {
      return target;
    }
    return target.resolve(on(target, name));
  }

  /// Returns a relative path, or where a link points, as a path of the other one's file system.
  private static Path on(Path other, Path path) {
    boolean isSameSystem = other.getFileSystem().equals(path.getFileSystem());
    return isSameSystem ? path : other.getFileSystem().getPath(path.toString());
  }

  private static boolean areLinks(Path source, Path target, LinkOption... options) {
    return !follows(options) && Files.isSymbolicLink(source) && Files.isSymbolicLink(target);
  }

  private static boolean follows(LinkOption... options) {
    return !List.of(options).contains(LinkOption.NOFOLLOW_LINKS);
  }

  private static void discard(Path target, Throwable cause) {
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
