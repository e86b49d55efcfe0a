package dev.dovetail.fileops.internal.linux;

import dev.dovetail.fileops.names.RawNames;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.file.Path;
import java.util.HexFormat;

/// Paths as the kernel takes them: bytes, which need not be text.
public final class CPath {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private CPath() {}

  /// Returns the bytes of the absolute path.
  public static byte[] bytes(Path path) {
    return RawNames.decoded(RawNames.encoded(path));
  }

  /// Returns the bytes of the last name of a path.
  public static byte[] name(Path path) {
    byte[] bytes = bytes(path);
    int slash = bytes.length - 1;
    while (slash >= 0 && bytes[slash] != '/') {
      slash--;
    }
    return java.util.Arrays.copyOfRange(bytes, slash + 1, bytes.length);
  }

  /// Returns one or more names as a relative path.
  public static Path relative(byte[] names) {
    StringBuilder text = new StringBuilder(names.length);
    for (byte b : names) {
      if (b <= ' ' || b == '%' || b == '?' || b == '#' || b > '~') { // a negative byte is not ASCII
        return decode(names);
      }
      text.append((char) b);
    }
    return Path.of(text.toString());
  }

  private static Path decode(byte[] names) {
    StringBuilder uri = new StringBuilder("file:///");
    for (byte b : names) {
      if (b == '/') {
        uri.append('/');
      } else {
        HEX.toHexDigits(uri.append('%'), b);
      }
    }
    return Path.of("/").relativize(Path.of(URI.create(uri.toString())));
  }

  /// Returns the absolute path as a C string that lives as long as the arena.
  static MemorySegment of(Path path, Arena arena) {
    byte[] bytes = bytes(path);
    MemorySegment text = arena.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, text, ValueLayout.JAVA_BYTE, 0, bytes.length);
    return text;
  }
}
