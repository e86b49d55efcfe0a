package dev.dovetail.app.desk;

import dev.dovetail.app.json.Json;
import dev.dovetail.app.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;

/// What has been done for a delivery under way, one JSON object a line, each behind its CRC-32C. The objects stay on disk
/// and are read again when they are needed, so that a delivery of many tables does not fill the memory.
///
/// A line that a crash cut short, or that does not fit its checksum, ends the log: it and what follows count as never
/// written.
final class StagingLog implements AutoCloseable {
  private static final int CHECKSUM_LENGTH = 9; // eight digits and a space

  private final FileChannel channel;
  private long end;

  private StagingLog(FileChannel channel) {
    this.channel = channel;
  }

  /// Opens a log, and tells what is in it.
  ///
  /// @param entries receives each object with the position by which [#read] finds it
  static StagingLog open(Path file, BiConsumer<Long, JsonObject> entries) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      StagingLog log = new StagingLog(channel);
      log.load(entries);
      channel.truncate(log.end);
      return log;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// Tells what is in a log that somebody else may be writing.
  static void scan(Path file, BiConsumer<Long, JsonObject> entries) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      new StagingLog(channel).load(entries);
    }
  }

  private void load(BiConsumer<Long, JsonObject> entries) throws IOException {
    LineReader lines = new LineReader(channel);
    for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
      if (!isWhole(line)) {
        return;
      }
      entries.accept(end, parse(line));
      end += line.length;
    }
  }

  /// Appends an object.
  ///
  /// @return the position by which [#read] finds it
  synchronized long append(JsonObject object) throws IOException {
    byte[] text = Json.line(object).getBytes(StandardCharsets.UTF_8);
    ByteBuffer line = ByteBuffer.allocate(CHECKSUM_LENGTH + text.length + 1);
    line.put(checksum(text, 0, text.length).getBytes(StandardCharsets.US_ASCII));
    line.put((byte) ' ').put(text).put((byte) '\n').flip();
    long position = end;
    while (line.hasRemaining()) {
      end += channel.write(line, end);
    }
    return position;
  }

  /// Reads the object at a position that [#append] returned or [#open] told.
  synchronized JsonObject read(long position) throws IOException {
    byte[] line = new LineReader(channel, position).next();
    if (!isWhole(line)) {
      throw new IOException("The log of the delivery under way was changed while it was in use");
    }
    return parse(line);
  }

  private static JsonObject parse(byte[] line) {
    return Json.parse(
        new String(line, CHECKSUM_LENGTH, line.length - CHECKSUM_LENGTH - 1, StandardCharsets.UTF_8));
  }

  private static boolean isWhole(byte[] line) {
    return line.length > CHECKSUM_LENGTH
        && line[CHECKSUM_LENGTH - 1] == ' '
        && line[line.length - 1] == '\n'
        && new String(line, 0, CHECKSUM_LENGTH - 1, StandardCharsets.US_ASCII)
            .equals(checksum(line, CHECKSUM_LENGTH, line.length - CHECKSUM_LENGTH - 1));
  }

  private static String checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
