package dev.dovetail.app.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Works on the elements of a list, several at a time.
final class Parallel {
  private Parallel() {}

  /// What to do with one element.
  interface Work<T> {
    void on(T element) throws IOException;
  }

  /// Does the work for every element, in no order, on as many threads as there are processors. The first failure keeps
  /// further elements from being begun and is thrown when those under way have ended.
  static <T> void forEach(List<T> elements, Work<T> work) throws IOException {
    int threads = Math.clamp(elements.size(), 1, Runtime.getRuntime().availableProcessors());
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean hasFailed = new AtomicBoolean();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>(threads);
      for (int i = 0; i < threads; i++) {
        workers.add(
            executor.submit(
                () -> {
                  for (int at = next.getAndIncrement();
                      at < elements.size() && !hasFailed.get();
                      at = next.getAndIncrement()) {
                    try {
                      work.on(elements.get(at));
                    } catch (Throwable e) {
                      hasFailed.set(true);
                      throw e;
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> worker : workers) {
        await(worker);
      }
    }
  }

  private static void await(Future<?> worker) throws IOException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException runtime -> throw runtime;
        case Error error -> throw error;
        case null, default -> throw new IOException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("Interrupted");
    }
  }
}
