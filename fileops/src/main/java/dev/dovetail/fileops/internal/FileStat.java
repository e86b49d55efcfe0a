package dev.dovetail.fileops.internal;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.FileStamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One look at a name in a directory; symbolic links are not followed.
///
/// @param kind what it is
/// @param permissions the nine `rwxrwxrwx` bits, or -1 where the file system has none
/// @param links how many names the file has, or -1 where that is not known
/// @param stamp which file, in which state
public record FileStat(FileKind kind, int permissions, int links, FileStamp stamp) {
  private static final String UNIX_ATTRIBUTES = "unix:mode,dev,ino,nlink,size,lastModifiedTime,ctime";

  /// Tells whether the file system of the path has inode numbers and the like.
  public static boolean hasUnixAttributes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /// Looks at a file.
  ///
  /// @throws NoSuchFileException if there is none
  public static FileStat of(Path file) throws IOException {
    return hasUnixAttributes(file) ? unix(file) : basic(file);
  }

  /// Looks at a file that need not be there.
  ///
  /// @return null if there is none
  public static @Nullable FileStat find(Path file) throws IOException {
    try {
      return of(file);
    } catch (NoSuchFileException e) {
      return null; // the answer, not a failure
    }
  }

  /// Tells whether it is a regular file.
  public boolean isRegular() {
    return kind == FileKind.REGULAR;
  }

  /// Tells whether it is a directory.
  public boolean isDirectory() {
    return kind == FileKind.DIRECTORY;
  }

  /// Tells whether this is the same file as at an earlier look, unchanged. That it has got or lost a name,
  /// which sets its change time as well, is a change of directories, not of the file.
  public boolean isUnchangedSince(FileStat earlier) {
    FileStamp then = earlier.stamp;
    if (links != earlier.links) {
      long changed = stamp.changedNanos();
      then = new FileStamp(then.device(), then.inode(), then.size(), then.modifiedNanos(), changed);
    }
    return kind == earlier.kind && permissions == earlier.permissions && stamp.equals(then);
  }

  /// Returns the permissions as `ls -l` shows them: `r--r--r--`.
  public String rwx() {
    StringBuilder text = new StringBuilder(9);
    for (int bit = 8; bit >= 0; bit--) {
      text.append((permissions >> bit & 1) == 1 ? "xwr".charAt(bit % 3) : '-');
    }
    return text.toString();
  }

  /// Returns what the file type bits of `st_mode` say, as inode(7) lists them.
  public static FileKind kindOf(int mode) {
    return switch (mode & 0170000) {
      case 0100000 -> FileKind.REGULAR;
      case 0040000 -> FileKind.DIRECTORY;
      case 0120000 -> FileKind.SYMBOLIC_LINK;
      case 0010000 -> FileKind.FIFO;
      case 0140000 -> FileKind.SOCKET;
      case 0020000, 0060000 -> FileKind.DEVICE;
      default -> FileKind.OTHER;
    };
  }

  private static FileStat unix(Path file) throws IOException {
    Map<String, Object> values = Files.readAttributes(file, UNIX_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    int mode = (int) number(values, "mode");
    FileStamp stamp =
        new FileStamp(
            number(values, "dev"),
            number(values, "ino"),
            number(values, "size"),
            nanos((FileTime) requireNonNull(values.get("lastModifiedTime"))),
            nanos((FileTime) requireNonNull(values.get("ctime"))));
    return new FileStat(kindOf(mode), mode & 0777, (int) number(values, "nlink"), stamp);
  }

  private static long number(Map<String, Object> values, String name) {
    return ((Number) requireNonNull(values.get(name))).longValue();
  }

  private static FileStat basic(Path file) throws IOException {
    BasicFileAttributes values =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    FileKind kind =
        values.isRegularFile() ? FileKind.REGULAR
        : values.isDirectory() ? FileKind.DIRECTORY
        : values.isSymbolicLink() ? FileKind.SYMBOLIC_LINK
        : FileKind.OTHER;
    FileStamp stamp =
        new FileStamp(
            -1,
            digest(file.toRealPath(LinkOption.NOFOLLOW_LINKS).toString()),
            values.size(),
            nanos(values.lastModifiedTime()),
            nanos(values.creationTime()));
    return new FileStat(kind, -1, -1, stamp);
  }

  private static long nanos(FileTime time) {
    return time.to(NANOSECONDS);
  }

  /// FNV-1a, 64 bits.
  private static long digest(String text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }
}
