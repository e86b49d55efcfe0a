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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Moves what was unpacked into a directory that may have content, by renames alone. Where the system can,
/// each directory is held by a descriptor, so that a directory which somebody puts a symbolic link in place
/// of is not left.
final class MoveIn {
  private final boolean overwrites;

  MoveIn(boolean overwrites) {
    this.overwrites = overwrites;
  }

  /// Looks for what is in the way, before anything is moved.
  ///
  /// @throws FileAlreadyExistsException if something of the name is there that may not be replaced
  void check(Path from, Path to) throws IOException {
    for (Path name : names(from)) {
      Path target = to.resolve(name);
      BasicFileAttributes there = find(target);
      if (there == null) {
        continue;
      }
      BasicFileAttributes coming = attributes(from.resolve(name));
      if (coming.isDirectory() && there.isDirectory()) {
        if (!Files.getFileStore(target).equals(Files.getFileStore(to))) {
          throw new FileSystemException(
              target.toString(), null,
              "is on another file system than what it is in; unpack there by itself");
        }
        check(from.resolve(name), target);
      } else if (coming.isDirectory() || there.isDirectory() || !overwrites) {
        throw new FileAlreadyExistsException(
            target.toString(), null, coming.isDirectory() ? "is not a directory" : "is in the way");
      }
    }
  }

  /// Moves all that is in one directory into the other.
  void move(Path from, Path to) throws IOException {
    try (DirectoryStream<Path> source = Files.newDirectoryStream(from);
        DirectoryStream<Path> target = Files.newDirectoryStream(to)) {
      if (source instanceof SecureDirectoryStream<Path> secure
          && target instanceof SecureDirectoryStream<Path> secureTarget) {
        moveSecurely(secure, secureTarget, to);
        return;
      }
    }
    movePlainly(from, to);
  }

  private void moveSecurely(SecureDirectoryStream<Path> from, SecureDirectoryStream<Path> to, Path shown)
      throws IOException {
    for (Path path : listed(from)) {
      Path name = path.getFileName();
      BasicFileAttributes there = find(to, name);
      BasicFileAttributes coming = view(from, name).readAttributes();
      if (there == null || (!there.isDirectory() && overwrites && !coming.isDirectory())) {
        from.move(name, to, name);
      } else if (there.isDirectory() && coming.isDirectory()) {
        FileTime modified = coming.lastModifiedTime();
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
