package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.WriteOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Writes columns in one of the formats.
///
/// @param names of the columns
/// @param columns as many
/// @param rows how many each has
/// @param options how to write
public record FrameWriter(List<String> names, List<ColumnView> columns, int rows, WriteOptions options) {
  /// Writes a file, which is complete or not there: first under another name beside it, which then becomes
  /// its own.
  ///
  /// @throws IllegalArgumentException if neither options nor the file's name say the format
  /// @throws IOException if it cannot be written; what was there before is there still
  public void write(Path file) throws IOException {
    String format = format(options, file);
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        write(Channels.newOutputStream(channel), format);
        channel.force(true);
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      try {
        Files.deleteIfExists(unfinished);
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /// Returns the format in which a file is written.
  ///
  /// @throws IllegalArgumentException if neither options nor the file's name say it
  public static String format(WriteOptions options, Path file) {
    Path path = file.getFileName();
    String name = path == null ? "" : path.toString();
    String format = options.format()
        .orElseGet(() -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    requireKnown(format);
    return format;
  }

  /// Returns what stands between two fields of a delimited text.
  public static char delimiter(WriteOptions options, String format) {
    return options.delimiter().orElse(format.equals("tsv") ? '\t' : ',');
  }

  private static void requireKnown(String format) {
    if (!List.of("csv", "tsv", "json", "jsonl", "ndjson").contains(format)) {
      throw new IllegalArgumentException("The format must be csv, tsv, json or jsonl, found \"" + format
          + "\"; give the file such a name, or say it in WriteOptions.withFormat");
    }
  }

  /// Writes into a stream, which stays open.
  ///
  /// @throws IllegalArgumentException if there is no such format
  /// @throws IOException if the stream cannot be written
  public void write(OutputStream target, String format) throws IOException {
    requireKnown(format);
    Utf8Out out = new Utf8Out(target);
    switch (format) {
      case "json" -> new JsonWriter(out, false).write(names, columns, rows);
      case "jsonl", "ndjson" -> new JsonWriter(out, true).write(names, columns, rows);
      default -> new CsvWriter(out, options, delimiter(options, format)).write(names, columns, rows);
    }
    out.flush();
    target.flush();
  }
}
