package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Lets one thread in at a time, and refuses a second one at once instead of letting it wait.
final class ThreadGuard {
  private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
  private int depth; // of calls inside calls; touched by the thread inside only

  void enter() {
    Thread current = Thread.currentThread();
    if (inside.getPlain() != current) { // only this thread can have written itself
      Thread other = inside.compareAndExchange(null, current);
      if (other != null) {
        throw new SessionStateException("The session is in use by thread \"" + other.getName()
            + "\", so thread \"" + current.getName()
            + "\" cannot use it now: give each thread its own session");
      }
    }
    depth++;
  }

  void exit() {
    if (--depth == 0) {
      inside.set(null);
    }
  }
}
