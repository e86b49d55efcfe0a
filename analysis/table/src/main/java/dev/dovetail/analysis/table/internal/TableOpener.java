package dev.dovetail.analysis.table.internal;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.packed.Unpacked;
import dev.dovetail.analysis.table.spi.FileHead;
import dev.dovetail.analysis.table.spi.RowSink;
import dev.dovetail.analysis.table.spi.TableFormat;
import dev.dovetail.analysis.table.spi.TableSource;
import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the format of a file, or of what a compressed file holds, and has it read.
public final class TableOpener {
  /// What read a file, and how the file is spelled.
  ///
  /// @param format the name of the format
  /// @param dialect how the file is spelled
  public record Result(String format, Dialect dialect) {}

  /// A zip with a gzip file in it is read, what is packed more often is not.
  private static final int MOST_PACKED = 2;

  private final List<TableFormat> formats =
      ServiceLoader.load(TableFormat.class).stream().map(ServiceLoader.Provider::get).toList();

  /// Reads a file with the first format that accepts it.
  ///
  /// @throws NotATableException if none does, or the one that did finds no table
  /// @throws IOException if the file is not a regular file, cannot be read or changes meanwhile
  public Result read(Path file, ReadOptions options, Progress progress, RowSink sink) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) { // a FIFO would block for ever
      throw new FileSystemException(file.toString(), null, "Not a regular file, so it cannot hold a table");
    }
    progress.checkCancelled();
    if (options.format().isPresent() && formats.stream().noneMatch(f -> f.name().equals(options.format().get()))) {
      throw new NotATableException("There is no format \"" + options.format().get() + "\" here, only " + names()
          + "; name another one (ReadOptions.withFormat), or add the module that reads it");
    }
    try (SteadyChannel channel = SteadyChannel.open(file)) {
      FileHead head = head(file, channel);
      channel.position(0);
      Result result = read(new TableSource(head, new WatchedChannel(channel, progress)), options, sink, 0);
      channel.checkUnchanged();
      return result;
    }
  }

  private Result read(TableSource source, ReadOptions options, RowSink sink, int depth) throws IOException {
    for (TableFormat format : formats) {
      if (isReader(format, source.head(), options)) {
        return new Result(format.name(), format.read(source, options, sink));
      }
    }
    if (depth < MOST_PACKED) {
      var unpacked = Unpacked.of(source, options, head -> (depth + 1 < MOST_PACKED && Unpacked.isPacked(head))
          || formats.stream().anyMatch(format -> isReader(format, head, options)));
      if (unpacked.isPresent()) {
        return unpack(unpacked.get(), options, sink, depth);
      }
    }
    throw new NotATableException(WellKnown.nameOf(source.head()).orElseGet(() ->
        "Neither name nor content is that of a table in one of the known formats (" + names() + ")"));
  }

  private Result unpack(Unpacked file, ReadOptions options, RowSink sink, int depth) throws IOException {
    try (file) {
      Result result = read(file.source(), options, sink, depth + 1);
      Dialect inner = result.dialect();
      List<String> notes = Stream.concat(file.notes().stream(), inner.notes().stream()).toList();
      return new Result(result.format(),
          new Dialect(inner.encoding(), inner.lineEnding(), inner.delimited(), inner.fixedWidth(), notes));
    }
  }

  private static boolean isReader(TableFormat format, FileHead head, ReadOptions options) {
    if (options.format().isEmpty()) {
      return format.accepts(head, options);
    }
    return format.name().equals(options.format().get())
        && (!Unpacked.isPacked(head) || format.accepts(head, options));
  }

  private String names() {
    return formats.stream().map(TableFormat::name).collect(Collectors.joining(", "));
  }

  private static FileHead head(Path file, SeekableByteChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(channel.size() + 1, FileHead.LIMIT));
    boolean isWhole = false;
    while (buffer.hasRemaining() && !isWhole) {
      isWhole = channel.read(buffer) < 0;
    }
    Path name = file.getFileName();
    byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
    return new FileHead(name == null ? "" : name.toString(), bytes, isWhole);
  }
}
