package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Lets one thread in at a time, and refuses a second one at once instead of letting it wait. If it is
/// confined it lets in only the thread that made it, or that adopted it last.
final class ThreadGuard {
  private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
  private volatile @Nullable Thread owner; // null if it is not confined
  private int depth; // of calls inside calls; touched by the thread inside only

  ThreadGuard(boolean isConfined) {
    this.owner = isConfined ? Thread.currentThread() : null;
  }

  void enter() {
    Thread current = Thread.currentThread();
    requireOwner(current);
    take(current);
    depth++;
  }

  /// Lets in the calling thread from now on.
  void adopt() {
    take(Thread.currentThread());
    depth++;
    if (owner != null) {
      owner = Thread.currentThread();
    }
    exit();
  }

  private void requireOwner(Thread current) {
    Thread only = owner;
    if (only != null && only != current) {
      throw new SessionStateException("The session belongs to thread \"" + only.getName() + "\", so thread \""
          + current.getName() + "\" cannot use it: hand it over by calling adopt() in the new thread");
    }
  }

  private void take(Thread current) {
    if (inside.getPlain() != current) { // only this thread can have written itself
      Thread other = inside.compareAndExchange(null, current);
      if (other != null) {
        throw new SessionStateException("The session is in use by thread \"" + other.getName()
            + "\", so thread \"" + current.getName()
            + "\" cannot use it now: give each thread its own session");
      }
    }
  }

  void exit() {
    if (--depth == 0) {
      inside.set(null);
    }
  }
}
