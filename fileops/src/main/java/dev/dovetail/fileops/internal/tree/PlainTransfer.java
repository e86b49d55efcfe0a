package dev.dovetail.fileops.internal.tree;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.Preserve;
import dev.dovetail.fileops.SameFileException;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.Metadata;
import dev.dovetail.fileops.internal.copy.PlainContent;
import dev.dovetail.fileops.internal.tree.CopyOptions.Flag;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Copies by paths, between any two providers.
final class PlainTransfer implements Transfer {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  private final Progress progress;
  private final Preserve preserve;
  private final boolean mayExist;
  private final boolean mayChange;

  PlainTransfer(CopyOptions options) {
    progress = options.progress();
    preserve = options.preserve();
    mayExist = options.has(Flag.EXISTING);
    mayChange = !options.has(Flag.UNCHANGED);
  }

  @Override
  public Directory makeDirectory(Directory parent, Name name) throws IOException {
    Path path = parent.path(name);
    try {
      Files.createDirectory(path, secret(path, preserve));
    } catch (FileAlreadyExistsException e) {
      if (!mayExist) {
        throw e;
      }
    }
    return parent.open(name, false);
  }

  /// Returns the permissions of a directory that nobody else has to see into before it is finished.
  static FileAttribute<?>[] secret(Path path, Preserve preserve) {
    boolean isSecret = preserve.hasPermissions() && FileStat.hasUnixAttributes(path);
    return isSecret
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void copyFile(Directory from, Name name, Directory to, boolean follow) throws IOException {
    Path shown = from.path(name);
    Path source = follow ? shown.toRealPath() : shown;
    FileStat stat = FileStat.of(source);
    if (!stat.isRegular()) {
      throw new NotRegularFileException(shown, stat.kind());
    }
    Path target = to.path(name);
    FileStat old = FileStat.find(target);
    if (old == null) {
      copyToNew(source, target, stat);
    } else {
      requireOverwritable(source, target, old);
      PlainContent.copy(source, target, overwriting(target), progress);
    }
    copyMetadata(source, target);
  }

  private static Set<OpenOption> overwriting(Path target) {
    return FileStat.hasUnixAttributes(target)
        ? Set.of(
            StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING, LinkOption.NOFOLLOW_LINKS)
        : Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void copyToNew(Path source, Path target, FileStat before) throws IOException {
    try {
      PlainContent.copy(source, target, NEW, progress);
      if (!mayChange && !FileStat.of(source).isUnchangedSince(before)) {
        throw new FileChangedException(source, CopyOptions.CHANGED);
      }
    } catch (FileAlreadyExistsException e) {
      throw e; // not ours
    } catch (IOException | RuntimeException | Error e) {
      try {
        Files.deleteIfExists(target);
      } catch (IOException second) {
        e.addSuppressed(second);
      }
      throw e;
    }
  }

  private void requireOverwritable(Path source, Path target, FileStat old) throws IOException {
    if (!mayExist) {
      throw new FileAlreadyExistsException(target.toString());
    }
    switch (old.kind()) {
      case REGULAR -> {
        boolean isSame =
            source.getFileSystem().equals(target.getFileSystem()) && Files.isSameFile(source, target);
        if (isSame) {
          throw new SameFileException(source, target);
        }
      }
      case SYMBOLIC_LINK, DIRECTORY ->
          throw new FileAlreadyExistsException(
              target.toString(),
              null,
              "is " + old.kind() + ", which is not replaced by a file; remove it first");
      default -> throw new NotRegularFileException(target, old.kind());
    }
  }

  private void copyMetadata(Path source, Path target) throws IOException {
    if (preserve.hasOwner() && FileStat.hasUnixAttributes(source) && FileStat.hasUnixAttributes(target)) {
      int user = (int) Files.getAttribute(source, "unix:uid", LinkOption.NOFOLLOW_LINKS);
      int group = (int) Files.getAttribute(source, "unix:gid", LinkOption.NOFOLLOW_LINKS);
      Plain.changeOwner(target, user, group);
    }
    if (preserve.hasTimes()) {
      Metadata.copyAllPlainly(source, target, Files.isSymbolicLink(source));
    } else if (preserve.hasPermissions()) {
      Metadata.copyPlainMode(source, target);
    }
  }

  @Override
  public void copyLink(Directory from, Name name, Directory to) throws IOException {
    Path source = from.path(name);
    Path target = to.path(name);
    Path content = Files.readSymbolicLink(source);
    boolean isOne = source.getFileSystem().equals(target.getFileSystem());
    try {
      Files.createSymbolicLink(
          target, isOne ? content : target.getFileSystem().getPath(content.toString()));
    } catch (UnsupportedOperationException e) {
      var failure = new FileSystemException(target.toString(), null, "its provider has no symbolic links");
      failure.initCause(e);
      throw failure;
    }
    if (preserve.hasTimes()) {
      copyMetadata(source, target);
    }
  }

  @Override
  public void finish(Directory from, Directory to) throws IOException {
    copyMetadata(from.path(), to.path());
  }

  @Override
  public @Nullable Object hardLinkId(Directory from, Name name) throws IOException {
    Path file = from.path(name);
    if (!FileStat.hasUnixAttributes(file)) {
      return null;
    }
    FileStat stat = FileStat.of(file);
    return stat.links() > 1
        ? new NativeDirectory.Id(stat.stamp().device(), stat.stamp().inode())
        : null;
  }

  @Override
  public void makeHardLink(Directory existing, Name existingName, Directory to, Name name)
      throws IOException {
    Files.createLink(to.path(name), existing.path(existingName));
  }

  @Override
  public void close() {}
}
