package dev.dovetail.persistence;

import java.io.Serial;
import java.sql.SQLException;

/// The database, its file or its directory cannot be written. Nothing was changed.
public final class DatabaseReadOnlyException extends DatabaseException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was attempted, on which object and with which statement, and what to do
  /// @param cause the driver's error
  public DatabaseReadOnlyException(String message, SQLException cause) {
    super(message, cause);
  }
}
