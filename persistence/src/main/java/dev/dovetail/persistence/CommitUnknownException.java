package dev.dovetail.persistence;

import java.io.Serial;
import java.sql.SQLException;

/// The connection was lost while it committed: whether the database has committed is not known. It did all of
/// the transaction or nothing of it.
///
/// Repeating the work may do it twice, so look for its rows first. A unit of work whose outcome has to be
/// known is committed by [Session#decisionLog].
public final class CommitUnknownException extends DatabaseException {
  @Serial private static final long serialVersionUID = 1L;

  /// Describes the failure.
  ///
  /// @param message what was attempted, and what to do
  /// @param cause the driver's error
  public CommitUnknownException(String message, SQLException cause) {
    super(message, cause);
  }
}
