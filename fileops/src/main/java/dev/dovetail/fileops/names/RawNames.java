package dev.dovetail.fileops.names;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.HexFormat;

/// The names of files as their file system holds them. On Linux a name is bytes, and they need not be text:
/// `Path.toString` loses those that are not, while the path of its URI keeps each of them.
public final class RawNames {
  private RawNames() {}

  /// Returns the absolute path percent-encoded as in a URI: with neither space nor line break, and without a
  /// slash at its end, which would make the kernel follow a link of that name.
  public static String encoded(Path path) {
    String text = path.toUri().getRawPath();
    return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /// Returns what was percent-encoded.
  ///
  /// @param encoded a path or a name of one that [#encoded] returned
  public static byte[] decoded(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(c);
      }
    }
    return bytes.toByteArray();
  }
}
