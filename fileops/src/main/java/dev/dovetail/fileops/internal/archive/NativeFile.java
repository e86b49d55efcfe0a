package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.internal.linux.Calls;
import dev.dovetail.fileops.internal.linux.Errno;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.function.Supplier;

/// A new file by its descriptor, to be written by one thread.
final class NativeFile implements SeekableByteChannel {
  private static final int CLOSED = -1;

  private final Supplier<Path> path;
  private int descriptor;
  private long position;

  NativeFile(int descriptor, Supplier<Path> path) {
    this.descriptor = descriptor;
    this.path = path;
  }

  @Override
  public int write(ByteBuffer buffer) throws IOException {
    if (descriptor == CLOSED) {
      throw new ClosedChannelException();
    }
    if (!buffer.isDirect()) {
      ByteBuffer copy = ByteBuffer.allocateDirect(buffer.remaining()).put(buffer.duplicate()).flip();
      int count = write(copy);
      buffer.position(buffer.position() + count);
      return count;
    }
    int count =
        Calls.write(descriptor, MemorySegment.ofBuffer(buffer), 0, buffer.remaining());
    if (count < 0) {
      throw Errno.exception(-count, path.get(), null, "cannot be written");
    }
    buffer.position(buffer.position() + count);
    position += count;
    return count;
  }

  @Override
  public SeekableByteChannel position(long value) throws IOException {
    long result = Calls.seek(descriptor, value, Calls.SEEK_SET);
    if (result < 0) {
      throw Errno.exception((int) -result, path.get(), null, "cannot be written");
    }
    position = value;
    return this;
  }

  @Override
  public void close() throws IOException {
    int last = descriptor;
    descriptor = CLOSED;
    if (last != CLOSED) {
      int result = Calls.close(last);
      if (result < 0) {
        throw Errno.exception(-result, path.get(), null, "cannot be written to its end");
      }
    }
  }

  @Override
  public boolean isOpen() {
    return descriptor != CLOSED;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public long size() {
    return position;
  }

  @Override
  public int read(ByteBuffer buffer) {
    throw new UnsupportedOperationException("Only written");
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException("Only written");
  }
}
