package dev.dovetail.fileops.internal.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Threads that live as long as one operation.
final class Workers implements AutoCloseable {
  private static final int WAITING = 64;

  private final int threads;
  private final ExecutorService executor;
  private final Semaphore places;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /// Something that one of them does.
  @FunctionalInterface
  interface Task {
    void run() throws IOException;
  }

  Workers(int threads) {
    this.threads = threads;
    this.places = new Semaphore(threads + WAITING);
    this.executor =
        Executors.newFixedThreadPool(
            threads, task -> Thread.ofPlatform().daemon().name("archive").unstarted(task));
  }

  int threads() {
    return threads;
  }

  /// Has something done, and waits if too much waits already.
  ///
  /// @throws IOException the failure of a task before; none runs after it
  void run(Task task) throws IOException {
    rethrow();
    acquire(1);
    executor.execute(
        () -> {
          try {
            if (failure.get() == null) {
              task.run();
            }
          } catch (Exception e) {
            failure.compareAndSet(null, e);
          } catch (Error e) {
            failure.compareAndSet(null, new IllegalStateException(e));
          } finally {
            places.release();
          }
        });
  }

  /// Waits until all is done.
  ///
  /// @throws IOException the first failure of a task
  void await() throws IOException {
    acquire(threads + WAITING);
    places.release(threads + WAITING);
    rethrow();
  }

  /// Has something computed.
  <T> Future<T> submit(Callable<T> task) {
    return executor.submit(task);
  }

  /// Returns what was computed.
  static <T> T result(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw interrupted();
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    }
  }

  private void acquire(int count) throws IOException {
    try {
      places.acquire(count);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private void rethrow() throws IOException {
    Exception e = failure.get();
    if (e != null) {
      throw rethrown(e);
    }
  }

  private static IOException rethrown(@Nullable Throwable cause) throws IOException {
    switch (cause) {
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> throw new IllegalStateException(cause);
    }
  }

  static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("Interrupted while archiving; start over");
  }

  /// Ends the threads. What is under way is interrupted.
  @Override
  public void close() {
    executor.shutdownNow();
    boolean wasInterrupted = Thread.interrupted();
    while (!executor.isTerminated()) {
      try {
        executor.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
