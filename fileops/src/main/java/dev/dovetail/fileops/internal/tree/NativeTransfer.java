package dev.dovetail.fileops.internal.tree;

import static dev.dovetail.fileops.internal.tree.NativeDirectory.raw;

import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.Preserve;
import dev.dovetail.fileops.SameFileException;
import dev.dovetail.fileops.internal.linux.Calls;
import dev.dovetail.fileops.internal.linux.ContentCopy;
import dev.dovetail.fileops.internal.linux.Errno;
import dev.dovetail.fileops.internal.linux.MetadataCopy;
import dev.dovetail.fileops.internal.linux.Status;
import dev.dovetail.fileops.internal.tree.CopyOptions.Flag;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Copies by descriptors: nothing is read or made but in the directories that are open.
final class NativeTransfer implements Transfer {
  private static final int LONGEST_LINK = 4096;
  private static final int OWNER_MAY_WRITE = 0200; // extended attributes could not be set otherwise
  private static final int NEW = Calls.O_WRONLY | Calls.O_CREAT | Calls.O_EXCL | Calls.O_NOFOLLOW;
  private static final int OLD = Calls.O_WRONLY | Calls.O_NOFOLLOW | Calls.O_NONBLOCK;

  private final ContentCopy content;
  private final Preserve preserve;
  private final boolean mayExist;
  private final boolean mayChange;

  NativeTransfer(CopyOptions options) {
    content = new ContentCopy(options.progress(), options.has(Flag.REFLINKS), options.has(Flag.HOLES));
    preserve = options.preserve();
    mayExist = options.has(Flag.EXISTING);
    mayChange = !options.has(Flag.UNCHANGED);
  }

  @Override
  public Directory makeDirectory(Directory parent, Name name) throws IOException {
    NativeDirectory above = (NativeDirectory) parent;
    // Nobody else has to see into it before it gets its permissions.
    int result = Calls.makeDirectory(above.descriptor(), raw(name), preserve.hasPermissions() ? 0700 : 0777);
    if (result < 0 && !(mayExist && result == -Errno.EEXIST)) {
      throw Errno.exception(-result, above.path(name), null, "cannot be made");
    }
    return above.open(name, false);
  }

  @Override
  public void copyFile(Directory from, Name name, Directory to, boolean follow) throws IOException {
    NativeDirectory source = (NativeDirectory) from;
    int flags = Calls.O_RDONLY | Calls.O_NONBLOCK | (follow ? 0 : Calls.O_NOFOLLOW);
    int in = Calls.open(source.descriptor(), raw(name), flags, 0);
    if (in == -Errno.ENXIO) { // a socket, which only a symbolic link can have led to
      throw new NotRegularFileException(source.path(name), source.kind(name, follow));
    }
    if (in < 0) {
      throw Errno.exception(-in, source.path(name), null, "cannot be read");
    }
    try {
      Status status = Status.of(in);
      if (status.errno() != 0 || status.kind() != FileKind.REGULAR) {
        throw new NotRegularFileException(source.path(name), status.kind());
      }
      copyOpen(in, status, source, name, (NativeDirectory) to);
    } finally {
      var _ = Calls.close(in);
    }
  }

  private void copyOpen(int in, Status status, NativeDirectory from, Name name, NativeDirectory to)
      throws IOException {
    int mode = preserve.hasPermissions() ? (status.mode() & 0777) | OWNER_MAY_WRITE : 0666;
    int out = Calls.open(to.descriptor(), raw(name), NEW, mode);
    boolean isNew = out >= 0;
    if (!isNew) {
      out = openOld(out, status, from, name, to);
    }
    boolean isWhole = false;
    try {
      var pair = new ContentCopy.Pair(in, out, () -> from.path(name), () -> to.path(name));
      content.copy(pair, status, to.status().device());
      if (!mayChange) {
        requireUnchanged(in, status, from.path(name));
      }
      isWhole = true;
      copyMetadata(in, status, out, to, name);
    } catch (IOException | RuntimeException | Error e) {
      var _ = Calls.close(out);
      if (isNew && !isWhole) {
        var _ = Calls.unlink(to.descriptor(), raw(name)); // the error at hand says more than this one's
      }
      throw e;
    }
    int closed = Calls.close(out);
    if (closed < 0) {
      throw Errno.exception(-closed, to.path(name), null, "cannot be written");
    }
  }

  private static void requireUnchanged(int in, Status before, Path file) throws IOException {
    Status now = Status.of(in);
    if (now.errno() != 0) {
      throw Errno.exception(now.errno(), file, null, "cannot be looked at");
    }
    if (!now.hasContentOf(before)) {
      throw new FileChangedException(file, CopyOptions.CHANGED);
    }
  }

