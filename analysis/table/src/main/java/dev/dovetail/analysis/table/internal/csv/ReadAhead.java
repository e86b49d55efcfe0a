package dev.dovetail.analysis.table.internal.csv;

import dev.dovetail.analysis.table.spi.RowSink;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Fills windows on a thread of its own while the caller's thread delivers those before. What the sink sees,
/// and in which order, is the same as without; so is the exception, if there is one.
final class ReadAhead {
  /// One is filled, one delivered, and one lies between, so that neither waits for each window of the other.
  private static final int WINDOWS = 3;

  private final BlockingQueue<Window> filled = new ArrayBlockingQueue<>(WINDOWS + 1);
  private final BlockingQueue<Window> empty = new ArrayBlockingQueue<>(WINDOWS);
  private final Window end = new Window();

  /// What fills windows.
  ///
  /// @param <T> what it gives at the end
  interface Filler<T> {
    /// Fills windows until there is nothing more to read.
    T fill(WindowExchange exchange) throws IOException;
  }

  /// Delivers all that a filler fills.
  ///
  /// @return what the filler returns
  /// @throws ClosedByInterruptException if the caller's thread was interrupted; it still is then
  <T> T deliver(Filler<T> filler, RowSink sink) throws IOException {
    for (int i = 1; i < WINDOWS; i++) { // the filler begins with one of its own
      empty.add(new Window());
    }
    FutureTask<T> filling = new FutureTask<>(() -> {
      try {
        return filler.fill(this::swap);
      } finally {
        filled.add(end);
      }
    });
    Thread thread = Thread.ofPlatform().daemon().name("dovetail-read-ahead").start(filling);
    try {
      for (Window window = filled.take(); window != end; window = filled.take()) {
        window.deliver(sink);
        empty.add(window);
      }
      return filling.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException(); // as reading on this thread would have done
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(e);
      }
    } finally {
      end(thread);
    }
  }

  private Window swap(Window window) throws IOException {
    try {
      filled.put(window);
      return empty.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    }
  }

  /// Ends the thread, which has nothing to do any more, and waits for it: its file may be closed after that.
  private static void end(Thread thread) {
    thread.interrupt();
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
