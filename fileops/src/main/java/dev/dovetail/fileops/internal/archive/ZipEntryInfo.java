package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveEntry;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// One entry of the central directory of a zip archive.
///
/// @param rawName its name as bytes
/// @param name its name as text
/// @param mode type and permissions as Unix has them, or 0 if the archive does not tell
@SuppressWarnings("ArrayRecordComponent") // never compared, and millions of them are made
record ZipEntryInfo(
    byte[] rawName,
    String name,
    int flags,
    int method,
    long crc,
    long compressed,
    long size,
    long offset,
    int mode,
    @Nullable FileTime modified) {
  private static final int UNIX = 3;
  private static final int OS_X = 19;

  /// Reads an entry whose signature was seen.
  ///
  /// @param header its fixed part
  /// @param rest name, extra fields and comment
  static ZipEntryInfo of(ByteBuffer header, ByteBuffer rest) throws DamagedException {
    int system = header.get(5) & 0xff;
    int flags = header.getShort(8) & 0xffff;
    byte[] rawName = new byte[header.getShort(28) & 0xffff];
    rest.get(rawName);
    ByteBuffer extra =
        rest.slice(rest.position(), header.getShort(30) & 0xffff).order(ByteOrder.LITTLE_ENDIAN);
    boolean isUnix = system == UNIX || system == OS_X;
    String name = name(rawName, flags, isUnix, field(extra, ZipFields.UNICODE_NAME));
    long size = header.getInt(24) & ZipFields.MOST32;
    long compressed = header.getInt(20) & ZipFields.MOST32;
    long offset = header.getInt(42) & ZipFields.MOST32;
    ByteBuffer zip64 = field(extra, ZipFields.ZIP64);
    size = widened(size, zip64);
    compressed = widened(compressed, zip64);
    offset = widened(offset, zip64);
    if (size < 0 || compressed < 0 || offset < 0) {
      throw new DamagedException("is damaged: its directory has a number beyond all measure");
    }
    int disk = header.getShort(34) & 0xffff;
    if (disk != 0 && disk != ZipFields.MOST16) {
      throw new DamagedException("is on another part of an archive in several parts; join them");
    }
    return new ZipEntryInfo(
        rawName,
        name,
        flags,
        header.getShort(10) & 0xffff,
        header.getInt(16) & ZipFields.MOST32,
        compressed,
        size,
        offset,
        isUnix ? header.getInt(38) >>> 16 : 0,
        time(extra, header.getInt(12)));
  }

  private static long widened(long value, @Nullable ByteBuffer zip64) throws DamagedException {
    if (value != ZipFields.MOST32 || zip64 == null) {
      return value;
    }
    if (zip64.remaining() < Long.BYTES) {
      throw new DamagedException("is damaged: its directory has a big size without the number");
    }
    return zip64.getLong();
  }

  /// Names are UTF-8 if they say so, or if a field of Info-ZIP gives them once more. Else, on Unix, they are
  /// bytes, mostly UTF-8; elsewhere of the code page of DOS.
  private static String name(byte[] raw, int flags, boolean isUnix, @Nullable ByteBuffer unicode) {
    if ((flags & ZipFields.UTF8) != 0) {
      return EntryNames.decoded(raw);
    }
    if (unicode != null && unicode.remaining() > 5 && unicode.get() == 1) {
      CRC32 crc = new CRC32();
      crc.update(raw);
      if (unicode.getInt() == (int) crc.getValue()) {
        byte[] name = new byte[unicode.remaining()];
        unicode.get(name);
        return EntryNames.decoded(name);
      }
    }
    String name = isUnix ? EntryNames.decoded(raw) : ZipFields.ofCp437(raw);
    return isUnix || name.indexOf('/') >= 0 ? name : name.replace('\\', '/');
  }

  private static @Nullable FileTime time(ByteBuffer extra, int dosTime) {
    ByteBuffer ntfs = field(extra, ZipFields.NTFS);
    if (ntfs != null && ntfs.remaining() >= 16 && ntfs.getShort(4) == 1) {
      return ZipFields.ofNtfsTime(ntfs.getLong(8));
    }
    ByteBuffer times = field(extra, ZipFields.TIMES);
    if (times != null && times.remaining() >= 5 && (times.get(0) & 1) != 0) {
      return FileTime.from(times.getInt(1), TimeUnit.SECONDS);
    }
    return ZipFields.ofDosTime(dosTime);
  }

  /// Returns an extra field; null if there is none or if the fields are not in order.
  static @Nullable ByteBuffer field(ByteBuffer extra, int id) {
    int position = 0;
    while (position + 4 <= extra.limit()) {
      int size = extra.getShort(position + 2) & 0xffff;
      if (size > extra.limit() - position - 4) {
        return null;
      }
      if ((extra.getShort(position) & 0xffff) == id) {
        return extra.slice(position + 4, size).order(ByteOrder.LITTLE_ENDIAN);
      }
      position += 4 + size;
    }
    return null;
  }

  /// Returns where the content ends at the earliest.
  long end() {
    return offset + ZipFields.LOCAL_SIZE + rawName.length + compressed;
  }

  Kind kind() {
    return switch (mode & 0170000) {
      case 0040000 -> Kind.DIRECTORY;
      case 0120000 -> Kind.SYMBOLIC_LINK;
      case 0, 0100000 -> name.endsWith("/") ? Kind.DIRECTORY : Kind.FILE;
      default -> Kind.SPECIAL;
    };
  }

  /// Refuses what cannot be unpacked.
  void check() throws DamagedException {
    boolean isEncrypted = (flags & (ZipFields.ENCRYPTED | ZipFields.STRONG | ZipFields.MASKED)) != 0;
    if (isEncrypted || method == ZipFields.AES) {
      throw new DamagedException("is encrypted; decrypt it with the program that made it");
    }
    if (method != ZipFields.STORED && method != ZipFields.DEFLATED) {
      throw new DamagedException("is compressed by method " + method + "; only 0 and 8 are known");
    }
    if (method == ZipFields.STORED && compressed != size) {
      throw new DamagedException("is damaged: it is not compressed and yet has two sizes");
    }
    if (kind() == Kind.DIRECTORY && size > 0) {
      throw new DamagedException("is damaged: it is a directory and yet has content");
    }
  }

  ArchiveEntry entry(String link) {
    int permissions = mode == 0 ? -1 : mode & 07777;
    long content = kind() == Kind.FILE ? size : 0;
    return new ArchiveEntry(name, kind(), content, permissions, modified, link, null);
  }

  /// Compares with the header that stands before the content.
  ///
  /// @param header its fixed part
  /// @param rest its name and extra fields
  void compare(ByteBuffer header, ByteBuffer rest) throws DamagedException {
    byte[] otherName = new byte[rawName.length];
    rest.get(rest.position(), otherName);
    boolean isSame = header.getInt(0) == ZipFields.LOCAL && Arrays.equals(rawName, otherName);
    int otherFlags = header.getShort(6) & 0xffff;
    int both = ZipFields.ENCRYPTED | ZipFields.STRONG | ZipFields.MASKED;
    isSame &= (header.getShort(8) & 0xffff) == method && (otherFlags & both) == 0;
    boolean comesLater = (otherFlags & ZipFields.DESCRIPTOR) != 0;
    ByteBuffer extra = rest.slice(rest.position() + rawName.length, header.getShort(28) & 0xffff);
    ByteBuffer zip64 = field(extra.order(ByteOrder.LITTLE_ENDIAN), ZipFields.ZIP64);
    long otherSize = widened(header.getInt(22) & ZipFields.MOST32, zip64);
    long otherCompressed = widened(header.getInt(18) & ZipFields.MOST32, zip64);
    isSame &= isEqual(header.getInt(14) & ZipFields.MOST32, crc, comesLater);
    isSame &= isEqual(otherSize, size, comesLater) && isEqual(otherCompressed, compressed, comesLater);
    if (!isSame) {
      throw new DamagedException(
          "is not what the archive's directory says: names, sizes or checksums differ");
    }
  }

  private static boolean isEqual(long other, long value, boolean comesLater) {
    return other == value || (comesLater && (other == 0 || other == ZipFields.MOST32));
  }
}
