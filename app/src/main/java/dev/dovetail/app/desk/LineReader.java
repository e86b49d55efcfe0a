package dev.dovetail.app.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Reads lines of bytes, with their line ends, from a position of a file on.
final class LineReader {
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 14).limit(0);
  private long position;

  LineReader(FileChannel channel) {
    this(channel, 0);
  }

  LineReader(FileChannel channel, long position) {
    this.channel = channel;
    this.position = position;
  }

  /// Returns the next line; its last byte is a line feed unless the file ends without one. Empty at the end.
  byte[] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (fill()) {
      while (buffer.hasRemaining()) {
        byte b = buffer.get();
        line.write(b);
        if (b == '\n') {
          return line.toByteArray();
        }
      }
    }
    return line.toByteArray();
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    buffer.clear();
    int count = channel.read(buffer, position);
    buffer.flip();
    position += Math.max(count, 0);
    return count > 0;
  }
}
