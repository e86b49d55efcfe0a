package dev.dovetail.analysis.excel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// A growing array of UTF-8.
final class TextBytes {
  private byte[] bytes = new byte[1 << 12];
  private int size;

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  void truncate(int length) {
    size = length;
  }

  void append(byte[] source, int from, int to) {
    reserve(to - from);
    System.arraycopy(source, from, bytes, size, to - from);
    size += to - from;
  }

  void append(String text) {
    byte[] encoded = text.getBytes(UTF_8);
    append(encoded, 0, encoded.length);
  }

  /// Appends characters, in which Excel spells what XML cannot as `_x000D_`.
  void append(StringBuilder text) {
    boolean isAscii = true;
    for (int i = 0; i < text.length() && isAscii; i++) {
      isAscii = text.charAt(i) < 0x80 && text.charAt(i) != '_';
    }
    if (!isAscii) {
      append(Escapes.decode(text.toString()));
      return;
    }
    reserve(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + bytes.length / 2));
    }
  }
}
