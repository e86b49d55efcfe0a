package dev.dovetail.persistence.spi;

import dev.dovetail.persistence.ConstraintException;
import dev.dovetail.persistence.ConstraintException.Kind;
import dev.dovetail.persistence.DatabaseException;
import dev.dovetail.persistence.DatabaseReadOnlyException;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.SerializationException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What the standard says about errors: five characters, of which the first two are the class.
public final class SqlStates {
  private SqlStates() {}

  /// Returns the state of an error or of its nearest cause that has one; empty if none has.
  public static String of(SQLException error) {
    @Nullable Throwable e = error;
    while (e != null) {
      if (e instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
      e = e.getCause();
    }
    return "";
  }

  /// Returns the exception that a standard state means.
  ///
  /// @param message the whole message
  /// @param error the driver's error
  public static PersistenceException translate(String message, SQLException error) {
    String state = of(error);
    return switch (state) {
      case "40001", "40P01" -> new SerializationException(message, error);
      case "25006" -> new DatabaseReadOnlyException(message, error);
      default -> state.startsWith("23") || state.startsWith("22")
          ? new ConstraintException(constraint(state), message, error)
          : new DatabaseException(message, error);
    };
  }

  private static Kind constraint(String state) {
    return switch (state) {
      case "23505" -> Kind.UNIQUE;
      case "23503", "23506" -> Kind.FOREIGN_KEY;
      case "23502" -> Kind.NOT_NULL;
      case "23513", "23514" -> Kind.CHECK;
      default -> state.startsWith("22") ? Kind.CHECK : Kind.OTHER; // 22: a value that does not fit its type
    };
  }
}
