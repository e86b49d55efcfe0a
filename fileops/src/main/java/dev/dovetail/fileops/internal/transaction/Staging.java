package dev.dovetail.fileops.internal.transaction;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.journal.Trees;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a transaction keeps what nobody is to see yet: numbered places in its workspace.
public final class Staging {
  private final Workspace workspace;
  private final Path directory;
  private final Progress progress;
  private int count;

  /// Makes the workspace when it is needed.
  @FunctionalInterface
  public interface Workspace {
    /// Returns the workspace, which exists then.
    Path make() throws IOException;
  }

  /// What fills a file.
  @FunctionalInterface
  public interface Content {
    /// Writes all of it.
    void writeTo(OutputStream out) throws IOException;
  }

  /// Stages into a workspace.
  ///
  /// @param directory where the workspace is or will be
  public Staging(Path directory, Workspace workspace, Progress progress) {
    this.directory = directory;
    this.workspace = workspace;
    this.progress = progress;
  }

  boolean holds(Path place) {
    return place.startsWith(directory);
  }

  /// Returns a path in the workspace where nothing is yet.
  Path free(String prefix) throws IOException {
    return workspace.make().resolve(prefix + ++count);
  }

  Path directory() throws IOException {
    Path place = free("new-");
    Files.createDirectory(place);
    return place;
  }

  Path link(Path target) throws IOException {
    Path place = free("new-");
    Files.createSymbolicLink(place, target);
    return place;
  }

  /// Stages a file.
  ///
  /// @param model the file it takes the place of, whose permissions it gets; null if there is none
  Path file(Content content, @Nullable Path model) throws IOException {
    Path place = free("new-");
    try {
      try (OutputStream out =
          Files.newOutputStream(place, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(out);
      }
      if (model != null) {
        copyOwner(model, place);
        Files.setPosixFilePermissions(place, Files.getPosixFilePermissions(model, LinkOption.NOFOLLOW_LINKS));
      }
      return place;
    } catch (IOException | RuntimeException | Error e) {
      discard(place, e);
      throw e;
    }
  }

  /// Stages a copy of a file or tree.
  Path copy(Path source) throws IOException {
    Path place = free("new-");
    try {
      copy(source, place);
      return place;
    } catch (IOException | RuntimeException | Error e) {
      discard(place, e);
      throw e;
    }
  }

  /// Copies a file, link or tree to a name where nothing is.
  void copy(Path source, Path place) throws IOException {
    PlainCopy copier = new PlainCopy(progress);
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            progress.checkCancelled();
            Files.createDirectory(copyOf(directory));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isSymbolicLink()) {
              Files.copy(file, copyOf(file), LinkOption.NOFOLLOW_LINKS);
            } else {
              copier.copy(file, copyOf(file));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            copyAttributes(directory, copyOf(directory));
            return FileVisitResult.CONTINUE;
          }

          private Path copyOf(Path path) {
            if (path.equals(source)) {
              return place;
            }
            Path relative = source.relativize(path);
            return relative.getFileSystem().equals(place.getFileSystem())
                ? place.resolve(relative)
                : place.resolve(relative.toString()); // of another provider, whose names are text
          }
        });
  }

  /// Copies permissions and times of a directory.
  static void copyAttributes(Path directory, Path copy) throws IOException {
    FileStat stat = FileStat.of(directory);
    if (stat.permissions() >= 0) {
      Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(stat.rwx()));
    }
    BasicFileAttributes times = Files.readAttributes(directory, BasicFileAttributes.class);
    Files.getFileAttributeView(copy, BasicFileAttributeView.class)
        .setTimes(times.lastModifiedTime(), times.lastAccessTime(), null);
  }

  /// Gives a file the owner of another, if this process may.
  private static void copyOwner(Path from, Path to) throws IOException {
    for (String id : new String[] {"unix:uid", "unix:gid"}) {
      Object owner = Files.getAttribute(from, id, LinkOption.NOFOLLOW_LINKS);
      if (!Objects.equals(owner, Files.getAttribute(to, id, LinkOption.NOFOLLOW_LINKS))) {
        try {
          Files.setAttribute(to, id, owner, LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException e) {
          return; // as documented: only root may give files away
        }
      }
    }
  }

  /// Renames within the workspace.
  void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Removes what is not needed any more.
  void discard(Path place) throws IOException {
    Trees.delete(place);
  }

  private void discard(Path place, Throwable cause) {
    try {
      discard(place);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
