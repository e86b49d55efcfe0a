package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveEntry;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.util.Objects;

/// What is written about one entry: before its content, and in the central directory.
final class ZipRecord {
  private static final int MADE_BY_UNIX = 3 << 8 | 30;

  private final byte[] name;
  private final byte[] times;
  private final int flags;
  private final int dosTime;
  private final int mode;
  private final boolean isDirectory;
  private final boolean isLong;

  /// Describes an entry.
  ///
  /// @param isLong whether there has to be room for sizes of 4 GiB and more before the content
  ZipRecord(ArchiveEntry entry, boolean isLong, ZoneId zone) {
    this.isDirectory = entry.kind() == Kind.DIRECTORY;
    String text = isDirectory ? entry.name() + "/" : entry.name();
    this.name = EntryNames.encoded(text);
    boolean isText = text.chars().allMatch(c -> c < 0x80) || EntryNames.hasEscapes(text);
    this.flags = isText ? 0 : ZipFields.UTF8;
    FileTime modified = Objects.requireNonNullElse(entry.modified(), FileTime.fromMillis(0));
    this.times = ZipFields.times(modified);
    this.dosTime = ZipFields.dosTime(modified, zone);
    this.mode = ZipFields.mode(entry);
    this.isLong = isLong;
  }

  boolean hasLongName() {
    return name.length > ZipFields.MOST16;
  }

  private int version(int method, boolean isZip64) {
    return isZip64 ? 45 : isDirectory || method == ZipFields.DEFLATED ? 20 : 10;
  }

  /// Returns the header that stands before the content; always of the same length.
  ByteBuffer local(int method, long crc, long compressed, long size) {
    int extra = times.length + (isLong ? 20 : 0);
    ByteBuffer header = buffer(ZipFields.LOCAL_SIZE + name.length + extra);
    header.putInt(ZipFields.LOCAL).putShort((short) version(method, isLong));
    header.putShort((short) flags).putShort((short) method).putInt(dosTime).putInt((int) crc);
    header.putInt((int) (isLong ? ZipFields.MOST32 : compressed));
    header.putInt((int) (isLong ? ZipFields.MOST32 : size));
    header.putShort((short) name.length).putShort((short) extra).put(name).put(times);
    if (isLong) {
      header.putShort((short) ZipFields.ZIP64).putShort((short) 16).putLong(size).putLong(compressed);
    }
    return header.flip();
  }

  /// Returns the entry of the central directory.
  ByteBuffer central(int method, long crc, long compressed, long size, long offset) {
    ByteBuffer zip64 = buffer(28).position(4);
    int size32 = narrowed(size, zip64);
    int compressed32 = narrowed(compressed, zip64);
    int offset32 = narrowed(offset, zip64);
    boolean isZip64 = zip64.position() > 4;
    zip64.putShort(0, (short) ZipFields.ZIP64).putShort(2, (short) (zip64.position() - 4));
    zip64.flip().limit(isZip64 ? zip64.limit() : 0);
    int extra = times.length + zip64.limit();
    ByteBuffer header = buffer(ZipFields.CENTRAL_SIZE + name.length + extra);
    header.putInt(ZipFields.CENTRAL).putShort((short) MADE_BY_UNIX);
    header.putShort((short) version(method, isZip64 || isLong)).putShort((short) flags);
    header.putShort((short) method).putInt(dosTime).putInt((int) crc).putInt(compressed32).putInt(size32);
    header.putShort((short) name.length).putShort((short) extra).putShort((short) 0).putShort((short) 0);
    header.putShort((short) 0).putInt(mode << 16 | (isDirectory ? 0x10 : 0)).putInt(offset32);
    return header.put(name).put(times).put(zip64).flip();
  }

  private static int narrowed(long value, ByteBuffer zip64) {
    if (value >= ZipFields.MOST32) {
      zip64.putLong(value);
      return (int) ZipFields.MOST32;
    }
    return (int) value;
  }

  static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
