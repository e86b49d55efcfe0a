package dev.dovetail.persistence.internal.jdbc;

import dev.dovetail.persistence.internal.Log;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Work on a connection in a transaction of its own, outside any session.
///
/// @param source lends the connection
/// @param dialect the database product
public record SingleTransaction(ConnectionSource source, Dialect dialect) {
  /// What is done.
  ///
  /// @param <T> what it returns
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    /// Does it.
    T apply(Connection connection) throws SQLException;
  }

  private enum Mode { READ, TRY_OUT, COMMIT }

  /// Commits what the work does; whatever it throws rolls everything back.
  ///
  /// @param attempt what is attempted, as the beginning of a sentence
  /// @throws dev.dovetail.persistence.DatabaseException if the database refuses something
  public <T extends @Nullable Object> T run(String attempt, Work<T> work) {
    return run(attempt, work, Mode.COMMIT);
  }

  /// Does the work and rolls it back.
  ///
  /// @param attempt what is attempted, as the beginning of a sentence
  /// @throws dev.dovetail.persistence.DatabaseException if the database refuses something
  public <T extends @Nullable Object> T tryOut(String attempt, Work<T> work) {
    return run(attempt, work, Mode.TRY_OUT);
  }

  /// Does work that only reads, and sees one state of the database.
  ///
  /// @param attempt what is attempted, as the beginning of a sentence
  /// @throws dev.dovetail.persistence.DatabaseException if the database refuses something
  public <T extends @Nullable Object> T read(String attempt, Work<T> work) {
    return run(attempt, work, Mode.READ);
  }

  private <T extends @Nullable Object> T run(String attempt, Work<T> work, Mode mode) {
    try {
      Connection connection = source.take();
      boolean isDone = false;
      try {
        dialect.begin(connection, mode != Mode.READ);
        T result = work.apply(connection);
        if (mode == Mode.COMMIT) {
          dialect.commit(connection);
        } else {
          dialect.rollback(connection);
        }
        isDone = true;
        return result;
      } finally {
        if (isDone) {
          source.giveBack(connection);
        } else {
          abandon(connection);
        }
      }
    } catch (SQLException e) {
      throw dialect.translate(attempt, null, e);
    }
  }

  private void abandon(Connection connection) {
    try {
      dialect.rollback(connection);
    } catch (SQLException e) {
      Log.debug(SingleTransaction.class, "ROLLBACK failed; closing the connection rolls back", e);
    }
    source.discard(connection);
  }
}
