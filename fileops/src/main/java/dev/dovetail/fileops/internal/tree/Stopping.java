package dev.dovetail.fileops.internal.tree;

import dev.dovetail.core.Progress;

/// The progress of an operation on several threads: it also says stop when the thread that called is
/// interrupted, or when another thread failed.
public final class Stopping implements Progress {
  private final Progress progress;
  private final Thread caller = Thread.currentThread();
  private volatile boolean isStopped;

  /// Watches the calling thread.
  public Stopping(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void start(String stage, long total) {
    progress.start(stage, total);
  }

  @Override
  public void advance(long amount) {
    progress.advance(amount);
  }

  @Override
  public boolean isCancelled() {
    return isStopped || caller.isInterrupted() || progress.isCancelled();
  }

  void stop() {
    isStopped = true;
  }
}
