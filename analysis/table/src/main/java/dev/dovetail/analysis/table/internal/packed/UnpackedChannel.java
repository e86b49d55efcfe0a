package dev.dovetail.analysis.table.internal.packed;

import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableLimitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// The bytes of a stream, the first of which were read already, up to a limit.
final class UnpackedChannel implements ReadableByteChannel {
  private final ByteBuffer first;
  private final InputStream rest;
  private final ReadOptions options;
  private final byte[] buffer = new byte[1 << 15];
  private long count;

  UnpackedChannel(byte[] first, InputStream rest, ReadOptions options) {
    this.first = ByteBuffer.wrap(first);
    this.rest = rest;
    this.options = options;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int read = first.hasRemaining() ? head(target) : body(target);
    count += Math.max(read, 0);
    if (count > options.maxExpandedBytes()) {
      throw new TableLimitException("The compressed file holds more than " + options.maxExpandedBytes()
          + " bytes; if that is right, raise ReadOptions.maxExpandedBytes");
    }
    return read;
  }

  private int head(ByteBuffer target) {
    int length = Math.min(first.remaining(), target.remaining());
    target.put(target.position(), first, first.position(), length);
    target.position(target.position() + length);
    first.position(first.position() + length);
    return length;
  }

  private int body(ByteBuffer target) throws IOException {
    if (target.hasArray()) {
      int read = rest.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
      target.position(target.position() + Math.max(read, 0));
      return read;
    }
    int read = rest.read(buffer, 0, Math.min(buffer.length, target.remaining()));
    target.put(buffer, 0, Math.max(read, 0));
    return read;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() throws IOException {
    rest.close();
  }
}
