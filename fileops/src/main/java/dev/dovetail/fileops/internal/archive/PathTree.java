package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A new tree in a directory that nobody else may enter, on any file system.
final class PathTree implements NewTree {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW); // the latter follows no link

  private final Path root;
  private final boolean isPosix;
  private final boolean isUnix;
  private final int umask;

  /// Uses an empty directory.
  PathTree(Path root) throws IOException {
    this.root = root;
    this.isPosix = Files.getFileStore(root).supportsFileAttributeView("posix");
    this.isUnix = isPosix && FileStat.hasUnixAttributes(root);
    this.umask = isUnix ? umask() : 0;
  }

  /// The one way to learn it without changing it.
  private int umask() throws IOException {
    Path probe = Files.createDirectory(root.resolve("probe"));
    try {
      return ~(int) Files.getAttribute(probe, "unix:mode") & 0777;
    } finally {
      Files.delete(probe);
    }
  }

  @Override
  public void open() throws IOException {
    if (isUnix) {
      Files.setAttribute(root, "unix:mode", 0777 & ~umask);
    }
  }

  Path path(List<String> name) {
    Path path = root;
    for (String part : name) {
      path = EntryNames.resolve(path, part);
    }
    return path;
  }

  @Override
  public void makeDirectory(List<String> name) throws IOException {
    Files.createDirectory(path(name));
  }

  @Override
  public SeekableByteChannel makeFile(List<String> name, int mode) throws IOException {
    Path file = path(name);
    if (mode < 0 || !isPosix) {
      return Files.newByteChannel(file, NEW);
    }
    FileAttribute<?> permissions = PosixFilePermissions.asFileAttribute(permissions(mode));
    SeekableByteChannel channel = Files.newByteChannel(file, NEW, permissions);
    if ((mode & (umask | 07000)) != 0) {
      setMode(name, mode);
    }
    return channel;
  }

  @Override
  public void makeSymbolicLink(List<String> name, String target) throws IOException {
    Files.createSymbolicLink(path(name), EntryNames.path(root, target));
  }

  @Override
  public void makeHardLink(List<String> name, List<String> existing) throws IOException {
    Files.createLink(path(name), path(existing));
  }

  @Override
  public @Nullable Kind kindOf(List<String> name) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null; // the answer, not a failure
    }
    return attributes.isRegularFile() ? Kind.FILE
        : attributes.isDirectory() ? Kind.DIRECTORY
        : attributes.isSymbolicLink() ? Kind.SYMBOLIC_LINK
        : Kind.SPECIAL;
  }

  @Override
  public String targetOf(List<String> name) throws IOException {
    return EntryNames.ofLink(Files.readSymbolicLink(path(name)));
  }

  @Override
  public String spellingOf(List<String> name) throws IOException {
    return EntryNames.of(path(name).toRealPath(LinkOption.NOFOLLOW_LINKS).getFileName());
  }

  @Override
  public void remove(List<String> name) throws IOException {
    Files.delete(path(name));
  }

  @Override
  public void setMode(List<String> name, int mode) throws IOException {
    if (isUnix && mode >= 0) {
      Files.setAttribute(path(name), "unix:mode", mode);
    } else if (isPosix && mode >= 0) {
      Files.setPosixFilePermissions(path(name), permissions(mode));
    }
  }

  @Override
  public void setAttributes(List<String> name, Attributes attributes) throws IOException {
    Path path = path(name);
    if (isUnix && attributes.uid() >= 0) {
      setOwner(path, attributes);
    }
    if (attributes.modified() != null) {
      Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setTimes(attributes.modified(), null, null);
    }
  }

  /// The name counts more than the number, as in tar.
  private static void setOwner(Path path, Attributes attributes) throws IOException {
    var lookup = path.getFileSystem().getUserPrincipalLookupService();
    Files.setAttribute(path, "unix:uid", (int) attributes.uid(), LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", (int) attributes.gid(), LinkOption.NOFOLLOW_LINKS);
    try {
      if (!attributes.user().isEmpty()) {
        var user = lookup.lookupPrincipalByName(attributes.user());
        Files.setAttribute(path, "posix:owner", user, LinkOption.NOFOLLOW_LINKS);
      }
      if (!attributes.group().isEmpty()) {
        var group = lookup.lookupPrincipalByGroupName(attributes.group());
        Files.setAttribute(path, "posix:group", group, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (UserPrincipalNotFoundException e) {
      return; // not known on this system; the numbers are set
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
    int bit = 0400;
    for (PosixFilePermission permission : PosixFilePermission.values()) { // in the order of the bits
      if ((mode & bit) != 0) {
        set.add(permission);
      }
      bit >>= 1;
    }
    return set;
  }
}
