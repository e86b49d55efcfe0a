package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Finds the central directory of a zip archive, and reads it as often as is asked for.
///
/// What may stand before the archive (a program that unpacks it) is passed over; nothing may follow it, so
/// that no other program takes another directory for the right one.
final class ZipDirectory {
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int WINDOW = 1 << 18;

  private final RandomRead file;
  private final long start;
  private final long size;
  private final long count;
  private final long shift;
  private final boolean isZip64;

  /// What is done with an entry.
  @FunctionalInterface
  interface Visitor {
    void visit(ZipEntryInfo entry) throws IOException;
  }

  private record End(long entries, long size, long offset, long position, boolean isZip64) {}

  ZipDirectory(RandomRead file) throws IOException {
    this.file = file;
    End end = findEnd(file);
    this.count = end.entries;
    this.size = end.size;
    this.isZip64 = end.isZip64;
    this.start = end.position - end.size;
    this.shift = start - end.offset;
    if (end.size < 0 || end.offset < 0 || start < 0 || shift < 0) {
      throw new DamagedException("is cut off: its directory says that it begins before the archive");
    }
  }

  /// Returns where the directory begins; all content ends before.
  long start() {
    return start;
  }

  /// Returns how far everything is behind the place that the archive says.
  long shift() {
    return shift;
  }

  long count() {
    return count;
  }

  private static End findEnd(RandomRead file) throws IOException {
    int length = (int) Math.min(file.size(), LONGEST_COMMENT + ZipFields.END_SIZE);
    long base = file.size() - length;
    ByteBuffer tail = file.read(base, length);
    List<Integer> found = new ArrayList<>();
    for (int i = length - ZipFields.END_SIZE; i >= 0; i--) {
      boolean isEnd = tail.getInt(i) == ZipFields.END;
      if (isEnd && (tail.getShort(i + 20) & 0xffff) == length - i - ZipFields.END_SIZE) {
        found.add(i);
      }
    }
    if (found.isEmpty()) {
      throw new DamagedException(
          "is not a zip archive, or is cut off, or has garbage after its end: there is no end record");
    }
    if (found.size() > 1) {
      throw new DamagedException("has two ends, one in the comment of the other");
    }
    ByteBuffer end = tail.slice(found.getFirst(), ZipFields.END_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    return end(file, end, base + found.getFirst());
  }

  private static End end(RandomRead file, ByteBuffer end, long position) throws IOException {
    long entries = end.getShort(10) & 0xffff;
    long size = end.getInt(12) & ZipFields.MOST32;
    long offset = end.getInt(16) & ZipFields.MOST32;
    long locator = position - ZipFields.LOCATOR64_SIZE;
    if (locator >= 0) {
      ByteBuffer record = file.read(locator, ZipFields.LOCATOR64_SIZE);
      if (record.getInt(0) == ZipFields.LOCATOR64) {
        return end64(file, record, locator, end);
      }
    }
    if (end.getShort(4) != 0 || end.getShort(6) != 0 || end.getShort(8) != end.getShort(10)) {
      throw new DamagedException("is one part of several; join them");
    }
    return new End(entries, size, offset, position, false);
  }

  /// Reads the zip64 end, which stands where it says, or just before the locator if something stands before
  /// the archive.
  private static End end64(RandomRead file, ByteBuffer locator, long locatorPosition, ByteBuffer end)
      throws IOException {
    long said = locator.getLong(8);
    long position = locatorPosition - ZipFields.END64_SIZE;
    if (said >= 0 && said < position && file.read(said, 4).getInt() == ZipFields.END64) {
      position = said; // it has more to say than usual
    }
    if (position < 0) {
      throw BlockInput.truncated();
    }
    ByteBuffer end64 = file.read(position, ZipFields.END64_SIZE);
    if (end64.getInt(0) != ZipFields.END64 || end64.getLong(4) != locatorPosition - position - 12) {
      throw new DamagedException("is damaged: its zip64 end is not where it should be");
    }
    if (end64.getInt(16) != 0 || end64.getInt(20) != 0 || end64.getLong(24) != end64.getLong(32)) {
      throw new DamagedException("is one part of several; join them");
    }
    long entries = end64.getLong(32);
    long size = end64.getLong(40);
    long offset = end64.getLong(48);
    boolean isSame =
        isSame(end.getShort(10) & 0xffff, ZipFields.MOST16, entries)
            && isSame(end.getInt(12) & ZipFields.MOST32, ZipFields.MOST32, size)
            && isSame(end.getInt(16) & ZipFields.MOST32, ZipFields.MOST32, offset);
    if (!isSame || entries < 0) {
      throw new DamagedException("is damaged: its two ends tell different things");
    }
    return new End(entries, size, offset, position, true);
  }

  private static boolean isSame(long narrow, long most, long wide) {
    return narrow == most || narrow == wide;
  }

  /// Visits all entries in order.
  void forEach(Visitor visitor) throws IOException {
    Window window = new Window();
    long entries = 0;
    while (window.position < start + size) {
      ByteBuffer header = window.next(ZipFields.CENTRAL_SIZE);
      if (header.getInt(0) != ZipFields.CENTRAL) {
        throw new DamagedException("is damaged: its directory has something else than entries");
      }
      int rest = 0;
      for (int i = 28; i <= 32; i += 2) {
        rest += header.getShort(i) & 0xffff;
      }
      ByteBuffer copy = ByteBuffer.allocate(ZipFields.CENTRAL_SIZE).order(ByteOrder.LITTLE_ENDIAN);
      copy.put(header).flip();
      visitor.visit(ZipEntryInfo.of(copy, window.next(rest)));
      entries++;
    }
    boolean isCounted = entries == count || (!isZip64 && (entries & ZipFields.MOST16) == count);
    if (!isCounted) {
      throw new DamagedException("is damaged: it has " + entries + " entries and says " + count);
    }
  }

  /// A stretch of the directory in memory.
  private final class Window {
    private ByteBuffer buffer = ByteBuffer.allocate(WINDOW).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private long position = start;

    /// Returns the next bytes, valid until this is called again.
    ByteBuffer next(int length) throws IOException {
      if (length > start + size - position) {
        throw new DamagedException("is damaged: its directory ends within an entry");
      }
      if (buffer.remaining() < length) {
        int most = (int) Math.min(Math.max(WINDOW, length), start + size - position);
        buffer = file.read(position, most);
      }
      ByteBuffer bytes = buffer.slice(buffer.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      buffer.position(buffer.position() + length);
      position += length;
      return bytes;
    }
  }
}
