package dev.dovetail.analysis.boundaries.internal.read;

import java.io.IOException;
import java.io.InputStream;

/// Reads no more than is wanted.
final class Bytes {
  private Bytes() {}

  /// Reads a stream to its end.
  ///
  /// @throws IOException if it cannot be read, or has more bytes than the limit
  static byte[] upTo(int limit, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new IOException("it has more than " + (limit >> 20) + " MB");
    }
    return bytes;
  }
}
