package dev.dovetail.persistence;

import java.io.Serial;

/// The flush found an object that cannot be written as it is: without a key, with a changed key, or an insert
/// that left no row.
public final class FlushException extends PersistenceException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was expected, what was found and where, and what to do
  public FlushException(String message) {
    super(message);
  }
}
