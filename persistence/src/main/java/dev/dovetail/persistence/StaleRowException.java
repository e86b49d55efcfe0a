package dev.dovetail.persistence;

import java.io.Serial;

/// A row to be updated, deleted or refreshed is gone, or has been changed by somebody else since it was
/// loaded: its version is no longer the one that was read.
public final class StaleRowException extends PersistenceException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was expected, what was found and where, and what to do
  public StaleRowException(String message) {
    super(message);
  }
}
