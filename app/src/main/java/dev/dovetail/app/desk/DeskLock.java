package dev.dovetail.app.desk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The right to change a desk. The operating system takes it back when the process ends, however it ends.
final class DeskLock implements AutoCloseable {
  private final FileChannel channel;

  private DeskLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock; empty when somebody else has it.
  static Optional<DeskLock> tryAcquire(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new DeskLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process, which is as good as by another one.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
