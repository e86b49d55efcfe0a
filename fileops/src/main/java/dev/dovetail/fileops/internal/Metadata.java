package dev.dovetail.fileops.internal;

import dev.dovetail.fileops.internal.linux.Linux;
import dev.dovetail.fileops.internal.linux.MetadataCopy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserDefinedFileAttributeView;

/// Copies what a file system says of a file beside its content, from one path to another. The owner is never
/// copied.
///
/// Where a link is not followed, and source and target are both links, the links themselves are meant; else
/// what they point to. A provider without some kind of metadata is no error.
public final class Metadata {
  private static final LinkOption[] NOFOLLOW = {LinkOption.NOFOLLOW_LINKS};
  private static final LinkOption[] FOLLOW = {};

  private Metadata() {}

  /// Copies the permissions, with set-user-id, set-group-id and sticky where the file systems have them.
  /// Nothing is done for two links that are not followed, since these have none.
  public static void copyMode(Path source, Path target, boolean followLinks) throws IOException {
    if (areLinks(source, target, followLinks)) {
      return;
    }
    if (Linux.handles(source) && Linux.handles(target)) {
      MetadataCopy.copyMode(source, target);
    } else {
      copyPlainMode(source, target);
    }
  }

  /// Copies permissions, the times of last access and modification to the nanosecond, and extended attributes
  /// where these can be read and written.
  public static void copyAll(Path source, Path target, boolean followLinks) throws IOException {
    boolean areLinks = areLinks(source, target, followLinks);
    if (Linux.handles(source) && Linux.handles(target)) {
      MetadataCopy.copyAll(source, target, !areLinks);
    } else {
      copyAllPlainly(source, target, areLinks);
    }
  }

  /// Does what [#copyAll] does by means of `java.nio.file` alone: extended attributes are only those of the
  /// users' name space.
  public static void copyAllPlainly(Path source, Path target, boolean areLinks) throws IOException {
    LinkOption[] options = areLinks ? NOFOLLOW : FOLLOW;
    if (!areLinks) {
      copyUserAttributes(source, target);
    }
    BasicFileAttributes from = Files.readAttributes(source, BasicFileAttributes.class, options);
    Files.getFileAttributeView(target, BasicFileAttributeView.class, options)
        .setTimes(from.lastModifiedTime(), from.lastAccessTime(), null);
    if (!areLinks) {
      copyPlainMode(source, target);
    }
  }

  /// Does what [#copyMode] does by means of `java.nio.file` alone.
  public static void copyPlainMode(Path source, Path target) throws IOException {
    if (FileStat.hasUnixAttributes(source) && FileStat.hasUnixAttributes(target)) {
      int mode = (int) Files.getAttribute(source, "unix:mode");
      Files.setAttribute(target, "unix:mode", mode & 07777);
      return;
    }
    var from = Files.getFileAttributeView(source, PosixFileAttributeView.class);
    var to = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    if (from != null && to != null) {
      to.setPermissions(from.readAttributes().permissions());
      return;
    }
    var fromDos = Files.getFileAttributeView(source, DosFileAttributeView.class);
    var toDos = Files.getFileAttributeView(target, DosFileAttributeView.class);
    if (fromDos != null && toDos != null) {
      toDos.setReadOnly(fromDos.readAttributes().isReadOnly());
    }
  }

  private static void copyUserAttributes(Path source, Path target) throws IOException {
    var from = Files.getFileAttributeView(source, UserDefinedFileAttributeView.class);
    var to = Files.getFileAttributeView(target, UserDefinedFileAttributeView.class);
    if (from == null || to == null) {
      return;
    }
    try {
      for (String name : from.list()) {
        ByteBuffer value = ByteBuffer.allocate(from.size(name));
        from.read(name, value);
        to.write(name, value.flip());
      }
    } catch (FileSystemException e) {
      // not supported or not allowed, which copystat passes over as well; no space left shows in the content
    }
  }

  private static boolean areLinks(Path source, Path target, boolean followLinks) {
    return !followLinks && Files.isSymbolicLink(source) && Files.isSymbolicLink(target);
  }
}
