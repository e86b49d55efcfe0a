package dev.dovetail.fileops.internal;

import dev.dovetail.fileops.names.RawNames;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.StringJoiner;

/// The text of a name in which nothing of it is lost, whatever the JVM's charset: its bytes are read as
/// UTF-8, and one that is not becomes an unpaired surrogate, U+DC80 to U+DCFF (PEP 383).
public final class NameText {
  /// The order of the bytes of names.
  public static final Comparator<String> BY_BYTES = NameText::compare;

  private static final char REPLACEMENT = '\uFFFD';
  private static final boolean ARE_PATHS_UTF8 = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));

  private NameText() {}

  /// Returns the text of a path of one name.
  public static String of(Path name) {
    String text = name.toString();
    return text.indexOf(REPLACEMENT) < 0 || !FileStat.hasUnixAttributes(name) ? text : of(rawBytes(name));
  }

  /// Returns the text of a path, with `/` between its names.
  public static String ofPath(Path path) {
    StringJoiner text = new StringJoiner("/", path.isAbsolute() ? "/" : "", "");
    path.forEach(name -> text.add(of(name)));
    return text.toString();
  }

  /// Returns the text of a name of bytes.
  public static String of(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : decode(bytes);
  }

  private static String decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    while (in.hasRemaining()) {
      CoderResult result = decoder.decode(in, out, true);
      for (int i = 0; result.isError() && i < result.length(); i++) {
        out.put((char) (0xDC00 + (in.get() & 0xff)));
      }
      decoder.reset();
    }
    return out.flip().toString();
  }

  /// Returns the bytes of a text.
  public static byte[] bytes(String text) {
    if (!hasBytes(text)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.codePoints()
        .forEach(
            c -> {
              if (isByte(c)) {
                bytes.write(c - 0xDC00);
              } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  /// Returns the path of a name in a directory.
  ///
  /// @param directory any, of the file system that the path is for
  public static Path resolve(Path directory, String text) {
    boolean isSaid = ARE_PATHS_UTF8 ? !hasBytes(text) : isAscii(text);
    if (isSaid || !FileStat.hasUnixAttributes(directory)) {
      return directory.resolve(text);
    }
    StringBuilder uri = new StringBuilder("file:///");
    for (byte b : bytes(text)) {
      uri.append(String.format("%%%02X", b));
    }
    return directory.resolve(Path.of(URI.create(uri.toString())).getFileName());
  }

  /// Returns the path of a text with `/` between its names.
  ///
  /// @param any a path of the file system that the path is for
  public static Path path(Path any, String text) {
    Path path = any.getFileSystem().getPath(text.startsWith("/") ? "/" : "");
    for (String name : text.split("/", -1)) {
      path = resolve(path, name);
    }
    return path;
  }

  /// Returns a path below a directory, by a relative path of any file system.
  public static Path below(Path directory, Path relative) {
    Path path = directory;
    for (Path name : relative) {
      path = resolve(path, of(name));
    }
    return path;
  }

  private static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        boolean isSimple = a < Character.MIN_SURROGATE && b < Character.MIN_SURROGATE;
        return isSimple ? a - b : Arrays.compareUnsigned(bytes(one), bytes(other));
      }
    }
    return one.length() - other.length();
  }

  private static boolean hasBytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isByte(text.charAt(i)) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isByte(int c) {
    return c >= 0xDC80 && c <= 0xDCFF;
  }

  private static byte[] rawBytes(Path name) {
    Path root = name.getFileSystem().getRootDirectories().iterator().next();
    return RawNames.decoded(RawNames.encoded(root.resolve(name)).substring(1));
  }
}
