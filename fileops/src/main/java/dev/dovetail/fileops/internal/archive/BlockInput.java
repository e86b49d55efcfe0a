package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Reads the 512-byte blocks of a tar archive.
final class BlockInput {
  static final int BLOCK = 512;
  private static final long MOST_AFTER_END = 64 << 20;

  private final Buffers buffers;
  private @Nullable ByteBuffer current;
  private boolean isAtEnd;

  /// Where bytes come from.
  @FunctionalInterface
  interface Buffers {
    /// Returns the next bytes, valid until it is called again, or null after the last ones.
    @Nullable ByteBuffer next() throws IOException;
  }

  BlockInput(Buffers buffers) {
    this.buffers = buffers;
  }

  /// Returns what is there without waiting for more, and null at the end.
  private @Nullable ByteBuffer available() throws IOException {
    while (!isAtEnd && (current == null || !current.hasRemaining())) {
      current = buffers.next();
      isAtEnd = current == null;
    }
    return isAtEnd ? null : current;
  }

  /// Reads the next block.
  ///
  /// @return false if there is none
  boolean read(byte[] block) throws IOException {
    int filled = 0;
    while (filled < block.length) {
      ByteBuffer buffer = available();
      if (buffer == null) {
        if (filled == 0) {
          return false;
        }
        throw truncated();
      }
      int count = Math.min(buffer.remaining(), block.length - filled);
      buffer.get(block, filled, count);
      filled += count;
    }
    return true;
  }

  /// Copies bytes to an output; one that is null drops them.
  void copy(long bytes, ArchiveTarget.@Nullable Output output) throws IOException {
    long left = bytes;
    while (left > 0) {
      ByteBuffer buffer = available();
      if (buffer == null) {
        throw truncated();
      }
      int count = (int) Math.min(buffer.remaining(), left);
      int end = buffer.position() + count;
      if (output != null) {
        int limit = buffer.limit();
        buffer.limit(end);
        output.write(buffer);
        buffer.limit(limit);
      }
      buffer.position(end);
      left -= count;
    }
  }

  /// Passes over what fills the last block of so many bytes.
  void skipPadding(long bytes) throws IOException {
    copy(-bytes & (BLOCK - 1), null);
  }

  /// Reads what follows the end of the archive, so that a checksum at the very end is looked at.
  void drain() throws IOException {
    long after = 0;
    for (ByteBuffer buffer = available(); buffer != null; buffer = available()) {
      after += buffer.remaining();
      if (after > MOST_AFTER_END) {
        throw new DamagedException("goes on for more than " + MOST_AFTER_END + " bytes after its end");
      }
      buffer.position(buffer.limit());
    }
  }

  static DamagedException truncated() {
    return new DamagedException("is cut off: it ends where more has to come");
  }
}
