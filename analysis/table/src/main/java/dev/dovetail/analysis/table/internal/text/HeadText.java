package dev.dovetail.analysis.table.internal.text;

import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.spi.FileHead;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.Arrays;

/// The beginning of a file as UTF-8.
public final class HeadText {
  private static final int[][] BINARY = {
    {0x89, 'P', 'N', 'G'}, {'%', 'P', 'D', 'F'}, {'P', 'K', 3, 4}, {0x1f, 0x8b}, {0x7f, 'E', 'L', 'F'},
    {0xff, 0xd8, 0xff}, {'G', 'I', 'F', '8'}, {'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f'},
    {'P', 'A', 'R', '1'}, {0x28, 0xb5, 0x2f, 0xfd}, {0xca, 0xfe, 0xba, 0xbe}, {'R', 'I', 'F', 'F'},
    {0x89, 'H', 'D', 'F'}, {'B', 'Z', 'h'}, {0xfd, '7', 'z', 'X', 'Z'}, {0xd0, 0xcf, 0x11, 0xe0}
  };

  private final Encoding encoding;
  private final byte[] bytes;

  private HeadText(Encoding encoding, byte[] bytes) {
    this.encoding = encoding;
    this.bytes = bytes;
  }

  /// Decodes a head.
  public static HeadText of(FileHead head, ReadOptions options) {
    Encoding encoding = Encoding.of(head, options);
    var channel = Channels.newChannel(new ByteArrayInputStream(head.bytes()));
    Utf8Source source = new Utf8Source(channel, encoding, 8192);
    byte[] text = new byte[head.bytes().length + Utf8Source.LEAST_ROOM];
    int size = 0;
    try {
      for (int count = 0; count >= 0; count = source.read(text, size, text.length)) {
        size += count;
        if (text.length - size < Utf8Source.LEAST_ROOM) {
          text = Arrays.copyOf(text, 2 * text.length);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("An array in memory could not be read", e);
    }
    return new HeadText(encoding, Arrays.copyOf(text, size));
  }

  /// Returns what its encoding was.
  public Encoding encoding() {
    return encoding;
  }

  /// Returns the text; if the head is not the whole file, its last sequence may be a replacement for one that
  /// was cut.
  public byte[] bytes() {
    return bytes;
  }

  /// Tells whether a file begins as the common binary formats do, or with more control characters than a text
  /// has.
  public static boolean isBinary(FileHead head, ReadOptions options) {
    byte[] raw = head.bytes();
    if (Arrays.stream(BINARY).anyMatch(magic -> beginsWith(raw, magic))) {
      return true;
    }
    byte[] text = of(head, options).bytes();
    int controls = 0;
    for (byte b : text) {
      boolean isDelimiter = b == 1 || b == 0x1f; // as Hive and ASCII itself have it
      controls += b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && !isDelimiter ? 1 : 0;
    }
    return controls > 0.3 * text.length;
  }

  private static boolean beginsWith(byte[] bytes, int[] magic) {
    if (bytes.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
