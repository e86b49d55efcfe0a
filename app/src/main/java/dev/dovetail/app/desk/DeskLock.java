package dev.dovetail.app.desk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// The right to change a desk. The operating system takes it back when the process ends, however it ends.
final class DeskLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(20);

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

  /// Takes the lock, and waits for it a while; empty when somebody else keeps it.
  static Optional<DeskLock> acquire(Path file, Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    Optional<DeskLock> lock = tryAcquire(file);
    while (lock.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(PAUSE.toNanos());
      lock = tryAcquire(file);
    }
    return lock;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
