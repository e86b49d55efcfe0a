package dev.dovetail.analysis.table.internal.packed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// Shows a channel as a stream, and knows how far it was read.
final class ChannelInput extends InputStream {
  private final ReadableByteChannel channel;
  private long place;

  ChannelInput(ReadableByteChannel channel) {
    this.channel = channel;
  }

  long place() {
    return place;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count = channel.read(ByteBuffer.wrap(target, from, length));
    place += Math.max(count, 0);
    return count;
  }
}
