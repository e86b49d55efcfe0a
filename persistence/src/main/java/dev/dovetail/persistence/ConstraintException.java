package dev.dovetail.persistence;

import java.io.Serial;
import java.sql.SQLException;

/// A row breaks a constraint of its table.
public final class ConstraintException extends DatabaseException {
  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;

  /// What kind of constraint was broken.
  public enum Kind {
    /// A key or another unique value that exists already.
    UNIQUE,
    /// A reference to a row that does not exist, or a row that others still refer to.
    FOREIGN_KEY,
    /// A value that must not be null.
    NOT_NULL,
    /// A condition the table states about its values, or the type of a value.
    CHECK,
    /// Any other.
    OTHER
  }

  /// Describes the failure.
  ///
  /// @param kind the kind of constraint
  /// @param message what was attempted, on which object and with which statement, and what to do
  /// @param cause the driver's error
  public ConstraintException(Kind kind, String message, SQLException cause) {
    super(message, cause);
    this.kind = kind;
  }

  /// Returns the kind of constraint that was broken.
  public Kind kind() {
    return kind;
  }
}
