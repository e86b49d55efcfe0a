package dev.dovetail.fileops.internal.transaction;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.FileChangedException;
import dev.dovetail.fileops.FileStamp;
import dev.dovetail.fileops.NotRegularFileException;
import dev.dovetail.fileops.internal.FileStat;
import dev.dovetail.fileops.internal.linux.Linux;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Copies regular files with their permissions and modification times, and hashes nothing. Used by one
/// thread.
final class PlainCopy {
  private static final int BUFFER = 1 << 18;

  private final Progress progress;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  PlainCopy(Progress progress) {
    this.progress = progress;
  }

  /// Copies a file to a name that does not exist; what there is of it after a failure is the caller's to
  /// remove.
  void copy(Path source, Path target) throws IOException {
    FileStat stat = FileStat.of(source);
    if (!stat.isRegular()) {
      throw new NotRegularFileException(source, stat.kind());
    }
    try (SeekableByteChannel in = Files.newByteChannel(source, Set.of(READ, NOFOLLOW_LINKS));
        SeekableByteChannel out = Files.newByteChannel(target, Set.of(CREATE_NEW, WRITE))) {
      if (!reflink(source, stat.stamp(), target)) {
        transfer(in, out);
      }
    }
    FileTime time = FileTime.from(stat.stamp().modifiedNanos(), TimeUnit.NANOSECONDS);
    Files.getFileAttributeView(target, BasicFileAttributeView.class).setTimes(time, time, null);
    if (stat.permissions() >= 0) {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(stat.rwx()));
    }
    if (!FileStat.of(source).isUnchangedSince(stat)) {
      throw new FileChangedException(source,
          "changed while it was copied; stop what writes to it, then try again");
    }
  }

  private void transfer(SeekableByteChannel in, SeekableByteChannel out) throws IOException {
    while (in.read(buffer.clear()) >= 0) {
      int count = buffer.position();
      buffer.flip();
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      progress.advance(count);
      progress.checkCancelled();
    }
  }

  private boolean reflink(Path source, FileStamp stamp, Path target) throws IOException {
    if (stamp.size() < BUFFER || !Linux.handles(source) || !Linux.handles(target)) {
      return false;
    }
    long device = FileStamp.of(target).device();
    boolean isShared =
        Linux.mayReflink(stamp.device(), device) && Linux.reflink(source, target, stamp.device(), device);
    if (isShared) {
      progress.advance(stamp.size());
    }
    return isShared;
  }
}
