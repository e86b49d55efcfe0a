package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// Writes blocks as they are.
final class PlainBlocks implements BlockOutput.Blocks {
  private static final int SIZE = 1 << 18;

  private final WritableByteChannel channel;

  PlainBlocks(WritableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public ByteBuffer first() {
    return ByteBuffer.allocateDirect(SIZE);
  }

  @Override
  public ByteBuffer next(ByteBuffer full) throws IOException {
    finish(full);
    return full.clear();
  }

  @Override
  public void finish(ByteBuffer last) throws IOException {
    write(channel, last);
  }

  static void write(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
