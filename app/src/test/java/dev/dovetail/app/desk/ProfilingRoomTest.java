package dev.dovetail.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfilingRoomTest {
  private static final long HEAP = 256L << 20;
  private static final long LARGE = 1L << 30;

  @Test
  void aSingleFileGetsAllProcessors() {
    assertEquals(16, new ProfilingRoom(16, HEAP, LARGE).threads(LARGE));
    assertEquals(2, new ProfilingRoom(2, HEAP, 100).threads(100));
  }

  @Test
  void theLargestOfManyFilesGetsThemToo() {
    ProfilingRoom room = new ProfilingRoom(8, HEAP, LARGE + 1000 * 1000);
    assertEquals(8, room.threads(LARGE));
    assertEquals(1, room.threads(1000));
  }

  @Test
  void filesThatTheHeapHoldsAtTheSameTimeShareTheProcessors() {
    assertEquals(16, new ProfilingRoom(16, HEAP, 100 * LARGE).threads(LARGE));
    assertEquals(8, new ProfilingRoom(16, 2 * HEAP, 100 * LARGE).threads(LARGE));
    assertEquals(1, new ProfilingRoom(2, 4 * HEAP, 2 * LARGE).threads(LARGE));
  }

  @Test
  void anEmptyDeliveryHasOneThreadAFile() {
    assertEquals(1, new ProfilingRoom(4, HEAP, 0).threads(0));
  }

  @Test
  void noMoreLargeFilesAreBegunThanTheHeapHolds() {
    ProfilingRoom room = new ProfilingRoom(8, HEAP, 8 * LARGE);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    IntStream.range(0, 8).mapToObj(_ -> Thread.ofPlatform().start(() -> room.profile(LARGE, _ -> {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      LockSupport.parkNanos(20_000_000); // long enough for the others to come
      return now.decrementAndGet();
    }))).toList().forEach(ProfilingRoomTest::join);
    assertTrue(most.get() == 1, () -> most + " at the same time");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
