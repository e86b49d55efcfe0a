package dev.dovetail.analysis.table.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Work is divided among threads, and comes together again.
class WorkersTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void everyPartIsDoneOnceAndNoLaneDoesTwoAtATime(int threads) {
    try (Workers workers = new Workers(threads)) {
      for (int count = 0; count < 40; count++) {
        AtomicIntegerArray done = new AtomicIntegerArray(count);
        AtomicIntegerArray busy = new AtomicIntegerArray(threads);
        AtomicInteger clashes = new AtomicInteger();
        workers.run(count, (number, lane) -> {
          clashes.addAndGet(busy.getAndSet(lane, 1));
          done.incrementAndGet(number);
          busy.set(lane, 0);
        });
        for (int number = 0; number < count; number++) {
          assertEquals(1, done.get(number), "part " + number + " of " + count);
        }
        assertEquals(0, clashes.get());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatAPartThrowsReachesTheCaller(int threads) {
    IllegalStateException failure = new IllegalStateException("part 5");
    try (Workers workers = new Workers(threads)) {
      Workers.Task task = (number, _) -> {
        if (number == 5) {
          throw failure;
        }
      };
      assertSame(failure, assertThrows(IllegalStateException.class, () -> workers.run(20, task)));
      AtomicInteger done = new AtomicInteger();
      workers.run(20, (_, _) -> done.incrementAndGet());
      assertEquals(20, done.get(), "the threads go on");
    }
  }

  @Test
  void anInterruptionLeavesNoPartUndoneAndIsKept() {
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = new Workers(3)) {
      Thread.currentThread().interrupt();
      workers.run(50, (_, _) -> done.incrementAndGet());
      assertTrue(Thread.interrupted());
    }
    assertEquals(50, done.get());
    assertFalse(Thread.currentThread().isInterrupted());
  }
}
