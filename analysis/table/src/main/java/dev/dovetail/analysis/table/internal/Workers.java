package dev.dovetail.analysis.table.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The threads that divide the work on one file: the caller's and, once there is enough to do, others.
///
/// For one caller at a time.
public final class Workers implements AutoCloseable {
  private final int threads;
  private @Nullable ExecutorService others;

  /// A part of the work.
  @FunctionalInterface
  public interface Task {
    /// Does one part.
    ///
    /// @param number of the part, from 0
    /// @param lane of the thread, from 0: no two parts run in one lane at the same time
    void run(int number, int lane);
  }

  /// Allows so many threads, the caller's included.
  public Workers(int threads) {
    this.threads = threads;
  }

  /// Returns how many lanes there are.
  public int lanes() {
    return threads;
  }

  /// Does some parts on the caller's thread, in order.
  public static void runAlone(int count, Task task) {
    for (int number = 0; number < count; number++) {
      task.run(number, 0);
    }
  }

  /// Does some parts, in any order, and returns when all are done.
  ///
  /// @throws RuntimeException or an error, what a part threw; the other parts are done or left
  public void run(int count, Task task) {
    int helpers = Math.min(threads, count) - 1;
    if (helpers <= 0) {
      runAlone(count, task);
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(helpers);
    ExecutorService executor = others();
    for (int lane = 1; lane <= helpers; lane++) {
      int own = lane;
      executor.execute(() -> {
        work(next, count, task, own, failure);
        done.countDown();
      });
    }
    work(next, count, task, 0, failure);
    await(done);
    switch (failure.get()) {
      case null -> { }
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure.get());
    }
  }

  private static void work(
      AtomicInteger next, int count, Task task, int lane, AtomicReference<@Nullable Throwable> failure) {
    try {
      for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
        task.run(number, lane);
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      next.set(count);
    }
  }

  /// An interruption does not leave parts at work behind; it is kept for the caller, whose reading ends by it.
  private static void await(CountDownLatch done) {
    boolean isInterrupted = false;
    while (true) {
      try {
        done.await();
        break;
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private ExecutorService others() {
    ExecutorService executor = others;
    if (executor == null) {
      executor = Executors.newFixedThreadPool(threads - 1, task -> {
        Thread thread = new Thread(task, "dovetail-table");
        thread.setDaemon(true);
        return thread;
      });
      others = executor;
    }
    return executor;
  }

  /// Ends the threads.
  @Override
  public void close() {
    if (others != null) {
      others.shutdownNow();
    }
  }
}
