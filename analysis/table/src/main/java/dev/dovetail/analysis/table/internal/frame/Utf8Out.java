package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;

/// Bytes on their way into a stream.
final class Utf8Out {
  private final OutputStream target;
  private final byte[] buffer = new byte[1 << 16];
  private final StringBuilder spelling = new StringBuilder();
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

  void put(byte[] bytes) throws IOException {
    put(bytes, 0, bytes.length);
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

  void put(String text) throws IOException {
    put(text.getBytes(UTF_8));
  }

  /// Writes the canonical text of a value that is no text.
  ///
  /// @param guarded a character that puts quotes around the value if it has it; -1 for none
  void put(ColumnData data, int row, int guarded) throws IOException {
    if (buffer.length - size < ColumnData.MOST_SPELLED + 2) {
      flush();
    }
    int end = data.spell(buffer, size, row);
    if (end < 0) {
      spelling.setLength(0);
      data.appendTo(spelling, row);
      put(spelling, guarded);
    } else if (guarded >= 0 && has(size, end, guarded)) {
      System.arraycopy(buffer, size, buffer, size + 1, end - size);
      buffer[size] = '"';
      buffer[end + 1] = '"';
      size = end + 2;
    } else {
      size = end;
    }
  }

  private boolean has(int from, int to, int wanted) {
    for (int i = from; i < to; i++) {
      if (buffer[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private void put(StringBuilder text, int guarded) throws IOException {
    boolean isQuoted = guarded >= 0 && text.indexOf(Character.toString(guarded)) >= 0;
    if (isQuoted) {
      put('"');
    }
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
    if (isQuoted) {
      put('"');
    }
  }

  void flush() throws IOException {
    target.write(buffer, 0, size);
    size = 0;
  }
}
