package dev.dovetail.persistence;

import java.io.Serial;
import java.sql.SQLException;

/// The database cannot be opened or read: it is missing, is not a database, or is damaged.
public final class DatabaseUnreadableException extends DatabaseException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was attempted, on which object and with which statement, and what to do
  /// @param cause the driver's error
  public DatabaseUnreadableException(String message, SQLException cause) {
    super(message, cause);
  }
}
