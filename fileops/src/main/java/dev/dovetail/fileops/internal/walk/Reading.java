package dev.dovetail.fileops.internal.walk;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.FileChangedException;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A regular file that is being read.
public interface Reading extends Closeable {
  /// How much is read at once.
  int BUFFER = 256 * 1024;

  /// Returns its length when it was opened.
  long size();

  /// Reads some bytes, or -1 at the end.
  int read(ByteBuffer buffer) throws IOException;

  /// Fails if the file is not what it was when it was opened.
  ///
  /// @throws FileChangedException if so
  void requireUnchanged() throws IOException;

  /// Returns the failure for a file that changed.
  static FileChangedException changed(Path file) {
    return new FileChangedException(
        file, "was written to or replaced while it was being read; run again when nobody writes to it");
  }

  /// Reads all of it.
  ///
  /// @param progress advanced by the bytes read, asked to stop before each buffer
  /// @return the SHA-256 in lower-case hexadecimal digits
  default String sha256(Progress progress) throws IOException {
    MessageDigest digest = newSha256();
    try (Arena arena = Arena.ofConfined()) {
      ByteBuffer buffer = buffer(arena);
      progress.checkCancelled();
      for (int count = read(buffer); count >= 0; count = read(buffer.clear())) {
        digest.update(buffer.flip());
        progress.advance(count);
        progress.checkCancelled();
      }
    }
    requireUnchanged();
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Writes all of it to a channel.
  ///
  /// @param progress advanced by the bytes written, asked to stop before each buffer
  default void copyTo(WritableByteChannel channel, Progress progress) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      ByteBuffer buffer = buffer(arena);
      progress.checkCancelled();
      for (int count = read(buffer); count >= 0; count = read(buffer.clear())) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        progress.advance(count);
        progress.checkCancelled();
      }
    }
    requireUnchanged();
  }

  /// Tells whether another file of the same length has the same content.
  ///
  /// @param progress advanced by the bytes read of this one, asked to stop before each buffer
  default boolean hasContentOf(Reading other, Progress progress) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      ByteBuffer here = buffer(arena);
      ByteBuffer there = buffer(arena);
      boolean isSame;
      int count;
      do {
        progress.checkCancelled();
        count = fill(here);
        other.fill(there);
        isSame = here.equals(there);
        progress.advance(count);
      } while (isSame && count == here.capacity());
      requireUnchanged();
      other.requireUnchanged();
      return isSame;
    }
  }

  /// Returns a buffer that is no larger than the file needs, since it costs time to clear one.
  private ByteBuffer buffer(Arena arena) {
    return arena.allocate(Math.min(BUFFER, size() + 1)).asByteBuffer();
  }

  /// Fills a buffer, except at the end of the file.
  ///
  /// @return how many bytes it got
  private int fill(ByteBuffer buffer) throws IOException {
    buffer.clear();
    int count = 0;
    while (buffer.hasRemaining() && count >= 0) {
      count = read(buffer);
    }
    return buffer.flip().limit();
  }

  /// Returns a new SHA-256.
  static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256", e);
    }
  }
}
