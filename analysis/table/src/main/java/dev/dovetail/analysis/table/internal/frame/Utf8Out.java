package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/// Bytes on their way into a stream.
final class Utf8Out {
  private final OutputStream target;
  private final byte[] buffer = new byte[1 << 16];
  private int size;

  Utf8Out(OutputStream target) {
    this.target = target;
  }

  void put(int b) throws IOException {
    if (size == buffer.length) {
      flush();
    }
    buffer[size++] = (byte) b;
  }

  void put(byte[] bytes, int from, int to) throws IOException {
    int length = to - from;
    if (length > buffer.length - size) {
      flush();
      if (length > buffer.length) {
        target.write(bytes, from, length);
        return;
      }
    }
    System.arraycopy(bytes, from, buffer, size, length);
    size += length;
  }

  /// Writes text in ASCII.
  void putAscii(CharSequence text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  void put(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    put(bytes, 0, bytes.length);
  }

  void flush() throws IOException {
    target.write(buffer, 0, size);
    size = 0;
  }
}
