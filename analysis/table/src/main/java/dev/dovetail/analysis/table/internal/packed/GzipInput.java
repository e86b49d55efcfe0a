package dev.dovetail.analysis.table.internal.packed;

import dev.dovetail.analysis.table.DamagedTableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks gzip (RFC 1952), one member after the other, and shows the end of a member only once its checksum
/// and length have been found right. The JDK's own stream overlooks what follows the first member if it looks
/// damaged, and does not say where.
final class GzipInput extends InputStream {
  private static final int BUFFER = 1 << 16;
  private static final int FLAG_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private final ReadableByteChannel channel;
  private final ByteBuffer packed = ByteBuffer.allocate(BUFFER).flip();
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private long filled;
  private boolean isInMember;
  private boolean isEnd;
  private long members;
  private Optional<String> garbage = Optional.empty();

  GzipInput(ReadableByteChannel channel) {
    this.channel = channel;
  }

  /// Returns what is to be said of bytes behind the last member, once the end was reached.
  Optional<String> garbage() {
    return garbage;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    int count = 0;
    while (count == 0 && length > 0) {
      if (isEnd || (!isInMember && !begin())) {
        return -1;
      }
      count = inflate(target, from, length);
      crc.update(target, from, count);
      if (inflater.finished()) {
        finish();
      }
    }
    return count;
  }

  private int inflate(byte[] target, int from, int length) throws IOException {
    try {
      while (true) {
        int count = inflater.inflate(target, from, length);
        if (count > 0 || inflater.finished()) {
          return count;
        }
        if (inflater.needsDictionary()) {
          throw damaged("needs a dictionary");
        }
        if (!packed.hasRemaining()) {
          need();
        }
        inflater.setInput(packed);
      }
    } catch (DataFormatException e) {
      throw damaged("cannot be unpacked (" + e.getMessage() + ")");
    }
  }

  /// Begins the next member, if there is one.
  private boolean begin() throws IOException {
    long start = place();
    if (!packed.hasRemaining() && !fill()) {
      isEnd = true;
      return false;
    }
    int first = next();
    if (first != 0x1f || (!packed.hasRemaining() && !fill()) || next() != 0x8b) {
      if (members == 0) {
        throw damaged("does not begin as gzip does");
      }
      rest(start, first);
      return false;
    }
    int method = next();
    if (method != 8) {
      throw damaged("is packed by method " + method + ", expected 8");
    }
    int flags = next();
    skip(6);
    if ((flags & FLAG_EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    for (int text = FLAG_NAME; text <= FLAG_COMMENT; text <<= 1) {
      while ((flags & text) != 0 && next() != 0) {
        // a text that ends with a zero
      }
    }
    skip((flags & FLAG_CRC) == 0 ? 0 : 2);
    inflater.reset();
    inflater.setInput(packed);
    crc.reset();
    isInMember = true;
    members++;
    return true;
  }

  private void finish() throws IOException {
    long sum = u32();
    long size = u32();
    if (sum != crc.getValue()) {
      throw damaged("has another checksum than it says");
    }
    if (size != (inflater.getBytesWritten() & 0xffffffffL)) {
      throw damaged("has another length than it says");
    }
    isInMember = false;
  }

  /// What follows is no member: zeros fill up blocks of a tape, anything else is worth a note.
  private void rest(long start, int first) throws IOException {
    isEnd = true;
    boolean isZero = first == 0;
    long count = place() - start;
    while (packed.hasRemaining() || fill()) {
      isZero &= packed.get() == 0;
      count++;
    }
    if (!isZero) {
      garbage = Optional.of("the " + count + " bytes from byte " + start + " on, behind the compressed data, are "
          + "not gzip and were not read");
    }
  }

  private long u32() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private int next() throws IOException {
    if (!packed.hasRemaining()) {
      need();
    }
    return packed.get() & 0xff;
  }

  private void need() throws IOException {
    if (!fill()) {
      throw damaged("is cut off");
    }
  }

  private boolean fill() throws IOException {
    packed.clear();
    int count = 0;
    while (count == 0) {
      count = channel.read(packed);
    }
    packed.flip();
    filled += Math.max(count, 0);
    return count > 0;
  }

  private long place() {
    return filled - packed.remaining();
  }

  private DamagedTableException damaged(String what) {
    return new DamagedTableException("The gzip file is damaged: member " + Math.max(members, 1) + ' ' + what
        + ", at byte " + place() + " of the compressed file");
  }

  @Override
  public void close() {
    inflater.end();
  }
}
