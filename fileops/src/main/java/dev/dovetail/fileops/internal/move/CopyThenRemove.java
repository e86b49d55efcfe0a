package dev.dovetail.fileops.internal.move;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.CopyFunction;
import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.Shutil;
import dev.dovetail.fileops.SourceRemainsException;
import dev.dovetail.fileops.SymbolicLinks;
import dev.dovetail.fileops.SyncPoint;
import dev.dovetail.fileops.TreeCopier;
import dev.dovetail.fileops.TreeRemover;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.Metadata;
import dev.dovetail.fileops.internal.copy.Beside;
import dev.dovetail.fileops.internal.copy.Content;
import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A move to another file system: a durable copy beside the target, a rename, and the removal of the source.
public final class CopyThenRemove {
  private final Progress progress;
  private final @Nullable CopyFunction copyFunction;

  /// @param copyFunction null to copy content and metadata
  public CopyThenRemove(Progress progress, @Nullable CopyFunction copyFunction) {
    this.progress = progress;
    this.copyFunction = copyFunction;
  }

  /// Moves.
  ///
  /// @param stat the source
  public void move(Path source, Path target, FileStat stat) throws IOException {
    requireRemovable(source, target, stat);
    boolean isStaged = !stat.isDirectory() || Rename.isForTrees(target);
    Path copy = isStaged ? Beside.temporary(target) : target;
    try {
      copyDurably(source, copy, stat);
      if (isStaged) {
        Beside.rename(copy, target, true);
        Beside.syncName(target);
      }
    } catch (IOException | RuntimeException | Error e) {
      if (!(e instanceof FileAlreadyExistsException)) { // which is somebody else's
        discard(copy, e);
      }
      throw e;
    }
    try {
      remove(source, stat);
    } catch (IOException e) {
      throw new SourceRemainsException(source, target, e);
    }
  }

  private void copyDurably(Path source, Path copy, FileStat stat) throws IOException {
    if (!copy.getFileSystem().equals(FileSystems.getDefault())) {
      copy(source, copy, stat);
      return;
    }
    try (SyncPoint point = SyncPoint.open(directory(copy))) {
      copy(source, copy, stat);
      point.sync(copy.toAbsolutePath());
    }
  }

  private void copy(Path source, Path copy, FileStat stat) throws IOException {
    if (stat.isDirectory()) {
      copyTree(source, copy);
      TreeCheck.requireComplete(source, copy, copyFunction == null);
      return;
    }
    if (stat.kind() == FileKind.SYMBOLIC_LINK) {
      Shutil.copy2(source, copy, LinkOption.NOFOLLOW_LINKS);
    } else {
      copyFile(source, copy);
    }
    if (!FileStat.of(source).isUnchangedSince(stat)) {
      throw new FileChangedException(
          source, "changed while it was being moved, and was not moved; try again");
    }
  }

  private void copyFile(Path source, Path copy) throws IOException {
    progress.checkCancelled();
    if (copyFunction == null) {
      Content.copy(source, copy, false, progress);
      Metadata.copyAll(source, copy, false);
      return;
    }
    copyFunction.copy(source, copy);
    if (!Files.exists(copy)) {
      String what = "was not made by the copy function; nothing was moved";
      throw new NoSuchFileException(copy.toString(), source.toString(), what);
    }
  }

  private void copyTree(Path source, Path copy) throws IOException {
    TreeCopier copier =
        new TreeCopier()
            .withSymbolicLinks(SymbolicLinks.PRESERVE)
            .withHardLinks(copyFunction == null)
            .withProgress(progress);
    (copyFunction == null ? copier : copier.withCopyFunction(copyFunction)).copy(source, copy);
  }

  /// Removes to the end: who interrupts this thread must find one of the two whole and the other one gone.
  private static void remove(Path source, FileStat stat) throws IOException {
    if (!stat.isDirectory()) {
      Files.delete(source);
      return;
    }
    boolean wasInterrupted = false;
    try {
      while (true) {
        wasInterrupted |= Thread.interrupted();
        try {
          new TreeRemover().withCollectedErrors(true).remove(source);
          return;
        } catch (CancellationException e) {
          wasInterrupted = true; // in the middle of it: go on
        }
      }
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void discard(Path copy, Throwable cause) {
    try {
      FileStat stat = FileStat.find(copy);
      if (stat != null) {
        remove(copy, stat);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /// Says beforehand what would be said after the copy.
  private static void requireRemovable(Path source, Path target, FileStat stat) throws IOException {
    requireWritable(source, target, directory(source), "the directory it is in");
    if (Linux.isImmutable(source)) {
      throw refusal(source, target, "it is immutable");
    }
    if (stat.isDirectory() && !isEmpty(source)) {
      requireWritable(source, target, source, "it");
    }
  }

  private static void requireWritable(Path source, Path target, Path directory, String name)
      throws AccessDeniedException {
    if (!Files.isWritable(directory)) {
      throw refusal(source, target, name + " may not be written to");
    }
    if (Linux.isImmutable(directory)) {
      throw refusal(source, target, name + " is immutable");
    }
  }

  private static AccessDeniedException refusal(Path source, Path target, String why) {
    String what = "could not be removed after it was copied, since " + why + "; nothing was moved";
    return new AccessDeniedException(source.toString(), target.toString(), what);
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  private static Path directory(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a root cannot be moved");
  }
}
