package dev.dovetail.persistence;

import java.io.Serial;

/// A flush or a commit failed, and the session waits for a rollback. The cause is the original error.
public final class PendingRollbackException extends SessionStateException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes what is refused.
  ///
  /// @param message what was refused and what to do
  /// @param original the error that made the rollback necessary
  public PendingRollbackException(String message, Throwable original) {
    super(message);
    initCause(original);
  }
}
