package dev.dovetail.persistence;

import java.io.Serial;

/// One row was asked for and there are several.
public final class NonUniqueResultException extends PersistenceException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was expected, what was found and where, and what to do
  public NonUniqueResultException(String message) {
    super(message);
  }
}
