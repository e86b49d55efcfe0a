package dev.dovetail.analysis.boundaries.internal.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;

/// The text of class files (JVMS 4.4.7).
final class ModifiedUtf8 {
  private ModifiedUtf8() {}

  /// Returns the text in some bytes.
  ///
  /// @param end where it ends, exclusive
  /// @throws IllegalArgumentException if it is none
  static String decode(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at++) {
      if (bytes[at] < 0) {
        return decodeAny(bytes, start, end);
      }
    }
    return new String(bytes, start, end - start, ISO_8859_1);
  }

  private static String decodeAny(byte[] bytes, int start, int end) {
    int length = end - start;
    byte[] head = {(byte) (length >> Byte.SIZE), (byte) length};
    try {
      return new DataInputStream(new SequenceInputStream(
          new ByteArrayInputStream(head), new ByteArrayInputStream(bytes, start, length))).readUTF();
    } catch (IOException e) {
      throw new IllegalArgumentException("a text is not in modified UTF-8", e);
    }
  }
}
