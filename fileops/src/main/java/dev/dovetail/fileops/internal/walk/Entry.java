package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.internal.NameText;
import java.util.Comparator;

/// What was seen of a name in a directory; symbolic links are not followed.
///
/// @param name its text, see [NameText]
/// @param kind what it is
/// @param mode the twelve permission bits, or -1 where the file system has none
/// @param links how many names the file has; 1 where that is not known
/// @param user the owner's number, or -1
/// @param group the group's number, or -1
/// @param device which file system, or -1
/// @param inode which file of it, or -1
/// @param size the length in bytes
/// @param allocated the bytes that are taken on the device; the length where that is not known
/// @param modifiedNanos since the epoch
public record Entry(
    String name,
    FileKind kind,
    int mode,
    int links,
    long user,
    long group,
    long device,
    long inode,
    long size,
    long allocated,
    long modifiedNanos) {

  /// The order of the bytes of names.
  public static final Comparator<Entry> BY_NAME =
      Comparator.comparing(Entry::name, NameText.BY_BYTES);

  /// Tells whether it is a regular file.
  public boolean isRegular() {
    return kind == FileKind.REGULAR;
  }

  /// Tells whether it is a directory.
  public boolean isDirectory() {
    return kind == FileKind.DIRECTORY;
  }

  /// Tells whether it is a symbolic link.
  public boolean isLink() {
    return kind == FileKind.SYMBOLIC_LINK;
  }

  /// Tells whether both are the same file, where that can be known.
  public boolean isSameFile(Entry other) {
    return inode >= 0 && inode == other.inode && device == other.device;
  }

  /// Tells whether nobody wrote to the file or replaced it since an earlier look.
  public boolean isUnchangedSince(Entry earlier) {
    return kind == earlier.kind
        && inode == earlier.inode
        && device == earlier.device
        && size == earlier.size
        && modifiedNanos == earlier.modifiedNanos;
  }
}
