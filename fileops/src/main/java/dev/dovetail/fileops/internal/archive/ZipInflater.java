package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads the content of zip entries, one at a time, at their places in the file.
final class ZipInflater implements AutoCloseable {
  private static final int SIZE = 1 << 17;

  private final RandomRead file;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final ByteBuffer in = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer out = ByteBuffer.allocateDirect(SIZE);
  private long position;

  ZipInflater(RandomRead file) {
    this.file = file;
  }

  /// Checks the header of an entry and writes its content.
  ///
  /// @param start where the header begins
  /// @param limit where the next entry begins
  void inflate(ZipEntryInfo entry, long start, long limit, ArchiveTarget.Output output, ArchiveTarget target)
      throws IOException {
    long end = readHeader(entry, start, limit);
    target.advance(end - start); // before anything comes out, for the ratio
    crc.reset();
    if (entry.method() == ZipFields.STORED) {
      copy(end, output);
    } else {
      inflate(entry, end, output);
    }
    if (crc.getValue() != entry.crc()) {
      throw new DamagedException("is damaged: its content does not have the checksum that it says");
    }
  }

  /// Reads the header and what fits of the content, in one go where the file is small.
  ///
  /// @return where the content ends
  private long readHeader(ZipEntryInfo entry, long start, long limit) throws IOException {
    in.clear().limit((int) Math.min(SIZE, limit - start));
    file.read(in, start);
    in.flip();
    int nameLength = in.remaining() < ZipFields.LOCAL_SIZE ? -1 : in.getShort(26) & 0xffff;
    if (nameLength != entry.rawName().length) {
      throw new DamagedException("is not what the archive's directory says: there is no header of that name");
    }
    int length = ZipFields.LOCAL_SIZE + nameLength + (in.getShort(28) & 0xffff);
    long end = start + length + entry.compressed();
    if (end > limit) {
      throw new DamagedException("shares bytes of the archive with another entry, as in a bomb");
    }
    if (in.remaining() < length) {
      throw BlockInput.truncated();
    }
    ByteBuffer rest = in.slice(ZipFields.LOCAL_SIZE, length - ZipFields.LOCAL_SIZE);
    entry.compare(in, rest);
    position = start + in.limit();
    in.position(length);
    if (position > end) {
      in.limit((int) (end - start));
      position = end;
    }
    return end;
  }

  private boolean fill(long end) throws IOException {
    if (position >= end) {
      return false;
    }
    in.clear().limit((int) Math.min(SIZE, end - position));
    file.read(in, position);
    in.flip();
    position += in.remaining();
    return in.hasRemaining();
  }

  private void copy(long end, ArchiveTarget.Output output) throws IOException {
    while (in.hasRemaining() || fill(end)) {
      crc.update(in.duplicate());
      output.write(in);
    }
  }

  private void inflate(ZipEntryInfo entry, long end, ArchiveTarget.Output output) throws IOException {
    inflater.reset();
    inflater.setInput(in);
    try {
      while (!inflater.finished()) {
        if (inflater.needsInput() && !fill(end)) {
          throw BlockInput.truncated();
        }
        inflater.inflate(out.clear());
        if (inflater.needsDictionary()) {
          throw new DamagedException("is damaged: its compressed data needs a dictionary");
        }
        crc.update(out.flip().duplicate());
        output.write(out);
      }
    } catch (DataFormatException e) {
      throw new DamagedException("is damaged: its compressed data is not valid");
    }
    if (inflater.getBytesRead() != entry.compressed()) {
      throw new DamagedException("is damaged: its compressed data ends before it should");
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
