package dev.dovetail.fileops.internal.tree;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.internal.FileStat;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Writes nothing, and finds what would stand in the way: files that must not be read, and others in the
/// place of the copies.
final class DryTransfer implements Transfer {
  private final Progress progress;
  private final boolean mayExist;

  DryTransfer(CopyOptions options) {
    progress = options.progress();
    mayExist = options.has(CopyOptions.Flag.EXISTING);
  }

  @Override
  public Directory makeDirectory(Directory parent, Name name) throws IOException {
    Path path = parent.path(name);
    FileStat old = FileStat.find(path);
    if (old != null && !(mayExist && old.isDirectory())) {
      throw new FileAlreadyExistsException(path.toString());
    }
    return PlainDirectory.imagine(parent, name);
  }

  @Override
  public void copyFile(Directory from, Name name, Directory to, boolean follow) throws IOException {
    Path source = from.path(name);
    if (!Files.isReadable(source)) {
      throw new AccessDeniedException(source.toString(), null, "cannot be read");
    }
    requireFree(to.path(name));
    progress.advance(FileStat.of(follow ? source.toRealPath() : source).stamp().size());
  }

  private void requireFree(Path target) throws IOException {
    FileStat old = FileStat.find(target);
    if (old != null && !(mayExist && old.isRegular())) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }

  @Override
  public void copyLink(Directory from, Name name, Directory to) throws IOException {
    if (FileStat.find(to.path(name)) != null) {
      throw new FileAlreadyExistsException(to.path(name).toString());
    }
  }

  @Override
  public void finish(Directory from, Directory to) {}

  @Override
  public @Nullable Object hardLinkId(Directory from, Name name) {
    return null;
  }

  @Override
  public void makeHardLink(Directory existing, Name existingName, Directory to, Name name) {}

  @Override
  public void close() {}
}
