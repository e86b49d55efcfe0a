package dev.dovetail.fileops.internal.copy;

import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.SameFileException;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.Metadata;
import dev.dovetail.fileops.internal.SameFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Copies of one file as `shutil` makes them: over what is there, into its inode, and with as much metadata as
/// is asked for.
public final class SingleFile {
  private SingleFile() {}

  /// Copies content, or re-creates a link that is not to be followed.
  public static Path copyFile(Path source, Path target, LinkOption... options) throws IOException {
    if (SameFile.isSame(source, target)) {
      throw new SameFileException(source, target);
    }
    if (!follows(options) && Files.isSymbolicLink(source)) {
      Files.createSymbolicLink(target, target.getFileSystem().getPath(Files.readSymbolicLink(source).toString()));
      return target;
    }
    requireRegular(source);
    try {
      requireRegular(target);
    } catch (NoSuchFileException e) {
      // it will be made, perhaps by way of a dangling link
    }
    Content.copy(source, target);
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
    boolean isSameSystem = target.getFileSystem().equals(source.getFileSystem());
    return isSameSystem ? target.resolve(name) : target.resolve(name.toString());
  }

  private static boolean areLinks(Path source, Path target, LinkOption... options) {
    return !follows(options) && Files.isSymbolicLink(source) && Files.isSymbolicLink(target);
  }

  private static boolean follows(LinkOption... options) {
    return !List.of(options).contains(LinkOption.NOFOLLOW_LINKS);
  }

  private static void requireRegular(Path file) throws IOException {
    FileKind kind = FileStat.of(Beside.followed(file)).kind();
    if (kind != FileKind.REGULAR) {
      throw new NotRegularFileException(file, kind);
    }
  }
}
