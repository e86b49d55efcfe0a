package dev.dovetail.fileops.internal;

import dev.dovetail.fileops.names.RawNames;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The text of a name in which nothing of it is lost, whatever the JVM's charset: where `Path.toString` has a
/// replacement character, the bytes are read as UTF-8, and one that is not becomes an unpaired surrogate, U+DC80
/// to U+DCFF (PEP 383).
public final class NameText {
  private static final char REPLACEMENT = '\uFFFD';

  private NameText() {}

  /// Returns the text of a path of one name.
  public static String of(Path name) {
    String text = name.toString();
    return text.indexOf(REPLACEMENT) < 0 || !FileStat.hasUnixAttributes(name) ? text : decode(bytes(name));
  }

  /// Returns the bytes of a path of one name.
  public static byte[] bytes(Path name) {
    String text = name.toString();
    if (text.indexOf(REPLACEMENT) < 0 || !FileStat.hasUnixAttributes(name)) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    Path root = name.getFileSystem().getRootDirectories().iterator().next();
    return RawNames.decoded(RawNames.encoded(root.resolve(name)).substring(1));
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
      if (result.isError()) {
        decoder.reset();
      }
    }
    return out.flip().toString();
  }
}
