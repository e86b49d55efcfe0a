package dev.dovetail.fileops.internal.walk;

import dev.dovetail.fileops.internal.NameText;
import dev.dovetail.fileops.internal.linux.Calls;
import dev.dovetail.fileops.internal.linux.Errno;
import dev.dovetail.fileops.internal.linux.Status;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Supplier;

/// A regular file that is read by its descriptor. Used by one thread at a time.
final class NativeReading implements Reading {
  private static final int FLAGS = Calls.O_RDONLY | Calls.O_NONBLOCK | Calls.O_NOFOLLOW;

  private final int descriptor;
  private final Entry file;
  private final Supplier<Path> path;

  private NativeReading(int descriptor, Entry file, Supplier<Path> path) {
    this.descriptor = descriptor;
    this.file = file;
    this.path = path;
  }

  /// Opens a file as it was seen.
  static NativeReading open(int directory, Entry file, Supplier<Path> path) throws IOException {
    int descriptor = Calls.open(directory, NameText.bytes(file.name()), FLAGS, 0);
    if (descriptor == -Errno.ELOOP) {
      throw Reading.changed(path.get());
    }
    if (descriptor < 0) {
      throw Errno.exception(-descriptor, path.get(), null, "cannot be read");
    }
    NativeReading reading = new NativeReading(descriptor, file, path);
    try {
      reading.requireUnchanged();
    } catch (IOException e) {
      reading.close();
      throw e;
    }
    return reading;
  }

  int descriptor() {
    return descriptor;
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    int count = Calls.read(descriptor, MemorySegment.ofBuffer(buffer), buffer.remaining());
    if (count < 0) {
      throw Errno.exception(-count, path.get(), null, "cannot be read");
    }
    buffer.position(buffer.position() + count);
    return count == 0 ? -1 : count;
  }

  Status status() throws IOException {
    Status status = Status.of(descriptor);
    if (status.errno() != 0) {
      throw Errno.exception(status.errno(), path.get(), null, "cannot be looked at");
    }
    return status;
  }

  @Override
  public void requireUnchanged() throws IOException {
    if (!NativeFolder.entry(file.name(), status()).isUnchangedSince(file)) {
      throw Reading.changed(path.get());
    }
  }

  @Override
  public void close() {
    var _ = Calls.close(descriptor);
  }
}
