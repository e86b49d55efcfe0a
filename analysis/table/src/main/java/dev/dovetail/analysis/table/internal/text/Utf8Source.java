package dev.dovetail.analysis.table.internal.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.Finding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Gives a file's text as well-formed UTF-8, whatever its encoding, and remembers where bytes had to be
/// replaced.
public final class Utf8Source {
  /// A caller must offer at least this much room.
  public static final int LEAST_ROOM = 16;

  private static final byte[] REPLACEMENT = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};
  private static final int REMEMBERED = 1 << 16;
  private static final int MOST_RAW = 64 << 10;

  private final ReadableByteChannel channel;
  private ByteBuffer raw;
  private final ArrayDeque<Long> replaced = new ArrayDeque<>();
  private Encoding encoding;
  private @Nullable Transcoder transcoder;
  private boolean isEnd;
  private int toSkip;
  private long produced;

  /// Begins at the beginning of a file.
  ///
  /// @param channel the file's bytes
  /// @param encoding as far as it is known
  /// @param bufferBytes how much is read at once
  public Utf8Source(ReadableByteChannel channel, Encoding encoding, int bufferBytes) {
    this.channel = channel;
    this.encoding = encoding;
    this.raw = ByteBuffer.allocate(Math.clamp(bufferBytes, LEAST_ROOM, MOST_RAW)).flip();
    this.toSkip = encoding.markLength();
  }

  /// Returns what is known of the encoding by now.
  public Finding<String> encoding() {
    return encoding.finding();
  }

  /// Returns where the next bytes were replaced that were not text, as an offset in the text that this gives,
  /// and forgets all such places before `offset`; `Long.MAX_VALUE` if there are none.
  public long nextReplacement(long offset) {
    while (!replaced.isEmpty() && replaced.getFirst() < offset) {
      replaced.removeFirst();
    }
    return replaced.isEmpty() ? Long.MAX_VALUE : replaced.getFirst();
  }

  /// Reads more text.
  ///
  /// @return the number of bytes, or -1 at the end
  public int read(byte[] target, int from, int to) throws IOException {
    while (true) {
      int count;
      if (!raw.hasRemaining() && isDirect()) {
        count = direct(target, from, to);
      } else if (raw.hasRemaining() || fill()) {
        count = step(target, from, to);
      } else {
        count = transcoder == null ? 0 : transcoder.finish(target, from, to);
        produced += count;
        return count > 0 ? count : -1;
      }
      if (count > 0) {
        produced += count;
        return count;
      }
    }
  }

  private boolean isDirect() {
    return !isEnd && toSkip == 0 && transcoder == null
        && (encoding.charset().isEmpty() || encoding.charset().get().equals(UTF_8));
  }

  /// Reads into the target what needs no change; from the first byte on that perhaps does it goes to `raw`.
  private int direct(byte[] target, int from, int to) throws IOException {
    int count = channel.read(ByteBuffer.wrap(target, from, to - from));
    isEnd = count < 0;
    int end = from + Math.max(count, 0);
    int valid = encoding.charset().isEmpty()
        ? Utf8.endOfAscii(target, from, end) : Utf8.endOfValid(target, from, end);
    if (valid < end) {
      // room for more behind it: what is cut off must become whole
      int size = Math.max(raw.capacity(), end - valid + LEAST_ROOM);
      raw = (size > raw.capacity() ? ByteBuffer.allocate(size) : raw.clear())
          .put(target, valid, end - valid).flip();
    }
    return valid - from;
  }

  private int step(byte[] target, int from, int to) throws IOException {
    if (encoding.charset().isEmpty()) {
      int ascii = copy(target, from, Utf8.endOfAscii(raw.array(), raw.position(), limit(from, to)));
      if (ascii > 0) {
        return ascii;
      }
      fillSample();
      encoding = Encoding.byFirst(raw.array(), raw.position(), raw.limit());
    }
    Charset charset = encoding.charset().orElseThrow();
    return charset.equals(UTF_8) ? utf8(target, from, to) : transcode(charset, target, from, to);
  }

  private int utf8(byte[] target, int from, int to) throws IOException {
    int valid = copy(target, from, Utf8.endOfValid(raw.array(), raw.position(), limit(from, to)));
    if (valid > 0) {
      return valid;
    }
    int length = Utf8.sequence(raw.array(), raw.position(), raw.limit());
    if (length == 0 && fill()) {
      return 0;
    }
    raw.position(raw.position() + (length == 0 ? raw.remaining() : -length));
    remember(produced);
    System.arraycopy(REPLACEMENT, 0, target, from, REPLACEMENT.length);
    return REPLACEMENT.length;
  }

  private int transcode(Charset charset, byte[] target, int from, int to) throws IOException {
    Transcoder t = transcoder;
    if (t == null) {
      t = new Transcoder(charset);
      transcoder = t;
    }
    int before = raw.position();
    int count = t.step(raw, target, from, to);
    if (count == 0 && raw.position() == before && !fill()) {
      raw.position(raw.limit());
      remember(produced);
      System.arraycopy(REPLACEMENT, 0, target, from, REPLACEMENT.length);
      return REPLACEMENT.length;
    }
    return count;
  }

  private void remember(long offset) {
    if (replaced.size() < REMEMBERED) {
      replaced.addLast(offset);
    }
  }

  private int limit(int from, int to) {
    return (int) Math.min(raw.limit(), (long) raw.position() + (to - from));
  }

  private int copy(byte[] target, int from, int end) {
    int count = end - raw.position();
    raw.get(target, from, count);
    return count;
  }

  /// Reads as much as the encoding is decided by, whatever the buffer's size.
  private void fillSample() throws IOException {
    if (raw.capacity() < Encoding.SAMPLE) {
      raw = ByteBuffer.allocate(Encoding.SAMPLE).put(raw).flip();
    }
    while (raw.remaining() < Encoding.SAMPLE && fill()) {
      // until there is enough, or no more
    }
  }

  /// Reads more bytes behind those that are left.
  private boolean fill() throws IOException {
    if (isEnd) {
      return false;
    }
    raw.compact();
    int count = 0;
    while (count == 0) {
      count = channel.read(raw);
    }
    raw.flip();
    isEnd = count < 0;
    int skipped = Math.min(toSkip, raw.remaining());
    raw.position(raw.position() + skipped);
    toSkip -= skipped;
    return !isEnd && (raw.hasRemaining() || fill());
  }

  /// Decodes and encodes what is not UTF-8.
  private final class Transcoder {
    private final CharsetDecoder decoder;
    private final CharsetEncoder encoder = UTF_8.newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer chars = CharBuffer.allocate(8192);
    private final boolean isWindows1252;

    Transcoder(Charset charset) {
      decoder = charset.newDecoder();
      isWindows1252 = charset.equals(Encoding.WINDOWS_1252);
      chars.flip();
    }

    int step(ByteBuffer in, byte[] target, int from, int to) {
      ByteBuffer out = ByteBuffer.wrap(target, from, to - from);
      if (!chars.hasRemaining()) {
        chars.clear();
        CoderResult result = decoder.decode(in, chars, false);
        if (result.isError() && chars.position() == 0) {
          replace(in, result.length());
        }
        chars.flip();
      }
      encoder.encode(chars, out, false);
      return out.position() - from;
    }

    /// Five bytes of windows-1252 mean nothing; like the WHATWG's Encoding Standard, this takes them for the
    /// C1 controls of the same number. Any other malformed input becomes U+FFFD and is remembered.
    private void replace(ByteBuffer in, int length) {
      if (isWindows1252) {
        chars.put((char) (in.get() & 0xff));
      } else {
        in.position(in.position() + length);
        remember(produced);
        chars.put('\ufffd');
      }
    }

    int finish(byte[] target, int from, int to) {
      ByteBuffer out = ByteBuffer.wrap(target, from, to - from);
      encoder.encode(chars, out, false);
      return out.position() - from;
    }
  }
}
