package dev.dovetail.persistence;

import java.io.Serial;

/// One row was asked for and there is none.
public final class NoResultException extends PersistenceException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was expected, what was found and where, and what to do
  public NoResultException(String message) {
    super(message);
  }
}
