package dev.dovetail.fileops.internal.linux;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Copies the content of one open file into another that is empty, by the best means there is: shared blocks,
/// a small buffer, or the kernel's own copy; what takes no room in the source takes none in the target.
///
/// A file that shrinks or grows meanwhile is copied as it is found, up to its end. One object serves one
/// thread at a time and any number of files.
public final class ContentCopy implements AutoCloseable {
  /// Up to this size one read and one write are faster than the kernel's copy.
  private static final int BUFFER = 256 * 1024;

  /// What the kernel copies between two looks at the progress.
  private static final long RANGE = 4 << 20;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment buffer = arena.allocate(BUFFER);
  private final Progress progress;
  private final boolean mayClone;
  private final boolean keepsHoles;
  private long noCloneSource = -1;
  private long noCloneTarget = -1;
  private boolean hasCopyRange = true;

  /// Prepares for copying.
  ///
  /// @param progress advanced by the bytes copied, asked to stop every few megabytes
  public ContentCopy(Progress progress, boolean mayClone, boolean keepsHoles) {
    this.progress = progress;
    this.mayClone = mayClone;
    this.keepsHoles = keepsHoles;
  }

  /// Two open files, and what they are called in an error.
  ///
  /// @param from the source's descriptor, at its begin
  /// @param to the target's, an empty file's
  public record Pair(int from, int to, Supplier<Path> source, Supplier<Path> target) {
    private IOException unreadable(long result) {
      return Errno.exception((int) -result, source.get(), null, "cannot be read");
    }

    private IOException unwritable(long result) {
      return Errno.exception((int) -result, target.get(), null, "cannot be written");
    }
  }

  /// Copies all there is.
  ///
  /// @param status the source's
  /// @param targetDevice the file system of the target
  public void copy(Pair pair, Status status, long targetDevice) throws IOException {
    if (clone(pair, status, targetDevice)) {
      progress.advance(status.size());
    } else if (keepsHoles && status.isSparse()) {
      copyData(pair, status.size());
    } else if (status.size() < BUFFER) {
      copyBuffered(pair, status.size(), Long.MAX_VALUE);
    } else {
      copyRange(pair, Long.MAX_VALUE);
    }
  }

  private boolean clone(Pair pair, Status status, long targetDevice) {
    boolean isHopeless = noCloneSource == status.device() && noCloneTarget == targetDevice;
    if (!mayClone || status.size() == 0 || isHopeless) {
      return false;
    }
    int errno = -Calls.clone(pair.to, pair.from);
    if (Errno.isNeverSupported(errno)) {
      noCloneSource = status.device();
      noCloneTarget = targetDevice;
    }
    return errno == 0;
  }

  /// Copies what lseek(2) says is data, and leaves the rest a hole.
  private void copyData(Pair pair, long size) throws IOException {
    long end = 0;
    while (end < size) {
      long data = Calls.seek(pair.from, end, Calls.SEEK_DATA);
      if (data == -Errno.ENXIO) { // nothing but a hole up to the end
        break;
      }
      if (data < 0) { // the file system cannot tell
        copyFrom(pair, end, Long.MAX_VALUE);
        return;
      }
      end = Calls.seek(pair.from, data, Calls.SEEK_HOLE);
      copyFrom(pair, data, end < 0 ? Long.MAX_VALUE : end - data);
      if (end < 0) {
        return;
      }
    }
    Status now = Status.of(pair.from); // what was cut off meanwhile is no hole
    int result = Calls.truncate(pair.to, now.errno() == 0 ? Math.min(size, now.size()) : size);
    if (result < 0) {
      throw pair.unwritable(result);
    }
  }

  private void copyFrom(Pair pair, long offset, long length) throws IOException {
    long at = Calls.seek(pair.from, offset, Calls.SEEK_SET);
    if (at < 0) {
      throw pair.unreadable(at);
    }
    at = Calls.seek(pair.to, offset, Calls.SEEK_SET);
    if (at < 0) {
      throw pair.unwritable(at);
    }
    copyRange(pair, length);
  }

  /// Lets the kernel copy from where both files are; where it refuses, or has nothing to give although there
  /// may be some (as with files of /proc), reads and writes.
  private void copyRange(Pair pair, long length) throws IOException {
    long left = length;
    while (left > 0 && hasCopyRange) {
      progress.checkCancelled();
      long count = Calls.copyRange(pair.from, pair.to, Math.min(left, RANGE));
      if (count < 0 && !isRefusal((int) -count)) {
        throw pair.unwritable(count);
      }
      hasCopyRange = count >= 0 || count == -Errno.EINVAL;
      if (count <= 0) {
        break;
      }
      left -= count;
      progress.advance(count);
    }
    copyBuffered(pair, -1, left);
  }

  private static boolean isRefusal(int errno) {
    return Errno.isNeverSupported(errno) || errno == Errno.EINVAL || errno == Errno.EPERM;
  }

  /// Reads and writes up to the end.
  ///
  /// @param size what a whole file is expected to have, so that reading that much needs no further look for
  ///     its end; -1 if that is not known
  private void copyBuffered(Pair pair, long size, long length) throws IOException {
    long left = length;
    while (left > 0) {
      progress.checkCancelled();
      int count = Calls.read(pair.from, buffer, Math.min(left, BUFFER));
      if (count < 0) {
        throw pair.unreadable(count);
      }
      if (count == 0) {
        return;
      }
      write(pair, count);
      progress.advance(count);
      left -= count;
      if (count == size) {
        return;
      }
    }
  }

  private void write(Pair pair, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = Calls.write(pair.to, buffer, done, length - done);
      if (count < 0) {
        throw pair.unwritable(count);
      }
      done += count;
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
