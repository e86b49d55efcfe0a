package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;

/// What the threads share that deflate for zip: buffers and deflaters, as many as are in use at once.
final class ZipDeflaters implements AutoCloseable {
  static final int BLOCK = 1 << 19;

  private final int level;
  private final Queue<BlockDeflater> idle = new ConcurrentLinkedQueue<>();
  private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();

  /// A deflated file.
  record Deflated(int method, long crc, long size, ByteBuffer data) {}

  ZipDeflaters(int level) {
    this.level = level;
  }

  /// Returns an empty buffer with room for a block, deflated or not.
  ByteBuffer take() {
    ByteBuffer buffer = buffers.poll();
    return buffer == null ? ByteBuffer.allocateDirect(BlockDeflater.bound(BLOCK)) : buffer.clear();
  }

  void free(ByteBuffer buffer) {
    buffers.add(buffer);
  }

  /// Reads a file of one block at most, and deflates it if that makes it smaller.
  Deflated deflateFile(long size, ArchiveSource.Content content) throws IOException {
    ByteBuffer block = take().limit((int) size);
    try (SeekableByteChannel in = content.open()) {
      while (block.hasRemaining()) {
        if (in.read(block) < 0) {
          throw content.changed();
        }
      }
    }
    CRC32 crc = new CRC32();
    crc.update(block.flip().duplicate());
    ByteBuffer out = take();
    BlockDeflater deflater = deflater();
    boolean isSmaller = deflater.compressWhole(block, out);
    idle.add(deflater);
    free(isSmaller ? block : out);
    return isSmaller
        ? new Deflated(ZipFields.DEFLATED, crc.getValue(), size, out.flip())
        : new Deflated(ZipFields.STORED, crc.getValue(), size, block);
  }

  /// Deflates a block that is not the last one.
  ByteBuffer deflateBlock(ByteBuffer block, byte[] window) {
    ByteBuffer out = take();
    BlockDeflater deflater = deflater();
    deflater.compress(block, window, out);
    idle.add(deflater);
    return out.flip();
  }

  private BlockDeflater deflater() {
    BlockDeflater deflater = idle.poll();
    return deflater == null ? new BlockDeflater(level) : deflater;
  }

  @Override
  public void close() {
    idle.forEach(BlockDeflater::close);
  }
}
