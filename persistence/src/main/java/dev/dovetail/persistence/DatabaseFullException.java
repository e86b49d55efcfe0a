package dev.dovetail.persistence;

import java.io.Serial;
import java.sql.SQLException;

/// There is no space left to write to. Nothing was changed.
public final class DatabaseFullException extends DatabaseException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was attempted, on which object and with which statement, and what to do
  /// @param cause the driver's error
  public DatabaseFullException(String message, SQLException cause) {
    super(message, cause);
  }
}
