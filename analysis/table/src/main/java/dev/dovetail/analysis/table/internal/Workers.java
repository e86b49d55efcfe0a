package dev.dovetail.analysis.table.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
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
    AtomicIntegerArray taken = new AtomicIntegerArray(count);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(helpers);
    ExecutorService executor = others();
    for (int lane = 1; lane <= helpers; lane++) {
      int own = lane;
      executor.execute(() -> {
        work(taken, task, own, helpers + 1, failure);
        done.countDown();
      });
    }
    work(taken, task, 0, helpers + 1, failure);
    await(done);
    switch (failure.get()) {
      case null -> { }
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure.get());
    }
  }

  /// Does the parts that fall to this lane each time, since what they work on is near its processor; then what
  /// the other lanes have not begun.
  private static void work(
      AtomicIntegerArray taken, Task task, int lane, int lanes,
      AtomicReference<@Nullable Throwable> failure) {
    try {
      for (int turn = 0; turn < lanes; turn++) {
        for (int number = (lane + turn) % lanes; number < taken.length(); number += lanes) {
          if (failure.get() == null && taken.compareAndSet(number, 0, 1)) {
            task.run(number, lane);
          }
        }
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
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
