package dev.dovetail.analysis.table.spi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.DamagedTableException;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.TableLimitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/// Reads the directory at the end of a zip archive.
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int END64 = 0x06064b50;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int MOST_BYTES = 16 << 20;
  private static final long UNKNOWN = 0xffffffffL;

  private ZipDirectory() {}

  static List<ZipMember> read(SeekableByteChannel channel) throws IOException {
    long size = channel.size();
    int tail = (int) Math.min(size, END_LENGTH + 0xffffL);
    ByteBuffer last = bytes(channel, size - tail, tail);
    int end = tail - END_LENGTH;
    while (end >= 0 && !(last.getInt(end) == END && end + END_LENGTH + u16(last, end + 20) <= tail)) {
      end--;
    }
    if (end < 0) {
      throw new DamagedTableException("The zip archive is cut off: its directory is missing at its end, at byte "
          + size);
    }
    if (u16(last, end + 4) != u16(last, end + 6) && u16(last, end + 4) != 0xffff) {
      throw new NotATableException("The zip archive spans several files; join them first");
    }
    long length = u32(last, end + 12);
    long offset = u32(last, end + 16);
    if (offset == UNKNOWN || length == UNKNOWN || u16(last, end + 10) == 0xffff) {
      long at = size - tail + end;
      ByteBuffer locator = bytes(channel, at - 20, 20);
      if (locator.getInt(0) == LOCATOR64) {
        ByteBuffer end64 = bytes(channel, locator.getLong(8), 56);
        if (end64.getInt(0) != END64) {
          throw damaged(locator.getLong(8));
        }
        length = end64.getLong(40);
        offset = end64.getLong(48);
      }
    }
    if (length < 0 || offset < 0 || length > size - offset) {
      throw damaged(size - tail + end);
    }
    if (length > MOST_BYTES) {
      throw new TableLimitException("The directory of the zip archive has " + length + " bytes, the limit is "
          + MOST_BYTES + "; unpack it first");
    }
    return members(bytes(channel, offset, (int) length), offset);
  }

  private static List<ZipMember> members(ByteBuffer b, long offset) throws IOException {
    List<ZipMember> members = new ArrayList<>();
    int at = 0;
    while (at < b.limit()) {
      if (at + ENTRY_LENGTH > b.limit() || b.getInt(at) != ENTRY) {
        throw damaged(offset + at);
      }
      int name = at + ENTRY_LENGTH;
      int extra = name + u16(b, at + 28);
      int comment = extra + u16(b, at + 30);
      int next = comment + u16(b, at + 32);
      if (next > b.limit()) {
        throw damaged(offset + at);
      }
      members.add(member(b, at, name, extra, comment));
      at = next;
    }
    return members;
  }

  private static ZipMember member(ByteBuffer b, int at, int name, int extra, int comment) {
    long size = u32(b, at + 24);
    long packed = u32(b, at + 20);
    long place = u32(b, at + 42);
    for (int x = extra; x + 4 <= comment && x + 4 + u16(b, x + 2) <= comment; x += 4 + u16(b, x + 2)) {
      if (u16(b, x) == 1) {
        int from = x + 4;
        int to = from + u16(b, x + 2);
        if (size == UNKNOWN && from + 8 <= to) {
          size = b.getLong(from);
          from += 8;
        }
        if (packed == UNKNOWN && from + 8 <= to) {
          packed = b.getLong(from);
          from += 8;
        }
        if (place == UNKNOWN && from + 8 <= to) {
          place = b.getLong(from);
        }
      }
    }
    String text = text(b.slice(name, extra - name));
    return new ZipMember(text, u16(b, at + 8), u16(b, at + 10), u32(b, at + 16), packed, size, place);
  }

  /// Names are UTF-8, with a flag or without; older ones are of the code page of who packed them.
  private static String text(ByteBuffer name) {
    try {
      return UTF_8.newDecoder().decode(name.duplicate()).toString();
    } catch (CharacterCodingException e) {
      return ISO_8859_1.decode(name).toString(); // a label at least, the same everywhere
    }
  }

  /// Reads some bytes, all of them.
  static ByteBuffer bytes(SeekableByteChannel channel, long from, int count) throws IOException {
    ByteBuffer b = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    if (from < 0 || from > channel.size() - count) {
      throw damaged(from);
    }
    channel.position(from);
    while (b.hasRemaining()) {
      if (channel.read(b) < 0) {
        throw damaged(from + b.position());
      }
    }
    return b.flip();
  }

  private static DamagedTableException damaged(long at) {
    return new DamagedTableException("The zip archive is damaged: its directory makes no sense at byte "
        + at);
  }

  private static int u16(ByteBuffer b, int at) {
    return b.getShort(at) & 0xffff;
  }

  private static long u32(ByteBuffer b, int at) {
    return b.getInt(at) & UNKNOWN;
  }
}
