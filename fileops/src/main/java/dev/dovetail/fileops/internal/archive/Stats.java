package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import dev.dovetail.fileops.spi.ArchiveEntry.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Looks at files for an archive. Names of users are looked up once each. Not for several threads at once.
public final class Stats {
  private final @Nullable FileTime fixed;
  private final Owners owners;
  private final Map<Integer, String> users = new HashMap<>();
  private final Map<Integer, String> groups = new HashMap<>();

  /// What is said instead of what is so.
  ///
  /// @param uid a number, or -1 for the file's own
  /// @param gid likewise
  public record Owners(long uid, String user, long gid, String group) {}

  /// What was found.
  ///
  /// @param key which file, as long as it exists
  /// @param links how many names it has
  public record Found(
      Kind kind, Object key, int links, long size, int mode, FileTime modified, @Nullable Owner owner) {}

  private record Inode(Object device, Object number) {}

  /// Begins to look.
  ///
  /// @param fixed a time that all files get, and no owner with it; null for what is so
  public Stats(@Nullable FileTime fixed, Owners owners) {
    this.fixed = fixed;
    this.owners = owners;
  }

  /// Tells whether all files get the same time.
  boolean isFixed() {
    return fixed != null;
  }

  /// Looks at a file; symbolic links are not followed.
  public Found look(Path path) throws IOException {
    return FileStat.hasUnixAttributes(path) ? unix(path) : basic(path);
  }

  private Found unix(Path path) throws IOException {
    Map<String, Object> map =
        Files.readAttributes(
            path, "unix:mode,dev,ino,nlink,size,lastModifiedTime,uid,gid", LinkOption.NOFOLLOW_LINKS);
    int mode = (int) value(map, "mode");
    Kind kind =
        switch (mode & 0170000) {
          case 0100000 -> Kind.FILE;
          case 0040000 -> Kind.DIRECTORY;
          case 0120000 -> Kind.SYMBOLIC_LINK;
          default -> Kind.SPECIAL;
        };
    FileTime modified = fixed != null ? fixed : (FileTime) value(map, "lastModifiedTime");
    Object key = new Inode(value(map, "dev"), value(map, "ino"));
    Owner owner = owner(path, (int) value(map, "uid"), (int) value(map, "gid"));
    return new Found(
        kind, key, (int) value(map, "nlink"), (long) value(map, "size"), mode & 07777, modified, owner);
  }

  private Owner owner(Path path, int uid, int gid) throws IOException {
    boolean isNamed = fixed == null;
    boolean isOwnUser = owners.uid() < 0;
    boolean isOwnGroup = owners.gid() < 0;
    boolean isNew = (isOwnUser && !users.containsKey(uid)) || (isOwnGroup && !groups.containsKey(gid));
    if (isNamed && isNew) {
      PosixFileAttributes attributes =
          Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      users.put(uid, nameOf(attributes.owner().getName(), uid));
      groups.put(gid, nameOf(attributes.group().getName(), gid));
    }
    return new Owner(
        isOwnUser ? isNamed ? uid : 0 : owners.uid(),
        isOwnGroup ? isNamed ? gid : 0 : owners.gid(),
        isOwnUser ? users.getOrDefault(uid, "") : owners.user(),
        isOwnGroup ? groups.getOrDefault(gid, "") : owners.group());
  }

  /// The JDK gives the number where there is no name.
  private static String nameOf(String name, int number) {
    return name.equals(Integer.toUnsignedString(number)) || name.equals(Integer.toString(number)) ? "" : name;
  }

  private static Object value(Map<String, Object> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  private Found basic(Path path) throws IOException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Kind kind =
        attributes.isRegularFile() ? Kind.FILE
            : attributes.isDirectory() ? Kind.DIRECTORY
            : attributes.isSymbolicLink() ? Kind.SYMBOLIC_LINK
            : Kind.SPECIAL;
    Object key = Objects.requireNonNullElse(attributes.fileKey(), path.toAbsolutePath().normalize());
    FileTime modified = fixed != null ? fixed : attributes.lastModifiedTime();
    int mode = kind == Kind.DIRECTORY ? 0755 : 0644;
    return new Found(kind, key, 1, attributes.size(), mode, modified, null);
  }
}
