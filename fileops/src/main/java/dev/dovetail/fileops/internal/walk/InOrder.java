package dev.dovetail.fileops.internal.walk;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Work done by some threads, the results of which are taken in the order in which it was given, by the
/// thread that gives it. So much is under way at once, and no more.
///
/// @param <T> what comes of a piece of work
public final class InOrder<T> implements AutoCloseable {
  private static final int UNDER_WAY = 32;

  private final ExecutorService threads;
  private final Taker<T> taker;
  private final Deque<Future<T>> pending = new ArrayDeque<>();

  /// Prepares for work.
  public InOrder(int threads, Taker<T> taker) {
    this.threads = Executors.newFixedThreadPool(threads);
    this.taker = taker;
  }

  /// What is done with results.
  ///
  /// @param <T> what comes of a piece of work
  @FunctionalInterface
  public interface Taker<T> {
    /// Takes the next result.
    void take(T result) throws IOException;
  }

  /// Gives a piece of work, waiting for an earlier one if there is much already.
  ///
  /// @throws IOException what the taker throws
  public void add(Callable<T> work) throws IOException {
    pending.add(threads.submit(work));
    while (pending.size() > UNDER_WAY) {
      takeNext();
    }
  }

  /// Takes what is left.
  public void finish() throws IOException {
    while (!pending.isEmpty()) {
      takeNext();
    }
  }

  private void takeNext() throws IOException {
    try {
      taker.take(pending.remove().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new AssertionError("Work notes its own failures", e);
      }
    }
  }

  private static CancellationException interrupted(InterruptedException cause) {
    CancellationException cancelled = new CancellationException("Interrupted");
    cancelled.initCause(cause);
    return cancelled;
  }

  /// Drops what is not done yet and waits for the threads to end.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
