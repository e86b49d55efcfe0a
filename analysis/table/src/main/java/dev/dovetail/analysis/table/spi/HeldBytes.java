package dev.dovetail.analysis.table.spi;

import dev.dovetail.analysis.table.TableLimitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/// Bytes in memory, in pieces, so that they need never be moved.
final class HeldBytes implements SeekableByteChannel {
  private static final int PIECE = 1 << 20;

  private final List<byte[]> pieces = new ArrayList<>();
  private long size;
  private long position;

  private HeldBytes() {}

  static HeldBytes of(ReadableByteChannel channel) throws IOException {
    HeldBytes held = new HeldBytes();
    boolean isEnd = false;
    while (!isEnd) {
      ByteBuffer piece = ByteBuffer.allocate(PIECE);
      while (piece.hasRemaining() && !isEnd) {
        isEnd = channel.read(piece) < 0;
      }
      held.pieces.add(piece.array());
      held.size += piece.position();
      if (held.size > TableSource.MOST_HELD) {
        throw new TableLimitException("What the compressed file holds has to be in memory as a whole to be read, "
            + "and is longer than " + TableSource.MOST_HELD + " bytes; unpack it first");
      }
    }
    return held;
  }

  @Override
  public int read(ByteBuffer target) {
    if (position >= size) {
      return -1;
    }
    int from = (int) (position % PIECE);
    int count = (int) Math.min(Math.min(target.remaining(), PIECE - from), size - position);
    target.put(pieces.get((int) (position / PIECE)), from, count);
    position += count;
    return count;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long value) {
    position = value;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    // there is nothing to give back
  }
}
