package dev.dovetail.app.desk;

import java.util.List;
import java.util.concurrent.Semaphore;

/// Divides heap and processors among the tables that are profiled at the same time: a delivery of one large file uses all
/// processors, one of many files has one thread each, and no more large ones are begun than the heap holds.
///
/// What a profile takes is bounded by the length of its file while that is small, and by the profiler when it is not.
final class ProfilingRoom {
  private static final long MOST_MEGABYTES = 160;
  /// What one byte of a small file may come to.
  private static final long EXPANSION = 64;

  private final int processors;
  private final int megabytes;
  private final long bytes;
  private final Semaphore free;

  /// What is profiled.
  ///
  /// @param <T> what comes of it
  /// @param <E> how it fails
  interface Work<T, E extends Exception> {
    /// Profiles on so many threads.
    T on(int threads) throws E;
  }

  /// Makes room for the files of a delivery.
  static ProfilingRoom of(List<SourceFile> files) {
    Runtime runtime = Runtime.getRuntime();
    long bytes = files.stream().mapToLong(file -> file.stamp().size()).sum();
    return new ProfilingRoom(runtime.availableProcessors(), runtime.maxMemory(), bytes);
  }

  /// Makes room for files.
  ///
  /// @param processors how many threads can run at the same time
  /// @param heap how much memory there is
  /// @param bytes how long all files are together
  ProfilingRoom(int processors, long heap, long bytes) {
    this.processors = processors;
    this.megabytes = (int) (Math.clamp(heap >> 20, MOST_MEGABYTES, Integer.MAX_VALUE) * 2 / 3);
    this.bytes = bytes;
    this.free = new Semaphore(megabytes, true);
  }

  /// Waits until there is room for a file, and has it profiled.
  <T, E extends Exception> T profile(long size, Work<T, E> work) throws E {
    int taken = megabytes(size);
    free.acquireUninterruptibly(taken);
    try {
      return work.on(threads(size));
    } finally {
      free.release(taken);
    }
  }

  /// Returns how many threads a file gets: its share of the delivery, or of those that fit the heap beside it.
  int threads(long size) {
    long byLength = Math.round((double) processors * size / Math.max(1, bytes));
    long byRoom = processors / Math.max(1, megabytes / megabytes(size));
    return Math.clamp(Math.max(byLength, byRoom), 1, processors);
  }

  private int megabytes(long size) {
    return (int) Math.min(megabytes, Math.clamp((size * EXPANSION) >> 20, 1, MOST_MEGABYTES));
  }
}
