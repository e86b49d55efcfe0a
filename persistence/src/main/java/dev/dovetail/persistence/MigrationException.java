package dev.dovetail.persistence;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The scripts cannot be read, or they are not those that made the database. Nothing was run.
public final class MigrationException extends PersistenceException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was expected, what was found and where, and what to do
  public MigrationException(String message) {
    super(message);
  }

  /// Describes the failure and what caused it.
  ///
  /// @param message what was expected, what was found and where, and what to do
  /// @param cause what was thrown
  public MigrationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
