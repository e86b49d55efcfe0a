package dev.dovetail.analysis.boundaries.internal.read;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The threads that read classes: as many as there are processors, and no more than disks like.
final class Workers implements AutoCloseable {
  private static final int MOST = 8;

  private final ExecutorService pool = Executors.newFixedThreadPool(
      Math.min(MOST, Runtime.getRuntime().availableProcessors()),
      Thread.ofPlatform().daemon().name("boundaries-", 0).factory());
  private volatile boolean isClosed;

  <T> Future<T> submit(Callable<T> task) {
    return pool.submit(task);
  }

  /// Says whether what was begun should end.
  boolean isClosed() {
    return isClosed;
  }

  /// Waits until nobody reads any more; what has not begun ends at once.
  @Override
  public void close() {
    isClosed = true;
    pool.close();
  }
}
