package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// Writes the records of a zip archive in order.
final class ZipOutput implements AutoCloseable {
  private final SeekableByteChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
  private final Spool central = new Spool();
  private long position;
  private long entries;
  private long begun;

  ZipOutput(SeekableByteChannel channel) {
    this.channel = channel;
  }

  void write(ByteBuffer bytes) throws IOException {
    position += bytes.remaining();
    if (bytes.remaining() > buffer.remaining()) {
      flush();
    }
    if (bytes.remaining() > buffer.remaining()) {
      PlainBlocks.write(channel, bytes);
    } else {
      buffer.put(bytes);
    }
  }

  private void flush() throws IOException {
    PlainBlocks.write(channel, buffer.flip());
    buffer.clear();
  }

  /// Writes an entry whose content is there.
  void whole(ZipRecord record, int method, long crc, long size, ByteBuffer data) throws IOException {
    long offset = position;
    int compressed = data.remaining();
    write(record.local(method, crc, compressed, size));
    write(data);
    central.write(record.central(method, crc, compressed, size, offset));
    entries++;
  }

  /// Writes the start of an entry whose content comes in pieces.
  void begin(ZipRecord record) throws IOException {
    begun = position;
    write(record.local(ZipFields.DEFLATED, 0, 0, 0));
  }

  /// Writes the end of such an entry, and then its header once more.
  void end(ZipRecord record, long crc, long size) throws IOException {
    write(ByteBuffer.wrap(new byte[] {3, 0})); // an empty block that is the last one
    long start = begun + record.local(ZipFields.DEFLATED, 0, 0, 0).remaining();
    long compressed = position - start;
    flush();
    channel.position(begun);
    PlainBlocks.write(channel, record.local(ZipFields.DEFLATED, crc, compressed, size));
    channel.position(position);
    central.write(record.central(ZipFields.DEFLATED, crc, compressed, size, begun));
    entries++;
  }

  /// Writes the central directory.
  void finish() throws IOException {
    flush();
    long offset = position;
    central.copyTo(channel);
    long size = central.size();
    boolean isZip64 =
        entries >= ZipFields.MOST16 || offset >= ZipFields.MOST32 || size >= ZipFields.MOST32;
    ByteBuffer end =
        ZipRecord.buffer(ZipFields.END64_SIZE + ZipFields.LOCATOR64_SIZE + ZipFields.END_SIZE);
    if (isZip64) {
      end.putInt(ZipFields.END64).putLong(ZipFields.END64_SIZE - 12).putShort((short) (3 << 8 | 45));
      end.putShort((short) 45).putInt(0).putInt(0).putLong(entries).putLong(entries).putLong(size);
      end.putLong(offset);
      end.putInt(ZipFields.LOCATOR64).putInt(0).putLong(offset + size).putInt(1);
    }
    short count = (short) Math.min(entries, ZipFields.MOST16);
    end.putInt(ZipFields.END).putShort((short) 0).putShort((short) 0).putShort(count).putShort(count);
    end.putInt((int) Math.min(size, ZipFields.MOST32)).putInt((int) Math.min(offset, ZipFields.MOST32));
    end.putShort((short) 0);
    PlainBlocks.write(channel, end.flip());
  }

  @Override
  public void close() throws IOException {
    central.close();
  }
}
