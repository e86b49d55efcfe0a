package dev.dovetail.fileops.internal.transaction;

import dev.dovetail.fileops.RootBusyException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The right to change a root: a lock on a file, which the operating system takes back when the process ends,
/// however it ends.
public final class RootLock implements AutoCloseable {
  private static final long PAUSE_MILLIS = 5;
  private static final int HOLDER_SIZE = 200;

  /// The files this process has locked. It must not even open one of them again: closing that would end the
  /// lock (fcntl(2)). So nobody opens one without this set's monitor.
  private static final Set<Object> HELD = new HashSet<>();

  private final Object key;
  private final FileChannel channel;

  private RootLock(Object key, FileChannel channel) {
    this.key = key;
    this.channel = channel;
  }

  /// Takes the lock.
  ///
  /// @param file the lock file, made if it is missing
  /// @param root what it protects, for the message
  /// @param patience how long to wait for others
  /// @throws RootBusyException if somebody else keeps it
  /// @throws InterruptedIOException if the thread is interrupted while it waits
  public static RootLock acquire(Path file, Path root, Duration patience) throws IOException {
    long start = System.nanoTime();
    while (true) {
      Optional<RootLock> lock = tryAcquire(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      if (System.nanoTime() - start >= patience.toNanos()) {
        throw new RootBusyException(root, holder(file).orElse("another process"));
      }
      pause(root);
    }
  }

  /// Returns what is known of the process that has the lock now; nothing if none has.
  public static Optional<String> holder(Path file) throws IOException {
    synchronized (HELD) {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      if (HELD.contains(key(file))) {
        return Optional.of("this process");
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        return channel.tryLock(0, Long.MAX_VALUE, true) != null ? Optional.empty()
            : Optional.of(signature(channel));
      }
    }
  }

  private static Optional<RootLock> tryAcquire(Path file) throws IOException {
    synchronized (HELD) {
      if (Files.exists(file) && HELD.contains(key(file))) {
        return Optional.empty();
      }
      FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (channel.tryLock() == null) {
          channel.close();
          return Optional.empty();
        }
        sign(channel);
        Object key = key(file);
        HELD.add(key);
        return Optional.of(new RootLock(key, channel));
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
  }

  private static String signature(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(HOLDER_SIZE);
    channel.read(text, 0);
    String holder = StandardCharsets.UTF_8.decode(text.flip()).toString().strip();
    return holder.isEmpty() ? "another process" : holder;
  }

  private static void sign(FileChannel channel) throws IOException {
    String text = "process " + ProcessHandle.current().pid() + "\n";
    channel.truncate(0).write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static Object key(Path file) throws IOException {
    return Objects.requireNonNull(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
  }

  private static void pause(Path root) throws InterruptedIOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for the transaction that has " + root);
    }
  }

  /// Lets others in. Does nothing the second time.
  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      if (channel.isOpen()) {
        HELD.remove(key);
        channel.close();
      }
    }
  }
}
