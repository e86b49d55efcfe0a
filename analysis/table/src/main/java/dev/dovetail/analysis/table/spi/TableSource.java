package dev.dovetail.analysis.table.spi;

import dev.dovetail.analysis.table.TableLimitException;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/// A file, opened for one pass.
///
/// @param head its name and beginning
/// @param channel all of its bytes from the first on; counts progress, checks for cancellation, and is closed
///     by who opened it
public record TableSource(FileHead head, ReadableByteChannel channel) {
  /// How much of a compressed file is held in memory for [#seekable], in bytes.
  public static final long MOST_HELD = 64L << 20;

  /// Returns a channel over the same bytes for a format that reads here and there: the file itself, or, where
  /// it comes out of a compressed one, all of its bytes in memory.
  ///
  /// @throws TableLimitException if these are more than [#MOST_HELD]
  /// @throws IOException if they cannot be read
  public SeekableByteChannel seekable() throws IOException {
    return channel instanceof SeekableByteChannel file ? file : HeldBytes.of(channel);
  }
}
