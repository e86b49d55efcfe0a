package dev.dovetail.fileops.internal.linux;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/// The bytes of a path as the kernel knows it. `Path.toString` loses bytes that are not text in the JVM's
/// charset; the path of its URI keeps each of them.
final class RawPath {
  private RawPath() {}

  /// Returns the absolute path as a C string that lives as long as the arena.
  static MemorySegment of(Path path, Arena arena) {
    byte[] bytes = bytes(path.toUri().getRawPath());
    MemorySegment text = arena.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return text;
  }

  private static byte[] bytes(String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%') {
        bytes.write(HexFormat.fromHexDigits(escaped, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return trimSlash(bytes.toByteArray());
  }

  /// A directory's URI ends in a slash, which would make the kernel follow a link of that name.
  private static byte[] trimSlash(byte[] bytes) {
    boolean trims = bytes.length > 1 && bytes[bytes.length - 1] == '/';
    return trims ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }
}
