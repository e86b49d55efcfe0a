package dev.dovetail.analysis.table.internal.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.spi.FileHead;
import java.nio.charset.Charset;
import java.util.Optional;

/// What character set a file's beginning shows.
///
/// @param charset the character set; empty if there is only ASCII so far, so that the first other byte
///     decides
/// @param markLength how many bytes the byte-order mark takes
/// @param finding for the report
public record Encoding(Optional<Charset> charset, int markLength, Finding<String> finding) {
  /// How many bytes from the first one on that is not ASCII decide, if that comes late.
  static final int SAMPLE = 16 << 10;

  static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  /// Looks for a byte-order mark, then for the zero bytes of UTF-16, then for whether what is not ASCII is
  /// UTF-8, then for the language it is likeliest in.
  public static Encoding of(FileHead head, ReadOptions options) {
    byte[] b = head.bytes();
    Optional<Encoding> marked = byMark(b);
    if (options.encoding().isPresent()) {
      Charset given = options.encoding().get();
      int mark = marked.filter(m -> m.charset().equals(options.encoding())).map(Encoding::markLength)
          .orElse(0);
      return new Encoding(options.encoding(), mark, Finding.given(given.name(), "given"));
    }
    if (marked.isPresent()) {
      return marked.get();
    }
    Optional<Encoding> utf16 = byZeros(b);
    return utf16.isPresent() ? utf16.get() : byValidity(b);
  }

  private static Optional<Encoding> byMark(byte[] b) {
    if (b.length >= 3 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf) {
      return Optional.of(marked(UTF_8, 3));
    }
    int quad = b.length < 4 ? 0
        : ((b[0] & 0xff) << 24) | ((b[1] & 0xff) << 16) | ((b[2] & 0xff) << 8) | (b[3] & 0xff);
    if (quad == 0xfffe0000 || quad == 0x0000feff) {
      return Optional.of(marked(Charset.forName(quad == 0x0000feff ? "UTF-32BE" : "UTF-32LE"), 4));
    }
    int pair = b.length < 2 ? 0 : ((b[0] & 0xff) << 8) | (b[1] & 0xff);
    return switch (pair) {
      case 0xfffe -> Optional.of(marked(UTF_16LE, 2));
      case 0xfeff -> Optional.of(marked(UTF_16BE, 2));
      default -> Optional.empty();
    };
  }

  private static Encoding marked(Charset charset, int length) {
    return new Encoding(Optional.of(charset), length, Finding.given(charset.name(), "byte-order mark"));
  }

  /// Text in UTF-16 has a zero in most pairs of bytes, always on the same side: the upper half of Latin
  /// letters, digits and delimiters. Text in other scripts has few of these, but its line feeds have one, and it
  /// has no sequence that is malformed.
  private static Optional<Encoding> byZeros(byte[] b) {
    int even = 0;
    int odd = 0;
    int pairs = Math.min(b.length, 8192) / 2;
    for (int i = 0; i < pairs; i++) {
      even += b[2 * i] == 0 ? 1 : 0;
      odd += b[2 * i + 1] == 0 ? 1 : 0;
    }
    if (pairs < 2 || Math.min(even, odd) > 0.02 * pairs) {
      return Optional.empty();
    }
    Charset charset = odd > even ? UTF_16LE : UTF_16BE;
    boolean isLatin = Math.max(even, odd) >= 0.3 * pairs;
    if (!isLatin && (Math.max(even, odd) < 0.02 * pairs || !isUtf16(b, 2 * pairs, charset))) {
      return Optional.empty();
    }
    String evidence = Math.max(even, odd) + " of the first " + pairs + " pairs of bytes have a zero in the "
        + (odd > even ? "second" : "first") + " place";
    return Optional.of(new Encoding(Optional.of(charset), 0, Finding.guessed(charset.name(), evidence)));
  }

  private static boolean isUtf16(byte[] b, int length, Charset charset) {
    String text = new String(b, 0, length, charset);
    boolean hasLines = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    return hasLines && text.codePoints().limit(text.length() - 1)
        .allMatch(c -> c != 0xfffd && Character.isDefined(c) && (c >= ' ' || Character.isWhitespace(c)));
  }

  private static Encoding byValidity(byte[] b) {
    return byValidity(b, 0, b.length, true);
  }

  /// Decides by bytes of which some are not ASCII: UTF-8 if most sequences of these are well-formed.
  private static Encoding byValidity(byte[] b, int from, int to, boolean isHead) {
    String where = isHead ? "at the beginning" : "after the first of them";
    long valid = 0;
    long invalid = 0;
    int i = from;
    while (true) {
      i = Utf8.endOfAscii(b, i, to);
      int length = i == to ? 0 : Utf8.sequence(b, i, to);
      if (length == 0) {
        break;
      }
      valid += length > 0 ? 1 : 0;
      invalid += length < 0 ? 1 : 0;
      i += Math.abs(length);
    }
    if (isHead && valid + invalid == 0) { // or one that is cut
      return new Encoding(Optional.empty(), 0, Finding.guessed(UTF_8.name(), "nothing but ASCII"));
    }
    if (valid > invalid) {
      return new Encoding(Optional.of(UTF_8), 0, Finding.guessed(UTF_8.name(),
          (invalid == 0 ? "all " + valid : valid + " of " + (valid + invalid))
              + " sequences beyond ASCII " + where + " are well-formed"));
    }
    LegacyEncoding legacy = LegacyEncoding.of(b, from, to);
    return new Encoding(Optional.of(legacy.charset()), 0, Finding.guessed(legacy.charset().name(),
        Math.max(1, invalid) + " of " + Math.max(1, valid + invalid) + " sequences beyond ASCII " + where
            + " are not UTF-8; " + legacy.finding().evidence()));
  }

  /// Decides by the first bytes that are not ASCII, and some that follow.
  static Encoding byFirst(byte[] b, int at, int to) {
    return byValidity(b, at, Math.min(to, at + SAMPLE), false);
  }
}
