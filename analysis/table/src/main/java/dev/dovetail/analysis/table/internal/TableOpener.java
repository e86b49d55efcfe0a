package dev.dovetail.analysis.table.internal;

import dev.dovetail.analysis.table.Dialect;
import dev.dovetail.analysis.table.NotATableException;
import dev.dovetail.analysis.table.ReadOptions;
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

/// Finds the format of a file and has it read.
public final class TableOpener {
  /// What read a file, and how the file is spelled.
  ///
  /// @param format the name of the format
  /// @param dialect how the file is spelled
  public record Result(String format, Dialect dialect) {}

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
    try (SteadyChannel channel = SteadyChannel.open(file)) {
      FileHead head = head(file, channel);
      for (TableFormat format : formats) {
        if (format.accepts(head, options)) {
          channel.position(0);
          TableSource source = new TableSource(head, new WatchedChannel(channel, progress));
          Result result = new Result(format.name(), format.read(source, options, sink));
          channel.checkUnchanged();
          return result;
        }
      }
    }
    throw new NotATableException("Neither name nor content is that of a table in one of the known formats ("
        + formats.stream().map(TableFormat::name).collect(Collectors.joining(", ")) + ")");
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
