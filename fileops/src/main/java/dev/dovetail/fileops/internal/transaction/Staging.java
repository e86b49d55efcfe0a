package dev.dovetail.fileops.internal.transaction;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.fileops.Preserve;
import dev.dovetail.fileops.SymbolicLinks;
import dev.dovetail.fileops.TreeException;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.Metadata;
import dev.dovetail.fileops.internal.copy.Content;
import dev.dovetail.fileops.internal.journal.Trees;
import dev.dovetail.fileops.internal.tree.CopyOptions;
import dev.dovetail.fileops.internal.tree.CopyOptions.Flag;
import dev.dovetail.fileops.internal.tree.CopyRun;
import dev.dovetail.fileops.internal.tree.Threads;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
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
  public interface Filling {
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
  Path file(Filling content, @Nullable Path model) throws IOException {
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

  private void copy(Path source, Path place) throws IOException {
    FileStat stat = FileStat.of(source);
    switch (stat.kind()) {
      case DIRECTORY -> copyTree(source, place);
      case SYMBOLIC_LINK -> {
        Files.copy(source, place, LinkOption.NOFOLLOW_LINKS);
        Metadata.copyAll(source, place, false);
      }
      default -> {
        progress.checkCancelled();
        Content.copy(source, place, false, progress);
        Metadata.copyAll(source, place, false);
        if (!FileStat.of(source).isUnchangedSince(stat)) {
          throw new FileChangedException(source, CopyOptions.CHANGED);
        }
      }
    }
  }

  private void copyTree(Path source, Path place) throws IOException {
    CopyOptions options =
        new CopyOptions(
            SymbolicLinks.PRESERVE,
            null,
            null,
            Preserve.METADATA,
            progress,
            Threads.AUTOMATIC,
            Set.of(Flag.HARD_LINKS, Flag.HOLES, Flag.REFLINKS, Flag.UNCHANGED),
            null);
    try {
      CopyRun.copy(options, source, place);
    } catch (TreeException e) {
      throw e.failures().size() == 1 ? e.failures().getFirst().cause() : e;
    }
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