  /// Opens a file that is there already, to be overwritten in place.
  private int openOld(int refusal, Status source, NativeDirectory from, Name name, NativeDirectory to)
      throws IOException {
    Path target = to.path(name);
    if (refusal != -Errno.EEXIST || !mayExist) {
      throw Errno.exception(-refusal, target, null, "cannot be made");
    }
    int out = Calls.open(to.descriptor(), raw(name), OLD, 0);
    if (out < 0) {
      throw existing(-out, to.status(name, false).kind(), target);
    }
    try {
      Status old = Status.of(out);
      if (old.kind() != FileKind.REGULAR) {
        throw new NotRegularFileException(target, old.kind());
      }
      if (old.isSameFile(source)) {
        throw new SameFileException(from.path(name), target);
      }
      int result = Calls.truncate(out, 0);
      if (result < 0) {
        throw Errno.exception(-result, target, null, "cannot be overwritten");
      }
      return out;
    } catch (IOException e) {
      var _ = Calls.close(out);
      throw e;
    }
  }

  private static IOException existing(int errno, FileKind kind, Path target) {
    return switch (kind) {
      case REGULAR -> Errno.exception(errno, target, null, "cannot be overwritten");
      case SYMBOLIC_LINK, DIRECTORY ->
          new FileAlreadyExistsException(
              target.toString(), null, "is " + kind + ", which is not replaced by a file; remove it first");
      default -> new NotRegularFileException(target, kind);
    };
  }

  private void copyMetadata(int in, Status status, int out, NativeDirectory to, Name name)
      throws IOException {
    int permissions = status.permissions();
    if (preserve.hasOwner()) {
      permissions = MetadataCopy.copyOwner(status, out, () -> to.path(name));
    }
    if (preserve.hasTimes()) {
      MetadataCopy.copyTimesAndAttributes(in, status, out, () -> to.path(name));
    }
    if (preserve.hasPermissions()) {
      MetadataCopy.setMode(out, permissions, () -> to.path(name));
    }
  }

  @Override
  public void copyLink(Directory from, Name name, Directory to) throws IOException {
    NativeDirectory source = (NativeDirectory) from;
    NativeDirectory target = (NativeDirectory) to;
    byte[] text = readLink(source, name);
    int result = Calls.symbolicLink(text, target.descriptor(), raw(name));
    if (result < 0) {
      throw Errno.exception(-result, target.path(name), null, "cannot be made");
    }
    if (preserve.hasTimes()) {
      MetadataCopy.copyLink(
          source.descriptor(),
          raw(name),
          target.descriptor(),
          raw(name),
          preserve.hasOwner(),
          () -> target.path(name));
    }
  }

  private static byte[] readLink(NativeDirectory directory, Name name) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LONGEST_LINK);
      int length = Calls.readLink(directory.descriptor(), raw(name), buffer);
      if (length < 0) {
        throw Errno.exception(-length, directory.path(name), null, "cannot be read");
      }
      return buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  @Override
  public void finish(Directory from, Directory to) throws IOException {
    if (preserve.hasPermissions()) {
      NativeDirectory source = (NativeDirectory) from;
      NativeDirectory target = (NativeDirectory) to;
      int in = source.descriptor();
      int out = target.descriptor();
      Status status = source.status();
      int permissions = status.permissions();
      if (preserve.hasOwner()) {
        permissions = MetadataCopy.copyOwner(status, out, target::path);
      }
      if (preserve.hasTimes()) {
        MetadataCopy.copyTimesAndAttributes(in, status, out, target::path);
      }
      MetadataCopy.setMode(out, permissions, target::path);
    }
  }

  @Override
  public @Nullable Object hardLinkId(Directory from, Name name) throws IOException {
    Status status = ((NativeDirectory) from).status(name, false);
    return status.links() > 1 ? new NativeDirectory.Id(status.device(), status.inode()) : null;
  }

  @Override
  public void makeHardLink(Directory existing, Name existingName, Directory to, Name name)
      throws IOException {
    NativeDirectory target = (NativeDirectory) to;
    int there = ((NativeDirectory) existing).openAgain();
    try {
      int result = Calls.link(there, raw(existingName), target.descriptor(), raw(name));
      if (result < 0) {
        throw Errno.exception(-result, target.path(name), existing.path(existingName), "cannot be linked");
      }
    } finally {
      var _ = Calls.close(there);
    }
  }

  @Override
  public void close() {
    content.close();
  }
}
