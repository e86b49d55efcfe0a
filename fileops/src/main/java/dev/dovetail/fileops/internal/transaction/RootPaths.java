package dev.dovetail.fileops.internal.transaction;

import dev.dovetail.fileops.OutsideRootException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Paths as users give them, made relative to the root of a transaction. `.` and `..` are taken as text,
/// which is right since no symbolic link below the root is followed.
public final class RootPaths {
  private final Path given;
  private final Path root;
  private final Path journal;

  /// Takes the places.
  ///
  /// @param given the root as the user named it
  /// @param root its real path
  /// @param journal the real path of the journal directory
  public RootPaths(Path given, Path root, Path journal) {
    this.given = given.toAbsolutePath().normalize();
    this.root = root;
    this.journal = journal;
  }

  /// Returns the path of an entry that may be changed, relative to the root.
  ///
  /// @throws OutsideRootException if it is not in the root, is the root, or is what transactions need
  public Path toChange(Path path) throws IOException {
    Path relative = toRead(path);
    if (relative.toString().isEmpty()) {
      throw new OutsideRootException(path, "is the transaction's root itself; name something in it");
    }
    if (journal.startsWith(root.resolve(relative))) {
      throw new OutsideRootException(path, "holds the journal of the root's transactions; leave it alone");
    }
    return relative;
  }

  /// Returns a path relative to the root; empty for the root itself.
  ///
  /// @throws OutsideRootException if it is not in the root, or belongs to the journal
  public Path toRead(Path path) throws IOException {
    return find(path)
        .orElseThrow(() -> new OutsideRootException(path, "is not in the transaction's root " + root));
  }

  /// Returns a path relative to the root, or nothing if it is not in it.
  ///
  /// @throws OutsideRootException if it belongs to the journal
  public Optional<Path> find(Path path) throws IOException {
    Optional<Path> relative = path.getFileSystem().equals(root.getFileSystem()) ? relative(path)
        : Optional.empty();
    if (relative.isPresent() && root.resolve(relative.get()).startsWith(journal)) {
      throw new OutsideRootException(path,
          "belongs to the journal of the root's transactions; leave it alone");
    }
    return relative;
  }

  private Optional<Path> relative(Path path) throws IOException {
    Path absolute = (path.isAbsolute() ? path : root.resolve(path)).normalize();
    for (Path base : new Path[] {root, given}) {
      if (absolute.startsWith(base)) {
        return Optional.of(base.relativize(absolute));
      }
    }
    Path parent = absolute.getParent();
    Path name = absolute.getFileName();
    if (path.isAbsolute() && parent != null && name != null && Files.isDirectory(parent)) {
      Path real = parent.toRealPath().resolve(name); // by another name of a directory above the root
      return real.startsWith(root) ? Optional.of(root.relativize(real)) : Optional.empty();
    }
    return Optional.empty();
  }
}
