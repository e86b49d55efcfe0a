package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveEntry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Constants of zip, and its ways to tell the time.
final class ZipFields {
  static final int LOCAL = 0x04034b50;
  static final int CENTRAL = 0x02014b50;
  static final int END = 0x06054b50;
  static final int END64 = 0x06064b50;
  static final int LOCATOR64 = 0x07064b50;
  static final int LOCAL_SIZE = 30;
  static final int CENTRAL_SIZE = 46;
  static final int END_SIZE = 22;
  static final int END64_SIZE = 56;
  static final int LOCATOR64_SIZE = 20;

  static final int ENCRYPTED = 1;
  static final int DESCRIPTOR = 1 << 3;
  static final int STRONG = 1 << 6;
  static final int UTF8 = 1 << 11;
  static final int MASKED = 1 << 13;

  static final int STORED = 0;
  static final int DEFLATED = 8;
  static final int AES = 99;

  static final int ZIP64 = 1;
  static final int NTFS = 0x000a;
  static final int TIMES = 0x5455;
  static final int UNICODE_NAME = 0x7075;

  static final long MOST32 = 0xffffffffL;
  static final int MOST16 = 0xffff;

  private static final String CP437 =
      "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
          + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

  private static final long NTFS_EPOCH_SECONDS = 11_644_473_600L;

  private ZipFields() {}

  /// Returns the text of a name in the code page of the first PC.
  static String ofCp437(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(b >= 0 ? (char) b : CP437.charAt(b & 0x7f));
    }
    return text.toString();
  }

  /// Returns date and time as DOS has them, in one number.
  static int dosTime(FileTime time, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(time.toInstant(), zone);
    if (local.getYear() < 1980) {
      return 1 << 21 | 1 << 16;
    }
    if (local.getYear() > 2107) {
      return 127 << 25 | 12 << 21 | 31 << 16 | 23 << 11 | 59 << 5 | 29;
    }
    return (local.getYear() - 1980) << 25
        | local.getMonthValue() << 21
        | local.getDayOfMonth() << 16
        | local.getHour() << 11
        | local.getMinute() << 5
        | local.getSecond() >> 1;
  }

  static @Nullable FileTime ofDosTime(int time) {
    try {
      LocalDateTime local =
          LocalDateTime.of(
              1980 + (time >>> 25),
              time >> 21 & 15,
              time >> 16 & 31,
              time >> 11 & 31,
              time >> 5 & 63,
              Math.min(59, (time & 31) * 2));
      return FileTime.from(local.atZone(ZoneId.systemDefault()).toInstant());
    } catch (DateTimeException e) {
      return null; // not every program writes a date
    }
  }

  static FileTime ofNtfsTime(long ticks) {
    return FileTime.from(
        Instant.ofEpochSecond(
            Math.floorDiv(ticks, 10_000_000) - NTFS_EPOCH_SECONDS, Math.floorMod(ticks, 10_000_000) * 100L));
  }

  /// Returns the extra field with the time of modification, as Info-ZIP writes it.
  static byte[] times(@Nullable FileTime time) {
    long seconds = time == null ? -1 : time.to(TimeUnit.SECONDS);
    if (seconds < 0 || seconds > Integer.MAX_VALUE) {
      return new byte[0];
    }
    ByteBuffer extra = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
    return extra.putShort((short) TIMES).putShort((short) 5).put((byte) 1).putInt((int) seconds).array();
  }

  /// Returns type and permissions as Unix has them.
  static int mode(ArchiveEntry entry) {
    return switch (entry.kind()) {
      case DIRECTORY -> 0040000 | (entry.mode() < 0 ? 0755 : entry.mode());
      case SYMBOLIC_LINK -> 0120000 | (entry.mode() < 0 ? 0777 : entry.mode());
      default -> 0100000 | (entry.mode() < 0 ? 0644 : entry.mode());
    };
  }
}
