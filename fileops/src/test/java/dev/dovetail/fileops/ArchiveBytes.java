package dev.dovetail.fileops;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Archives made byte by byte, so that they may lie.
final class ArchiveBytes {
  private ArchiveBytes() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] data) {
    return gzip(data, 0);
  }

  /// Compresses data, with so many mebibytes of zeros behind it.
  static byte[] gzip(byte[] data, int zeros) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(data);
      byte[] mebibyte = new byte[1 << 20];
      for (int i = 0; i < zeros; i++) {
        gzip.write(mebibyte);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /// A tar archive.
  static final class Tar {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Tar header(String name, char type, String link, long size, int mode) {
      byte[] block = new byte[512];
      put(block, 0, bytes(name));
      put(block, 100, bytes(String.format("%07o", mode)));
      put(block, 108, bytes("0000000"));
      put(block, 116, bytes("0000000"));
      put(block, 124, bytes(String.format("%011o", size)));
      put(block, 136, bytes("14000000000"));
      block[156] = (byte) type;
      put(block, 157, bytes(link));
      put(block, 257, bytes("ustar\00000"));
      return raw(checked(block));
    }

    static byte[] checked(byte[] block) {
      put(block, 148, bytes("        "));
      int sum = 0;
      for (byte b : block) {
        sum += b & 0xff;
      }
      put(block, 148, bytes(String.format("%06o\0 ", sum)));
      return block;
    }

    private static void put(byte[] block, int offset, byte[] value) {
      System.arraycopy(value, 0, block, offset, value.length);
    }

    Tar raw(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    Tar data(byte[] data) {
      raw(data);
      return raw(new byte[-data.length & 511]);
    }

    Tar file(String name, String content) {
      byte[] data = bytes(content);
      return header(name, '0', "", data.length, 0644).data(data);
    }

    Tar directory(String name) {
      return header(name, '5', "", 0, 0755);
    }

    Tar link(String name, String target) {
      return header(name, '2', target, 0, 0777);
    }

    Tar hardLink(String name, String target) {
      return header(name, '1', target, 0, 0644);
    }

    Tar pax(String... records) {
      return meta('x', records);
    }

    Tar meta(char type, String... records) {
      StringBuilder text = new StringBuilder();
      for (String record : records) {
        int rest = bytes(record).length + 2;
        int length = rest + Integer.toString(rest).length();
        length = rest + Integer.toString(length).length();
        text.append(length).append(' ').append(record).append('\n');
      }
      byte[] data = bytes(text.toString());
      return header("pax", type, "", data.length, 0644).data(data);
    }

    byte[] toBytes() {
      return concat(out.toByteArray(), new byte[1024]);
    }

    byte[] withoutEnd() {
      return out.toByteArray();
    }
  }

  /// A zip archive.
  static final class Zip {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Entry> entries = new ArrayList<>();

    /// What is said of an entry; fields may be changed to lies.
    static final class Entry {
      byte[] name;
      byte[] localName;
      byte[] data;
      int system = 3;
      int flags;
      int localFlags = -1;
      int method;
      long crc;
      long localCrc = -1;
      long size;
      long localSize = -1;
      long compressed;
      long mode = 0100644L << 16;
      long offset;
      byte[] extra = {};
      byte[] localExtra = {};

      Entry(byte[] name, byte[] content, boolean isDeflated) {
        this.name = name;
        this.localName = name;
        this.size = content.length;
        CRC32 c = new CRC32();
        c.update(content);
        this.crc = c.getValue();
        this.method = isDeflated ? 8 : 0;
        this.data = isDeflated ? deflated(content) : content;
        this.compressed = data.length;
      }
    }

    static byte[] deflated(byte[] content) {
      Deflater deflater = new Deflater(9, true);
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) {
        bytes.write(buffer, 0, deflater.deflate(buffer));
      }
      deflater.end();
      return bytes.toByteArray();
    }

    static Entry entry(String name, String content) {
      return new Entry(bytes(name), bytes(content), false);
    }

    static Entry link(String name, String target) {
      Entry entry = entry(name, target);
      entry.mode = 0120777L << 16;
      return entry;
    }

    Zip raw(byte[] bytes) {
      out.writeBytes(bytes);
      return this;
    }

    Zip add(Entry e) {
      e.offset = out.size();
      ByteBuffer b = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
      b.putInt(0x04034b50).putShort((short) 20);
      b.putShort((short) (e.localFlags < 0 ? e.flags : e.localFlags)).putShort((short) e.method)
          .putInt(0x5a000000);
      b.putInt((int) (e.localCrc < 0 ? e.crc : e.localCrc)).putInt((int) e.compressed);
      b.putInt((int) (e.localSize < 0 ? e.size : e.localSize));
      b.putShort((short) e.localName.length).putShort((short) e.localExtra.length);
      raw(b.array()).raw(e.localName).raw(e.localExtra).raw(e.data);
      entries.add(e);
      return this;
    }

    /// Adds an entry to the directory only.
    Zip again(Entry e) {
      entries.add(e);
      return this;
    }

    Zip file(String name, String content) {
      return add(entry(name, content));
    }

    byte[] toBytes() {
      return toBytes(0, entries.size(), new byte[0]);
    }

    byte[] toBytes(int shift, int count, byte[] comment) {
      ByteArrayOutputStream central = new ByteArrayOutputStream();
      for (Entry e : entries) {
        ByteBuffer b = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0x02014b50).putShort((short) (e.system << 8 | 30)).putShort((short) 20)
            .putShort((short) e.flags);
        b.putShort((short) e.method).putInt(0x5a000000).putInt((int) e.crc).putInt((int) e.compressed);
        b.putInt((int) e.size).putShort((short) e.name.length).putShort((short) e.extra.length)
            .putShort((short) 0);
        b.putShort((short) 0).putShort((short) 0).putInt((int) e.mode).putInt((int) (e.offset - shift));
        central.writeBytes(b.array());
        central.writeBytes(e.name);
        central.writeBytes(e.extra);
      }
      ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
      end.putInt(0x06054b50).putInt(0).putShort((short) count).putShort((short) count);
      end.putInt(central.size()).putInt(out.size() - shift).putShort((short) comment.length);
      return concat(out.toByteArray(), central.toByteArray(), end.array(), comment);
    }
  }
}
