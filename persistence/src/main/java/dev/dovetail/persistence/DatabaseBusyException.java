package dev.dovetail.persistence;

import java.io.Serial;
import java.sql.SQLException;

/// Another connection holds the lock this one needs and did not let go in time. Nothing was changed; trying
/// again later is right.
public final class DatabaseBusyException extends DatabaseException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was attempted, on which object and with which statement, and what to do
  /// @param cause the driver's error
  public DatabaseBusyException(String message, SQLException cause) {
    super(message, cause);
  }
}
