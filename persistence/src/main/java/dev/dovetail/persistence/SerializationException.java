package dev.dovetail.persistence;

import java.io.Serial;
import java.sql.SQLException;

/// Another transaction got in between, so that this one can no longer end as if it had run alone; or the two
/// waited for each other. Everything was rolled back in the database; repeating the whole work is right, and
/// [SessionFactory#transact] does so by itself.
public final class SerializationException extends DatabaseException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was attempted, on which object and with which statement, and what to do
  /// @param cause the driver's error
  public SerializationException(String message, SQLException cause) {
    super(message, cause);
  }
}
