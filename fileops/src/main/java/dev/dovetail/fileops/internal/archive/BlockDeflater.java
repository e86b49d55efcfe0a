package dev.dovetail.fileops.internal.archive;

import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/// Deflates blocks so that their outputs may be put one behind the other (as pigz does): each ends at a byte,
/// and is not the last one of the stream. Not for several threads at once.
final class BlockDeflater implements AutoCloseable {
  static final int WINDOW = 1 << 15;
  private static final int STORED = 0xffff;
  private static final int SAMPLE = 1 << 12;
  private static final int SAMPLES = 4;

  private final Deflater deflater;
  private final int level;
  private final Deflater probe = new Deflater(1, true);
  private final ByteBuffer sample = ByteBuffer.allocateDirect(SAMPLE);
  private final ByteBuffer sampled = ByteBuffer.allocateDirect(2 * SAMPLE);

  /// Uses a level of 0 to 9, or -1 for 6.
  BlockDeflater(int level) {
    this.level = level < 0 ? 6 : Math.min(level, 9);
    this.deflater = new Deflater(this.level, true);
  }

  /// Returns how many bytes a block may come to.
  static int bound(int size) {
    return size + 5 * (size / STORED + 1) + 16;
  }

  /// Tells whether it is a waste of time to compress this, as for pictures and archives: of a few samples
  /// none became smaller.
  boolean isIncompressible(ByteBuffer block) {
    int size = block.remaining();
    if (level == 0) {
      return true;
    }
    if (size < 2 * SAMPLE) {
      return false;
    }
    int samples = Math.min(SAMPLES, size / (2 * SAMPLE));
    for (int i = 0; i < samples; i++) {
      int offset = (int) ((long) (size - SAMPLE) * i / Math.max(1, samples - 1));
      sample.clear().put(0, block, block.position() + offset, SAMPLE);
      probe.reset();
      probe.setInput(sample);
      probe.finish();
      if (probe.deflate(sampled.clear()) < SAMPLE - SAMPLE / 64) {
        return false;
      }
    }
    return true;
  }

  /// Compresses a block.
  ///
  /// @param dictionary what came before it, or an empty array
  /// @param out takes the result; has room for the [#bound]
  void compress(ByteBuffer block, byte[] dictionary, ByteBuffer out) {
    int start = out.position();
    if (isIncompressible(block) || !deflate(block.duplicate(), dictionary, out, Deflater.SYNC_FLUSH)) {
      store(block, out.position(start));
    }
  }

  /// Compresses all of a stream at once.
  ///
  /// @return false if that makes it no smaller; the output is of no use then
  boolean compressWhole(ByteBuffer block, ByteBuffer out) {
    return !isIncompressible(block) && deflate(block.duplicate(), new byte[0], out, Deflater.NO_FLUSH);
  }

  private boolean deflate(ByteBuffer block, byte[] dictionary, ByteBuffer out, int flush) {
    int start = out.position();
    int size = block.remaining();
    deflater.reset();
    if (dictionary.length > 0) {
      deflater.setDictionary(dictionary);
    }
    deflater.setInput(block);
    if (flush == Deflater.NO_FLUSH) {
      deflater.finish();
    }
    while (out.hasRemaining() && deflater.deflate(out, flush) > 0) {
      // goes on until there is nothing more to come
    }
    return !block.hasRemaining() && out.hasRemaining() && out.position() - start < size;
  }

  private static void store(ByteBuffer block, ByteBuffer out) {
    ByteBuffer rest = block.duplicate();
    while (rest.hasRemaining()) {
      int size = Math.min(rest.remaining(), STORED);
      out.put((byte) 0).put((byte) size).put((byte) (size >> 8)).put((byte) ~size).put((byte) (~size >> 8));
      out.put(rest.slice(rest.position(), size));
      rest.position(rest.position() + size);
    }
  }

  /// Returns the end of a block, for the next one to refer to.
  static byte[] window(ByteBuffer block) {
    byte[] window = new byte[Math.min(WINDOW, block.remaining())];
    block.get(block.limit() - window.length, window);
    return window;
  }

  @Override
  public void close() {
    deflater.end();
    probe.end();
  }
}
