package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/// Reads a file at any position, by any thread.
final class RandomRead {
  private final SeekableByteChannel channel;
  private final long size;

  RandomRead(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  long size() {
    return size;
  }

  /// Reads what there is, until the buffer is full, behind what the buffer has.
  void read(ByteBuffer buffer, long position) throws IOException {
    long next = position;
    while (buffer.hasRemaining()) {
      int count = readSome(buffer, next);
      if (count < 0) {
        return;
      }
      next += count;
    }
  }

  /// Reads a stretch that has to be there.
  ByteBuffer read(long position, int length) throws IOException {
    if (position < 0 || position > size - length) {
      throw BlockInput.truncated();
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    read(buffer, position);
    if (buffer.hasRemaining()) {
      throw BlockInput.truncated();
    }
    return buffer.flip();
  }

  private int readSome(ByteBuffer buffer, long position) throws IOException {
    if (channel instanceof FileChannel file) {
      return file.read(buffer, position);
    }
    synchronized (this) {
      return channel.position(position).read(buffer);
    }
  }
}
