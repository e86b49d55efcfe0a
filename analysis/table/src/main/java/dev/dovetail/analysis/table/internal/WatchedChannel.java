package dev.dovetail.analysis.table.internal;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/// Advances a progress by what is read, and stops when it is cancelled. What is read twice counts, but never
/// more than the file is long.
final class WatchedChannel implements SeekableByteChannel {
  private final SeekableByteChannel channel;
  private final Progress progress;
  private final long size;
  private long counted;

  WatchedChannel(SeekableByteChannel channel, Progress progress) throws IOException {
    this.channel = channel;
    this.progress = progress;
    this.size = channel.size();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    progress.checkCancelled();
    int count = channel.read(target);
    long counts = Math.min(count, size - counted);
    if (counts > 0) {
      counted += counts;
      progress.advance(counts);
    }
    return count;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public SeekableByteChannel position(long value) throws IOException {
    channel.position(value);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
