package dev.dovetail.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Progress and cancellation.
class ProgressTest {
  @TempDir private Path directory;

  /// Counts, and asks to stop after a number of bytes.
  private record Counter(AtomicLong bytes, long most) implements Progress {
    @Override
    public void start(String stage, long total) {
      throw new AssertionError("stages are the caller's");
    }

    @Override
    public void advance(long amount) {
      bytes.addAndGet(amount);
    }

    @Override
    public boolean isCancelled() {
      return bytes.get() > most;
    }
  }

  @Test
  void everyByteIsCountedOnce() throws IOException {
    Path file = Tables.write(directory, "x.csv", "a,b\n" + "1,2\n".repeat(200_000));
    Counter counter = new Counter(new AtomicLong(), Long.MAX_VALUE);
    new TableProfiler().withProgress(counter).profile(file);
    assertEquals(Files.size(file), counter.bytes().get());
  }

  @Test
  void aCancelledProfileEndsSoon() throws IOException {
    Path file = Tables.write(directory, "x.csv", "a,b\n" + "1,2\n".repeat(500_000));
    Counter counter = new Counter(new AtomicLong(), 100_000);
    assertThrows(CancellationException.class, () -> new TableProfiler().withProgress(counter).profile(file));
    assertTrue(counter.bytes().get() < Files.size(file) / 2);
  }

  @Test
  void aSecondPassIsNotCounted() throws IOException {
    Path file = Tables.write(directory, "x.csv", "a,b\n" + "1,2\n".repeat(50_000) + "x,2\n");
    Counter counter = new Counter(new AtomicLong(), Long.MAX_VALUE);
    Table table = new TableReader().withProgress(counter).read(file);
    assertEquals(ColumnType.TEXT, table.column("a").type());
    assertEquals(Files.size(file), counter.bytes().get());
  }

  @Test
  void aCancelledReadingEndsSoon() throws IOException {
    Path file = Tables.write(directory, "x.csv", "a,b\n" + "1,2\n".repeat(500_000));
    Counter counter = new Counter(new AtomicLong(), 100_000);
    TableReader reader = new TableReader().withProgress(counter);
    assertThrows(CancellationException.class, () -> reader.read(file));
    assertTrue(counter.bytes().get() < Files.size(file) / 2);
  }
}
