package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads gzip (RFC 1952): any number of members, each checked by length and CRC. Zeros may follow the last
/// one, as on tapes; anything else is damage.
final class GzipDecoder implements Decoder {
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  private static final int LONGEST_TEXT = 1 << 16;

  private final ReadableByteChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean isInMember;
  private long members;

  GzipDecoder(ReadableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public boolean decode(ByteBuffer buffer) throws IOException {
    int start = buffer.position();
    while (buffer.hasRemaining() && (isInMember || startMember())) {
      inflate(buffer);
    }
    return buffer.position() > start;
  }

  private void inflate(ByteBuffer buffer) throws IOException {
    int start = buffer.position();
    try {
      if (inflater.needsInput()) {
        if (!fill()) {
          throw BlockInput.truncated();
        }
        inflater.setInput(in);
      }
      inflater.inflate(buffer);
      if (inflater.needsDictionary()) {
        throw new DamagedException("is damaged: its compressed data needs a dictionary");
      }
    } catch (DataFormatException e) {
      throw new DamagedException("is damaged: its compressed data is not valid");
    }
    crc.update(buffer.slice(start, buffer.position() - start));
    if (inflater.finished()) {
      long written = inflater.getBytesWritten();
      need(8);
      if (in.getInt() != (int) crc.getValue() || in.getInt() != (int) written) {
        throw new DamagedException("is damaged: its content does not have the checksum that it says");
      }
      isInMember = false;
    }
  }

  /// Reads the header of the next member.
  ///
  /// @return false if there is none
  private boolean startMember() throws IOException {
    if (!in.hasRemaining() && !fill()) {
      if (members == 0) {
        throw new DamagedException("is empty, not a gzip file");
      }
      return false;
    }
    if (members > 0 && in.get(in.position()) == 0) {
      return skipZeros();
    }
    if (in.get(in.position()) != 0x1f) {
      throw new DamagedException(members == 0 ? "is not a gzip file" : "has garbage after its end");
    }
    need(10);
    boolean isGzip = in.get() == 0x1f && in.get() == (byte) 0x8b && in.get() == 8;
    int flags = isGzip ? in.get() & 0xff : RESERVED;
    if (!isGzip || (flags & RESERVED) != 0) {
      throw new DamagedException(members == 0 ? "is not a gzip file" : "has garbage after its end");
    }
    in.position(in.position() + 6);
    if ((flags & EXTRA) != 0) {
      need(2);
      skip(in.getShort() & 0xffff);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(in);
    crc.reset();
    members++;
    isInMember = true;
    return true;
  }

  private boolean skipZeros() throws IOException {
    while (in.hasRemaining() || fill()) {
      if (in.get() != 0) {
        throw new DamagedException("has garbage after its end");
      }
    }
    return false;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      need(1);
      in.get();
    }
  }

  private void skipText() throws IOException {
    for (int i = 0; i < LONGEST_TEXT; i++) {
      need(1);
      if (in.get() == 0) {
        return;
      }
    }
    throw new DamagedException("has a gzip header without end");
  }

  private void need(int bytes) throws IOException {
    while (in.remaining() < bytes) {
      if (!fill()) {
        throw BlockInput.truncated();
      }
    }
  }

  /// Reads more behind what is there.
  private boolean fill() throws IOException {
    in.compact();
    int count = channel.read(in);
    in.flip();
    return count > 0;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
