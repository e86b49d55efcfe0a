package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// Collects bytes in big blocks and passes the full ones on.
final class BlockOutput {
  private final Blocks blocks;
  private ByteBuffer block;

  /// What takes full blocks.
  interface Blocks {
    /// Returns an empty block.
    ByteBuffer first();

    /// Takes a block, ready to be read, and returns an empty one.
    ByteBuffer next(ByteBuffer full) throws IOException;

    /// Takes the last block, which may be empty, and writes all that is still to be written.
    void finish(ByteBuffer last) throws IOException;
  }

  BlockOutput(Blocks blocks) {
    this.blocks = blocks;
    this.block = blocks.first();
  }

  /// Returns the block with room for at least one byte.
  private ByteBuffer room() throws IOException {
    if (!block.hasRemaining()) {
      block = blocks.next(block.flip());
    }
    return block;
  }

  void write(byte[] bytes) throws IOException {
    int written = 0;
    while (written < bytes.length) {
      ByteBuffer room = room();
      int count = Math.min(room.remaining(), bytes.length - written);
      room.put(bytes, written, count);
      written += count;
    }
  }

  void zeros(long count) throws IOException {
    write(new byte[(int) count]);
  }

  /// Reads at most so many bytes.
  ///
  /// @return how many, or -1 at the end of the file
  int read(ReadableByteChannel in, long most) throws IOException {
    ByteBuffer room = room();
    int limit = room.limit();
    room.limit((int) Math.min(limit, room.position() + most));
    int count = in.read(room);
    room.limit(limit);
    return count;
  }

  void finish() throws IOException {
    blocks.finish(block.flip());
  }
}
