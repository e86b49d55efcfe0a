package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Bytes kept for later; in a temporary file once there are many.
final class Spool implements AutoCloseable {
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
  private @Nullable FileChannel file;
  private long size;

  long size() {
    return size;
  }

  void write(ByteBuffer bytes) throws IOException {
    size += bytes.remaining();
    if (bytes.remaining() > buffer.remaining()) {
      PlainBlocks.write(file(), buffer.flip());
      buffer.clear();
    }
    buffer.put(bytes); // a record of zip has 200 KB at most
  }

  private FileChannel file() throws IOException {
    if (file == null) {
      Path path = Files.createTempFile("central", null);
      file =
          FileChannel.open(
              path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }
    return file;
  }

  void copyTo(WritableByteChannel channel) throws IOException {
    long position = 0;
    while (file != null && position < file.size()) {
      position += file.transferTo(position, file.size() - position, channel);
    }
    PlainBlocks.write(channel, buffer.flip());
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
