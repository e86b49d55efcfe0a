package dev.dovetail.persistence;

import java.io.Serial;

/// The call does not fit the state of the session or of the object; nothing was changed.
public class SessionStateException extends PersistenceException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was expected, what was found and where, and what to do
  public SessionStateException(String message) {
    super(message);
  }
}
