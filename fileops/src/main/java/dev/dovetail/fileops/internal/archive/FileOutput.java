package dev.dovetail.fileops.internal.archive;

import dev.dovetail.fileops.spi.ArchiveEntry;
import dev.dovetail.fileops.spi.ArchiveTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/// Writes the content of one file, which has to have the size that its entry says.
final class FileOutput implements ArchiveTarget.Output {
  private final SeekableByteChannel channel;
  private final ArchiveEntry entry;
  private final Budget budget;
  private long position;
  private boolean endsInHole;

  FileOutput(SeekableByteChannel channel, ArchiveEntry entry, Budget budget) {
    this.channel = channel;
    this.entry = entry;
    this.budget = budget;
  }

  @Override
  public void write(ByteBuffer buffer) throws IOException {
    if (!buffer.hasRemaining()) {
      return;
    }
    budget.progress().checkCancelled();
    advance(buffer.remaining());
    budget.write(entry, buffer.remaining());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    endsInHole = false;
  }

  @Override
  public void skip(long bytes) throws IOException {
    if (bytes > 0) {
      advance(bytes);
      budget.skip(bytes);
      channel.position(position);
      endsInHole = true;
    }
  }

  private void advance(long bytes) throws DamagedException {
    if (bytes > entry.size() - position) {
      throw new DamagedException("has more than the " + entry.size() + " bytes that it says");
    }
    position += bytes;
  }

  /// Checks the size.
  void finish() throws IOException {
    if (position != entry.size()) {
      throw new DamagedException("has " + position + " bytes and says " + entry.size());
    }
    if (endsInHole) {
      channel.position(position - 1);
      channel.write(ByteBuffer.wrap(new byte[1]));
    }
  }
}
