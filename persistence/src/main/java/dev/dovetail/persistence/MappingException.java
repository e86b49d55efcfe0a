package dev.dovetail.persistence;

import java.io.Serial;

/// A class, an attribute or a value does not fit the mapping: found when the factory is built, or before SQL
/// is sent.
public final class MappingException extends PersistenceException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was expected, what was found and where, and what to do
  public MappingException(String message) {
    super(message);
  }

  /// Describes the failure and what caused it.
  ///
  /// @param message what was expected, what was found and where, and what to do
  /// @param cause what was thrown
  public MappingException(String message, Throwable cause) {
    super(message, cause);
  }
}
