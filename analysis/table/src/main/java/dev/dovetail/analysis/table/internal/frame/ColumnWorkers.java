package dev.dovetail.analysis.table.internal.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Threads that work on different columns at the same time. The caller works too, and goes on when all are
/// done.
final class ColumnWorkers implements AutoCloseable {
  /// Works on one column.
  interface Task {
    /// Works.
    ///
    /// @param worker the number of the thread, from 0: no two run at the same time under one number
    void run(int worker, int column);
  }

  private final int threads;
  private final ExecutorService others;

  /// Starts threads when they are needed.
  ///
  /// @param threads how many work, the caller included
  ColumnWorkers(int threads) {
    this.threads = threads;
    this.others = Executors.newFixedThreadPool(
        Math.max(1, threads - 1), Thread.ofPlatform().name("table-columns-", 0).daemon().factory());
  }

  int threads() {
    return threads;
  }

  /// Works on columns 0 to `columns - 1`, each once.
  void forEach(int columns, Task task) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int worker = 1; worker < Math.min(threads, columns); worker++) {
      int number = worker;
      running.add(others.submit(() -> work(number, columns, task, next)));
    }
    try {
      work(0, columns, task, next);
    } finally {
      next.set(columns);
      running.forEach(ColumnWorkers::join);
    }
  }

  private static void work(int worker, int columns, Task task, AtomicInteger next) {
    for (int column = next.getAndIncrement(); column < columns; column = next.getAndIncrement()) {
      task.run(worker, column);
    }
  }

  /// Waits even if interrupted: what the others write to may not be left to them alone.
  private static void join(Future<?> running) {
    boolean isInterrupted = false;
    while (true) {
      try {
        running.get();
        break;
      } catch (InterruptedException e) {
        isInterrupted = true;
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case Error error -> throw error;
          case RuntimeException failure -> throw failure;
          case null, default -> throw new IllegalStateException(e);
        }
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    others.shutdownNow();
  }
}
