package dev.dovetail.analysis.table.spi;

import dev.dovetail.analysis.table.DamagedTableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.TableLimitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Unpacks one member. Its end is only shown once length and checksum have been found right.
final class ZipMemberInput extends InputStream {
  private final SeekableByteChannel channel;
  private final ZipMember member;
  private final ReadOptions options;
  private final ByteBuffer packed = ByteBuffer.allocate(1 << 15).flip();
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private long position;
  private long left;
  private long size;
  private boolean isEnd;

  ZipMemberInput(SeekableByteChannel channel, ZipMember member, long start, ReadOptions options) {
    this.channel = channel;
    this.member = member;
    this.options = options;
    this.position = start;
    this.left = member.packed();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (isEnd) {
      return -1;
    }
    int count = member.method() == 0 ? stored(target, from, length) : inflated(target, from, length);
    if (count < 0) {
      end();
      return -1;
    }
    crc.update(target, from, count);
    size += count;
    if (size > member.size()) {
      throw damaged("is longer than the " + member.size() + " bytes that the archive says");
    }
    if (size > options.maxExpandedBytes()) {
      throw new TableLimitException("The member \"" + member.name() + "\" of the zip archive holds more than "
          + options.maxExpandedBytes() + " bytes; if that is right, raise ReadOptions.maxExpandedBytes");
    }
    return count;
  }

  private int stored(byte[] target, int from, int length) throws IOException {
    if (!packed.hasRemaining() && !fill()) {
      return -1;
    }
    int count = Math.min(length, packed.remaining());
    packed.get(target, from, count);
    return count;
  }

  private int inflated(byte[] target, int from, int length) throws IOException {
    try {
      int count = inflater.inflate(target, from, length);
      while (count == 0 && !inflater.finished()) {
        if (inflater.needsDictionary() || !inflater.needsInput() || !fill()) {
          throw damaged("ends before its last block");
        }
        inflater.setInput(packed);
        count = inflater.inflate(target, from, length);
      }
      return count == 0 ? -1 : count;
    } catch (DataFormatException e) {
      throw damaged("cannot be unpacked (" + e.getMessage() + ")");
    }
  }

  private boolean fill() throws IOException {
    if (left <= 0) {
      return false;
    }
    packed.clear().limit((int) Math.min(packed.capacity(), left));
    channel.position(position);
    int count = channel.read(packed);
    if (count <= 0) {
      throw damaged("is cut off");
    }
    packed.flip();
    position += count;
    left -= count;
    return true;
  }

  private void end() throws DamagedTableException {
    isEnd = true;
    if (size != member.size()) {
      throw damaged("has " + size + " bytes, the archive says " + member.size());
    }
    if (crc.getValue() != member.crc()) {
      throw damaged("has another checksum than the archive says");
    }
  }

  private DamagedTableException damaged(String what) {
    return new DamagedTableException("The zip archive is damaged: the member \"" + member.name() + "\" "
        + what
        + ", at byte " + position + " of the archive");
  }

  @Override
  public void close() {
    inflater.end();
    isEnd = true;
  }
}
