package dev.dovetail.analysis.parquet;

import dev.dovetail.analysis.table.DamagedTableException;
import dev.hardwood.InputFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows a channel to the library, which reads from several threads.
final class ChannelFile implements InputFile {
  private static final long SPARE = 4L << 20;
  private static final int CALL = 64;

  private final SeekableByteChannel channel;
  private final String name;
  private @Nullable IOException failure;
  private long last;
  private long spent;

  ChannelFile(SeekableByteChannel channel, String name) {
    this.channel = channel;
    this.name = name;
  }

  /// Returns why the channel could not be read, if so.
  synchronized Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /// Returns where was read last.
  synchronized long last() {
    return last;
  }

  @Override
  public void open() {
    // it is
  }

  @Override
  public synchronized ByteBuffer readRange(long offset, int length) throws IOException {
    last = offset;
    if (offset < 0 || length < 0 || offset > channel.size() - length) {
      throw new EOFException("bytes " + offset + " to " + (offset + length) + " of " + channel.size());
    }
    try {
      spend(length);
      ByteBuffer bytes = ByteBuffer.allocate(length);
      channel.position(offset);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes) < 0) {
          throw new EOFException("The file became shorter while it was read");
        }
      }
      return bytes.flip();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /// Ends reading in circles, to which damaged lengths of pages can lead the library: every byte is read
  /// about once in a sound file.
  private void spend(int length) throws IOException {
    spent += length + CALL;
    if (spent > 16 * channel.size() + SPARE) {
      throw new DamagedTableException("The Parquet file is damaged: its pages lead in circles, near byte "
          + last);
    }
  }

  @Override
  public synchronized long length() throws IOException {
    return channel.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void close() {
    // who opened it closes it
  }
}
