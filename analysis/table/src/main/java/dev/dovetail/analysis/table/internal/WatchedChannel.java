package dev.dovetail.analysis.table.internal;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// Advances a progress by what is read, and stops when it is cancelled.
///
/// @param channel where the bytes come from
/// @param progress is told
record WatchedChannel(ReadableByteChannel channel, Progress progress) implements ReadableByteChannel {
  @Override
  public int read(ByteBuffer target) throws IOException {
    progress.checkCancelled();
    int count = channel.read(target);
    if (count > 0) {
      progress.advance(count);
    }
    return count;
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
