package dev.dovetail.analysis.table.internal.frame;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Stretches of rows, or columns, that several threads work on.
public final class Segments {
  private static final int LEAST_ROWS = 1 << 16;

  private Segments() {}

  /// Work on one part.
  @FunctionalInterface
  public interface Task {
    /// Does one part.
    ///
    /// @param number of the part, from 0
    void run(int number);
  }

  /// Returns into how many stretches it pays to divide rows.
  public static int of(int rows) {
    return Math.clamp(rows / LEAST_ROWS, 1, Runtime.getRuntime().availableProcessors());
  }

  /// Returns where a stretch begins; that of number `parts` is the end.
  public static int start(int rows, int parts, int number) {
    return (int) ((long) rows * number / parts);
  }

  /// Does all parts.
  ///
  /// @throws RuntimeException or an error, what the first of the parts that fail threw
  public static void run(int parts, Task task) {
    @Nullable Throwable[] failures = new @Nullable Throwable[parts];
    AtomicInteger firstFailed = new AtomicInteger(parts);
    IntStream.range(0, parts).parallel().forEach(number -> {
      try {
        if (number < firstFailed.get()) {
          task.run(number);
        }
      } catch (RuntimeException | Error e) {
        failures[number] = e;
        firstFailed.accumulateAndGet(number, Math::min);
      }
    });
    int failed = firstFailed.get();
    if (failed < parts) {
      switch (failures[failed]) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case null, default -> throw new IllegalStateException(failures[failed]);
      }
    }
  }
}
