package dev.dovetail.fileops.internal.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;

/// Gzip in one member (RFC 1952), deflated in blocks that refer back to each other, as pigz does.
final class GzipCompression implements Compression {
  private static final int BLOCK = 1 << 18;

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public int blockSize(int level) {
    return BLOCK;
  }

  @Override
  public Encoding encode(int level) {
    return new Member(level);
  }

  @Override
  public Decoder decode(ReadableByteChannel channel) {
    return new GzipDecoder(channel);
  }

  private static final class Member implements Encoding {
    private final int level;
    private final CRC32 crc = new CRC32();
    private final Queue<BlockDeflater> idle = new ConcurrentLinkedQueue<>();
    private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>(); // else they await the collector
    private byte[] window = {};
    private long size;

    Member(int level) {
      this.level = level;
    }

    @Override
    public ByteBuffer header() {
      byte hint = (byte) (level >= 9 ? 2 : level == 1 ? 4 : 0);
      return ByteBuffer.wrap(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, hint, (byte) 255});
    }

    @Override
    public Piece piece(ByteBuffer block) {
      crc.update(block.duplicate());
      size += block.remaining();
      byte[] before = window;
      window = BlockDeflater.window(block);
      return data -> compress(data, before);
    }

    private ByteBuffer compress(ByteBuffer block, byte[] before) {
      BlockDeflater deflater = idle.poll();
      if (deflater == null) {
        deflater = new BlockDeflater(level);
      }
      ByteBuffer free = buffers.poll();
      ByteBuffer out = free == null ? ByteBuffer.allocateDirect(BlockDeflater.bound(BLOCK)) : free.clear();
      deflater.compress(block, before, out);
      idle.add(deflater);
      return out.flip();
    }

    @Override
    public void free(ByteBuffer compressed) {
      buffers.add(compressed);
    }

    @Override
    public ByteBuffer trailer() {
      ByteBuffer trailer = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
      trailer.put((byte) 3).put((byte) 0); // an empty block that is the last one
      return trailer.putInt((int) crc.getValue()).putInt((int) size).flip();
    }

    @Override
    public void close() {
      idle.forEach(BlockDeflater::close);
    }
  }
}
