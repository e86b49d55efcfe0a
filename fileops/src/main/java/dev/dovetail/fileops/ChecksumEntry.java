package dev.dovetail.fileops;

import dev.dovetail.fileops.internal.NameText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// One line of the listing of a tree.
///
/// @param path relative to the tree
/// @param kind what it is
/// @param size the length in bytes of a regular file or symbolic link, else 0
/// @param mode the twelve permission bits, or -1 where the file system has none
/// @param sha256 of a regular file, 64 lower-case hexadecimal digits; else empty
/// @param linkTarget of a symbolic link, where it points; else empty
public record ChecksumEntry(
    Path path, FileKind kind, long size, int mode, String sha256, String linkTarget) {

  /// Returns the line that `sha256sum` prints for a regular file, with its line break: the hash, two blanks,
  /// and the bytes of the path with `/` between names. If there is a backslash, line feed or carriage return
  /// among them, it is written as `\\`, `\n` or `\r`, and the line begins with a backslash.
  ///
  /// @throws IllegalStateException if it is no regular file
  public byte[] line() {
    if (kind != FileKind.REGULAR) {
      throw new IllegalStateException(path + " is " + kind + " and has no line; ask regular files for one");
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    for (byte b : NameText.bytes(NameText.ofPath(path))) {
      switch (b) {
        case '\\' -> name.writeBytes(new byte[] {'\\', '\\'});
        case '\n' -> name.writeBytes(new byte[] {'\\', 'n'});
        case '\r' -> name.writeBytes(new byte[] {'\\', 'r'});
        default -> name.write(b);
      }
    }
    String text = NameText.ofPath(path);
    boolean isEscaped = text.chars().anyMatch(c -> c == '\\' || c == '\n' || c == '\r');
    line.writeBytes(((isEscaped ? "\\" : "") + sha256 + "  ").getBytes(StandardCharsets.US_ASCII));
    line.writeBytes(name.toByteArray());
    line.write('\n');
    return line.toByteArray();
  }
}
