package dev.dovetail.analysis.table.internal.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.analysis.table.BadRow;
import dev.dovetail.analysis.table.TableException;
import dev.dovetail.analysis.table.TableLimitException;
import dev.dovetail.analysis.table.spi.FieldBatch;
import dev.dovetail.analysis.table.spi.RowSink;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Windows that go from one thread to another, and what goes wrong on either.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadAheadTest {
  /// Hears of bad rows.
  private static class Sink implements RowSink {
    private final List<Long> lines = new ArrayList<>();
    private final Thread caller = Thread.currentThread();

    @Override
    public void columns(List<String> names) throws TableException {}

    @Override
    public void decimalComma(boolean isUsed) {}

    @Override
    public void batch(FieldBatch batch) throws TableException {}

    @Override
    public void badRow(BadRow row) {
      assertSame(caller, Thread.currentThread());
      lines.add(row.line());
    }
  }

  private static int fill(WindowExchange exchange, int windows) throws IOException {
    Window window = new Window();
    for (int i = 0; i < windows; i++) {
      assertTrue(window.isEmpty());
      window.badRow(new BadRow(i, i, "x"));
      window = exchange.swap(window);
    }
    return windows;
  }

  @AfterEach
  void noThreadIsLeft() {
    assertTrue(Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("dovetail-read-ahead")));
  }

  @Test
  void windowsComeInOrderOnTheCallersThread() throws IOException {
    Sink sink = new Sink();
    int windows = new ReadAhead().deliver(exchange -> fill(exchange, 1000), sink);
    assertEquals(1000, windows);
    assertEquals(1000, sink.lines.size());
    assertEquals(sink.lines.stream().sorted().toList(), sink.lines);
  }

  @Test
  void whatTheFillerThrowsComesAfterWhatItFilled() {
    for (Throwable thrown : List.of(
        new IOException("a"), new CancellationException("b"), new StackOverflowError("c"))) {
      Sink sink = new Sink();
      var e = assertThrows(thrown.getClass(), () -> new ReadAhead().deliver(exchange -> {
        fill(exchange, 5);
        switch (thrown) {
          case IOException io -> throw io;
          case RuntimeException runtime -> throw runtime;
          default -> throw (Error) thrown;
        }
      }, sink));
      assertSame(thrown, e);
      assertEquals(5, sink.lines.size());
    }
  }

  @Test
  void whatTheSinkThrowsEndsTheFiller() {
    Sink sink = new Sink() {
      @Override
      public void badRow(BadRow row) {
        if (row.line() == 3) {
          throw new IllegalStateException("enough");
        }
      }
    };
    AtomicReference<Throwable> seen = new AtomicReference<>();
    assertThrows(IllegalStateException.class, () -> new ReadAhead().deliver(exchange -> {
      try {
        return fill(exchange, Integer.MAX_VALUE);
      } catch (IOException e) {
        seen.set(e);
        throw e;
      }
    }, sink));
    assertEquals(ClosedByInterruptException.class, seen.get().getClass());
  }

  @Test
  void anInterruptEndsBothAndIsKept() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Boolean> isKept = new AtomicReference<>(false);
    Thread reader = Thread.ofPlatform().start(() -> {
      thrown.set(assertThrows(IOException.class, () -> new ReadAhead().deliver(exchange -> {
        begun.countDown();
        return fill(exchange, Integer.MAX_VALUE);
      }, new Sink())));
      isKept.set(Thread.currentThread().isInterrupted());
    });
    begun.await();
    reader.interrupt();
    reader.join();
    assertEquals(ClosedByInterruptException.class, thrown.get().getClass());
    assertTrue(isKept.get());
    assertFalse(reader.isAlive());
  }

  @Test
  void aLimitIsToldAsWithoutReadingAhead() {
    var e = assertThrows(TableLimitException.class, () -> new ReadAhead().deliver(exchange -> {
      throw new TableLimitException("too long");
    }, new Sink()));
    assertEquals("too long", e.getMessage());
  }
}
