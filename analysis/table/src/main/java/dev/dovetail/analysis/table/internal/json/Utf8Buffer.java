package dev.dovetail.analysis.table.internal.json;

import java.io.OutputStream;
import java.util.Arrays;

/// A growing array of UTF-8.
final class Utf8Buffer extends OutputStream {
  private byte[] bytes = new byte[1 << 12];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public void write(int b) {
    reserve(1);
    bytes[size++] = (byte) b;
  }

  @Override
  public void write(byte[] source, int from, int length) {
    reserve(length);
    System.arraycopy(source, from, bytes, size, length);
    size += length;
  }

  /// Encodes characters; half a surrogate pair becomes U+FFFD.
  void append(char[] chars, int from, int length) {
    reserve(3 * length);
    for (int i = from; i < from + length; i++) {
      char c = chars[i];
      if (c < 0x80) {
        bytes[size++] = (byte) c;
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xc0 | c >> 6);
        bytes[size++] = (byte) (0x80 | (c & 0x3f));
      } else if (Character.isHighSurrogate(c) && i + 1 < from + length
          && Character.isLowSurrogate(chars[i + 1])) {
        int codePoint = Character.toCodePoint(c, chars[++i]);
        bytes[size++] = (byte) (0xf0 | codePoint >> 18);
        bytes[size++] = (byte) (0x80 | (codePoint >> 12 & 0x3f));
        bytes[size++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3f));
      } else {
        int unit = Character.isSurrogate(c) ? 0xfffd : c;
        bytes[size++] = (byte) (0xe0 | unit >> 12);
        bytes[size++] = (byte) (0x80 | (unit >> 6 & 0x3f));
        bytes[size++] = (byte) (0x80 | (unit & 0x3f));
      }
    }
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + bytes.length / 2));
    }
  }
}
