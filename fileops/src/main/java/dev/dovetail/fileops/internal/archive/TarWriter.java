package dev.dovetail.fileops.internal.archive;

import dev.dovetail.core.Progress;
import dev.dovetail.fileops.spi.ArchiveEntry;
import dev.dovetail.fileops.spi.ArchiveEntry.Kind;
import dev.dovetail.fileops.spi.ArchiveEntry.Owner;
import dev.dovetail.fileops.spi.ArchiveSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Writes tar archives: ustar, with pax headers for what does not fit into it.
final class TarWriter implements ArchiveSource.Visitor {
  private static final int RECORD = 20 * BlockInput.BLOCK;
  private static final Owner NOBODY = new Owner(0, 0, "", "");

  private final BlockOutput output;
  private final Progress progress;
  private long written;

  TarWriter(BlockOutput output, Progress progress) {
    this.output = output;
    this.progress = progress;
  }

  @Override
  public void visit(ArchiveEntry entry, ArchiveSource.Content content) throws IOException {
    progress.checkCancelled();
    writeHeaders(entry);
    if (entry.kind() == Kind.FILE) {
      try (SeekableByteChannel in = content.open()) {
        long left = entry.size();
        while (left > 0) {
          progress.checkCancelled();
          int count = output.read(in, left);
          if (count < 0) {
            throw content.changed();
          }
          progress.advance(count);
          left -= count;
        }
      }
      output.zeros(-entry.size() & (BlockInput.BLOCK - 1));
      written += entry.size() + (-entry.size() & (BlockInput.BLOCK - 1));
    }
  }

  /// Writes the end of the archive, filled up as tar does.
  void finish() throws IOException {
    long end = written + 2 * BlockInput.BLOCK;
    output.zeros(2 * BlockInput.BLOCK + Math.floorMod(-end, RECORD));
    output.finish();
  }

  private void writeHeaders(ArchiveEntry entry) throws IOException {
    String name = entry.kind() == Kind.DIRECTORY ? entry.name() + "/" : entry.name();
    Owner owner = Objects.requireNonNullElse(entry.owner(), NOBODY);
    FileTime modified = Objects.requireNonNullElse(entry.modified(), FileTime.fromMillis(0));
    Instant time = modified.toInstant();
    TarFields fields = new TarFields();
    Map<String, byte[]> pax = new LinkedHashMap<>();
    if (!fields.putName(EntryNames.encoded(name)) || !isPlain(name)) {
      pax.put("path", EntryNames.encoded(name));
    }
    if (!fields.putText(157, 100, EntryNames.encoded(entry.link())) || !isPlain(entry.link())) {
      pax.put("linkpath", EntryNames.encoded(entry.link()));
    }
    fields.putOctal(100, 8, Math.max(entry.mode(), 0));
    putNumber(fields, pax, "uid", 108, 8, Math.max(owner.user(), 0));
    putNumber(fields, pax, "gid", 116, 8, Math.max(owner.group(), 0));
    putNumber(fields, pax, "size", 124, 12, entry.kind() == Kind.FILE ? entry.size() : 0);
    if (!fields.putOctal(136, 12, time.getEpochSecond()) || time.getNano() != 0) {
      pax.put("mtime", ascii(decimal(time)));
    }
    putOwnerName(fields, pax, "uname", 265, owner.userName());
    putOwnerName(fields, pax, "gname", 297, owner.groupName());
    if (!pax.isEmpty()) {
      writePax(name, pax);
    }
    fields.finish(type(entry.kind()));
    write(fields.block());
  }

  /// ASCII needs no pax record. Bytes that are not UTF-8 may not have one, unless it says so; where the name
  /// fits into the header it is better off there.
  private static boolean isPlain(String name) {
    return name.chars().allMatch(c -> c < 0x80) || EntryNames.hasEscapes(name);
  }

  private static void putNumber(
      TarFields fields, Map<String, byte[]> pax, String key, int offset, int size, long value) {
    if (!fields.putOctal(offset, size, value)) {
      pax.put(key, ascii(Long.toString(value)));
    }
  }

  private static void putOwnerName(
      TarFields fields, Map<String, byte[]> pax, String key, int offset, String value) {
    if (!fields.putText(offset, 32, value.getBytes(StandardCharsets.UTF_8)) || !isPlain(value)) {
      pax.put(key, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void writePax(String name, Map<String, byte[]> records) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    if (EntryNames.hasEscapes(name)) {
      data.writeBytes(record("hdrcharset", ascii("BINARY")));
    }
    records.forEach((key, value) -> data.writeBytes(record(key, value)));
    TarFields fields = new TarFields();
    fields.putName(ascii("././@PaxHeader"));
    fields.putOctal(100, 8, 0644);
    fields.putOctal(108, 8, 0);
    fields.putOctal(116, 8, 0);
    fields.putOctal(124, 12, data.size());
    fields.putOctal(136, 12, 0);
    fields.finish('x');
    write(fields.block());
    write(data.toByteArray());
    int padding = -data.size() & (BlockInput.BLOCK - 1);
    write(new byte[padding]);
  }

  /// A record begins with its length, the digits of the length included.
  private static byte[] record(String key, byte[] value) {
    int rest = key.length() + value.length + 3;
    int length = rest + Integer.toString(rest).length();
    length = rest + Integer.toString(length).length();
    ByteArrayOutputStream record = new ByteArrayOutputStream(length);
    record.writeBytes(ascii(length + " " + key + "="));
    record.writeBytes(value);
    record.write('\n');
    return record.toByteArray();
  }

  private void write(byte[] bytes) throws IOException {
    output.write(bytes);
    written += bytes.length;
  }

  private static char type(Kind kind) {
    return switch (kind) {
      case FILE -> '0';
      case HARD_LINK -> '1';
      case SYMBOLIC_LINK -> '2';
      case DIRECTORY -> '5';
      case SPECIAL -> throw new IllegalArgumentException("Special files are left out");
    };
  }

  private static String decimal(Instant time) {
    BigDecimal seconds =
        BigDecimal.valueOf(time.getEpochSecond())
            .add(BigDecimal.valueOf(time.getNano(), 9));
    return time.getNano() == 0 ? Long.toString(time.getEpochSecond()) : seconds.toPlainString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
