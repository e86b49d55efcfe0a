package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Moves what was unpacked in a directory to the directory itself, which may have content, by renames alone.
/// Where the system can, each directory is held by a descriptor, so that one which somebody puts a symbolic
/// link in place of is not left.
final class MoveIn {
  private final Path target;
  private final @Nullable Object key;
  private final boolean overwrites;

  private MoveIn(Path target, @Nullable Object key, boolean overwrites) {
    this.target = target;
    this.key = key;
    this.overwrites = overwrites;
  }

  /// Remembers which directory it is that something is to be moved into.
  static MoveIn of(Path target, boolean overwrites) throws IOException {
    return new MoveIn(target, attributes(target).fileKey(), overwrites);
  }

  /// Looks for what is in the way, before anything is moved.
  ///
  /// @throws FileAlreadyExistsException if something of the name is there that may not be replaced
  void check(Path staging) throws IOException {
    check(staging, target);
  }

  private void check(Path from, Path to) throws IOException {
    for (Path name : names(from)) {
      Path existing = to.resolve(name);
      BasicFileAttributes there = find(existing);
      if (there == null) {
        continue;
      }
      BasicFileAttributes coming = attributes(from.resolve(name));
      if (coming.isDirectory() && there.isDirectory()) {
        if (!Files.getFileStore(existing).equals(Files.getFileStore(to))) {
          throw new FileSystemException(
              existing.toString(), null, "is on another file system than what it is in; unpack there by itself");
        }
        check(from.resolve(name), existing);
      } else if (coming.isDirectory() || there.isDirectory() || !overwrites) {
        throw new FileAlreadyExistsException(
            existing.toString(), null, coming.isDirectory() ? "is not a directory" : "is in the way");
      }
    }
  }

  /// Moves all that is in a directory of the target up into the target, and removes it.
  ///
  /// @param staging its name
  /// @param keepsTime whether the target gets the time of modification of that directory
  void move(Path staging, boolean keepsTime) throws IOException {
    try (DirectoryStream<Path> directory = Files.newDirectoryStream(target)) {
      if (directory instanceof SecureDirectoryStream<Path> secure) {
        moveSecurely(secure, staging, keepsTime);
        return;
      }
    }
    Path from = target.resolve(staging);
    FileTime modified = attributes(from).lastModifiedTime();
    movePlainly(from, target);
    Files.delete(from);
    if (keepsTime) {
      Files.setLastModifiedTime(target, modified);
    }
  }

  private void moveSecurely(SecureDirectoryStream<Path> to, Path staging, boolean keepsTime)
      throws IOException {
    BasicFileAttributeView itself = to.getFileAttributeView(BasicFileAttributeView.class);
    if (!Objects.equals(itself.readAttributes().fileKey(), key)) {
      throw new FileSystemException(
          target.toString(), null, "was replaced by another directory while it was unpacked to");
    }
    FileTime modified = view(to, staging).readAttributes().lastModifiedTime();
    try (var from = to.newDirectoryStream(staging, LinkOption.NOFOLLOW_LINKS)) {
      moveSecurely(from, to, target);
    }
    to.deleteDirectory(staging);
    if (keepsTime) {
      itself.setTimes(modified, null, null);
    }
  }

  private void moveSecurely(SecureDirectoryStream<Path> from, SecureDirectoryStream<Path> to, Path shown)
      throws IOException {
    for (Path path : listed(from)) {
      Path name = path.getFileName();
      BasicFileAttributes there = find(to, name);
      BasicFileAttributes coming = view(from, name).readAttributes();
      if (there == null && coming.isDirectory()) {
        moveDirectory(from, to, name);
      } else if (there == null || (!there.isDirectory() && overwrites && !coming.isDirectory())) {
        from.move(name, to, name);
      } else if (there.isDirectory() && coming.isDirectory()) {
        FileTime modified = coming.lastModifiedTime();
        unlock(from, name);
        try (var source = from.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
            var target = to.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
          moveSecurely(source, target, shown.resolve(name));
        }
        view(to, name).setTimes(modified, null, null);
        from.deleteDirectory(name);
      } else {
        throw new FileAlreadyExistsException(shown.resolve(name).toString(), null, "came in the way");
      }
    }
  }

  /// Moves a directory, which has to be writable for that, as its parent changes.
  private static void moveDirectory(
      SecureDirectoryStream<Path> from, SecureDirectoryStream<Path> to, Path name) throws IOException {
    @Nullable Set<PosixFilePermission> locked = unlock(from, name);
    from.move(name, to, name);
    PosixFileAttributeView view = permissions(to, name);
    if (view != null && locked != null) {
      view.setPermissions(locked);
    }
  }

  /// Lets the owner write in a directory.
  ///
  /// @return the permissions that it had, or null if nothing had to be changed
  private static @Nullable Set<PosixFilePermission> unlock(
      SecureDirectoryStream<Path> directory, Path name) throws IOException {
    PosixFileAttributeView view = permissions(directory, name);
    Set<PosixFilePermission> before =
        view == null ? Set.of(PosixFilePermission.OWNER_WRITE) : view.readAttributes().permissions();
    if (view == null || before.contains(PosixFilePermission.OWNER_WRITE)) {
      return null;
    }
    Set<PosixFilePermission> unlocked = EnumSet.of(PosixFilePermission.OWNER_WRITE);
    unlocked.addAll(before);
    view.setPermissions(unlocked);
    return before;
  }

  private static @Nullable PosixFileAttributeView permissions(
      SecureDirectoryStream<Path> directory, Path name) {
    return directory.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  private void movePlainly(Path from, Path to) throws IOException {
    for (Path name : names(from)) {
      Path source = from.resolve(name);
      Path target = to.resolve(name);
      BasicFileAttributes there = find(target);
      BasicFileAttributes coming = attributes(source);
      if (coming.isDirectory()) { // not every provider moves a directory with what is in it
        if (there == null) {
          Files.createDirectory(target);
        }
        movePlainly(source, target);
        Files.setLastModifiedTime(target, coming.lastModifiedTime());
        Files.delete(source);
      } else {
        CopyOption[] options =
            overwrites ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING} : new CopyOption[0];
        Files.move(source, target, options);
      }
    }
  }

  private static List<Path> names(Path directory) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      return listed(stream).stream().map(Path::getFileName).toList();
    }
  }

  private static List<Path> listed(DirectoryStream<Path> stream) throws IOException {
    List<Path> paths = new ArrayList<>();
    try {
      stream.forEach(paths::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return paths;
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static @Nullable BasicFileAttributes find(Path path) throws IOException {
    try {
      return attributes(path);
    } catch (NoSuchFileException e) {
      return null; // the answer, not a failure
    }
  }

  private static BasicFileAttributeView view(SecureDirectoryStream<Path> directory, Path name) {
    return directory.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static @Nullable BasicFileAttributes find(SecureDirectoryStream<Path> directory, Path name)
      throws IOException {
    try {
      return view(directory, name).readAttributes();
    } catch (NoSuchFileException e) {
      return null; // the answer, not a failure
    }
  }
}
