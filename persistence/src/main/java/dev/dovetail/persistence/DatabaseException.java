package dev.dovetail.persistence;

import java.io.Serial;
import java.sql.SQLException;

/// The database refused a statement or did not answer. The cause is the driver's error.
public class DatabaseException extends PersistenceException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was attempted, on which object and with which statement, and what to do
  /// @param cause the driver's error
  public DatabaseException(String message, SQLException cause) {
    super(message, cause);
  }
}
