package dev.dovetail.app.desk;

import dev.dovetail.fileops.names.RawNames;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The name under which a file or folder is kept, and, where that is another one, the name it came with.
///
/// Names are kept as they are, with one exception: a name with a line break, a `%` or bytes that are not UTF-8 cannot be
/// written in a manifest that both BagIt tools (RFC 8493 section 2.1.3) and `sha256sum -c` read. In such a name those
/// bytes, and they alone, are kept as `=` and two hexadecimal digits. Where that makes the name longer than file systems
/// allow, its end is replaced by `~` and the CRC-32C of the name it came with.
///
/// @param kept the name under which it is kept
/// @param original the name it came with, percent-encoded as in a URI, where that differs
record PayloadName(String kept, Optional<String> original) {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /// In bytes: what Linux and macOS allow (255), less room for a suffix that tells two names apart.
  private static final int LONGEST = 240;

  private static final int SUFFIX = 9; // `~` and eight digits

  /// Derives the name for the last name of a path.
  static PayloadName of(Path path) {
    String name = path.getFileName().toString();
    if (name.indexOf('\ufffd') < 0 && name.chars().noneMatch(c -> c == '\n' || c == '\r' || c == '%')) {
      return new PayloadName(name, Optional.empty());
    }
    byte[] bytes = RawNames.decoded(encoded(path));
    boolean isUtf8 = isUtf8(bytes);
    StringBuilder kept = new StringBuilder();
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    for (byte b : bytes) {
      if (b == '\n' || b == '\r' || b == '%' || (!isUtf8 && b < 0)) {
        kept.append(run.toString(StandardCharsets.UTF_8)).append('=').append(HEX.toHexDigits(b));
        run.reset();
      } else {
        run.write(b);
      }
    }
    kept.append(run.toString(StandardCharsets.UTF_8));
    return kept.toString().equals(name)
        ? new PayloadName(name, Optional.empty())
        : new PayloadName(shortened(kept.toString(), bytes), Optional.of(encoded(path)));
  }

  private static String shortened(String kept, byte[] name) {
    if (kept.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return kept;
    }
    int end = 0;
    for (int used = 0; end < kept.length(); end += Character.charCount(kept.codePointAt(end))) {
      used += Character.toString(kept.codePointAt(end)).getBytes(StandardCharsets.UTF_8).length;
      if (used > LONGEST - SUFFIX) {
        break;
      }
    }
    CRC32C crc = new CRC32C();
    crc.update(name);
    return kept.substring(0, end) + '~' + HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /// Returns the last name of the path, percent-encoded.
  private static String encoded(Path path) {
    String text = RawNames.encoded(path);
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
