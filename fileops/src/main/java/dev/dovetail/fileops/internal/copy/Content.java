package dev.dovetail.fileops.internal.copy;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.FileKind;
import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.SameFileException;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.linux.CPath;
import dev.dovetail.fileops.internal.linux.Calls;
import dev.dovetail.fileops.internal.linux.ContentCopy;
import dev.dovetail.fileops.internal.linux.Errno;
import dev.dovetail.fileops.internal.linux.Linux;
import dev.dovetail.fileops.internal.linux.Status;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Copies what is in one regular file to another path, as `shutil.copyfile` does: a file that is there
/// already is overwritten in place, and keeps its names, owner and permissions.
public final class Content {
  private Content() {}

  /// Copies the content. A symbolic link named as the target is followed. What was written before a failure
  /// stays.
  ///
  /// @param followLinks whether a symbolic link named as the source is followed; if not, it is refused
  /// @param progress advanced by the bytes copied, asked to stop every few megabytes
  /// @throws NotRegularFileException if either of them is a directory, FIFO, socket or device
  /// @throws SameFileException if they are one file, by whatever names
  public static void copy(Path source, Path target, boolean followLinks, Progress progress)
      throws IOException {
    if (Linux.handles(source) && Linux.handles(target)) {
      copyNatively(source, target, followLinks, progress);
    } else {
      PlainContent.copy(source, target, followLinks, progress);
    }
  }

  private static void copyNatively(Path source, Path target, boolean followLinks, Progress progress)
      throws IOException {
    int link = followLinks ? 0 : Calls.O_NOFOLLOW;
    int from = open(source, Calls.O_RDONLY | Calls.O_NONBLOCK | link, "cannot be read");
    try {
      Status status = regular(source, from);
      int to = openTarget(status, source, target);
      try (ContentCopy content = new ContentCopy(progress, true, true)) {
        Status old = regular(target, to);
        if (old.isSameFile(status)) {
          throw new SameFileException(source, target);
        }
        if (old.size() > 0) {
          check(Calls.truncate(to, 0), target, "cannot be written");
        }
        content.copy(new ContentCopy.Pair(from, to, () -> source, () -> target), status, old.device());
      } catch (IOException | RuntimeException | Error e) {
        var _ = Calls.close(to);
        throw e;
      }
      check(Calls.close(to), target, "cannot be written");
    } finally {
      var _ = Calls.close(from);
    }
  }

  private static int openTarget(Status status, Path source, Path target) throws IOException {
    byte[] name = CPath.bytes(target);
    int flags = Calls.O_WRONLY | Calls.O_CREAT | Calls.O_NONBLOCK;
    int to = Calls.open(Calls.HERE, name, flags, 0666);
    if (to < 0) {
      Status there = Status.of(Calls.HERE, name, true);
      if (there.errno() == 0 && there.isSameFile(status)) {
        throw new SameFileException(source, target); // although it may not be written
      }
      if (there.errno() == 0 && there.kind() != FileKind.REGULAR) {
        throw new NotRegularFileException(target, there.kind()); // ENXIO for a FIFO, EISDIR
      }
      throw Errno.exception(-to, target, null, "cannot be written");
    }
    return to;
  }

  private static int open(Path path, int flags, String what) throws IOException {
    byte[] name = CPath.bytes(path);
    int result = Calls.open(Calls.HERE, name, flags, 0);
    if (result < 0) {
      Status there = Status.of(Calls.HERE, name, (flags & Calls.O_NOFOLLOW) == 0);
      if (there.errno() == 0 && there.kind() != FileKind.REGULAR) {
        throw new NotRegularFileException(path, there.kind());
      }
      throw Errno.exception(-result, path, null, what);
    }
    return result;
  }

  private static Status regular(Path path, int descriptor) throws IOException {
    Status status = Status.of(descriptor);
    check(-status.errno(), path, "cannot be looked at");
    if (status.kind() != FileKind.REGULAR) {
      throw new NotRegularFileException(path, status.kind());
    }
    return status;
  }

  private static void check(int result, Path path, String what) throws FileSystemException {
    if (result < 0) {
      throw Errno.exception(-result, path, null, what);
    }
  }
}
