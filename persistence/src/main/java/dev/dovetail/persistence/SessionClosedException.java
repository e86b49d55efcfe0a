package dev.dovetail.persistence;

import java.io.Serial;

/// The session, or its factory, was closed.
public final class SessionClosedException extends SessionStateException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was expected, what was found and where, and what to do
  public SessionClosedException(String message) {
    super(message);
  }
}
