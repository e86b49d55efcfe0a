package dev.dovetail.fileops.internal.walk;

import dev.dovetail.core.Progress;
import java.util.concurrent.CancellationException;

/// Asks whether to go on.
final class Stop {
  private Stop() {}

  /// Returns unless somebody asked to stop, or the thread is interrupted.
  static void check(Progress progress) {
    progress.checkCancelled();
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Interrupted");
    }
  }
}
