package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.PersistenceException;
import java.util.concurrent.ThreadLocalRandom;

/// How often, and after which pause, work is done again that another transaction has got in between of.
public final class Retries {
  private static final int MOST = 8;
  private static final int FIRST_PAUSE_MILLIS = 5;

  private int failures;

  /// Counts from zero.
  public Retries() {}

  /// Waits before the next try, longer each time and by chance, so that the same two do not meet again.
  ///
  /// @param <X> what has happened
  /// @throws X the one given, if it has happened too often or the thread is interrupted
  public <X extends PersistenceException> void awaitNext(X failure) throws X {
    if (++failures >= MOST) {
      throw failure;
    }
    int most = FIRST_PAUSE_MILLIS << failures;
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(most / 2, most));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(e);
      throw failure;
    }
  }
}
