package dev.dovetail.persistence.internal.jdbc;

import dev.dovetail.persistence.internal.Log;
import dev.dovetail.persistence.internal.dialect.SchemaDialect;
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

  private enum Mode { READ, WRITE, TRY_SCRIPTS, RUN_SCRIPT }

  /// Commits what the work does; whatever it throws rolls everything back.
  ///
  /// @param attempt what is attempted, as the beginning of a sentence
  /// @throws dev.dovetail.persistence.DatabaseException if the database refuses something
  public <T extends @Nullable Object> T run(String attempt, Work<T> work) {
    return run(attempt, work, Mode.WRITE);
  }

  /// Commits a script; whatever it throws rolls everything back. Foreign keys may be off meanwhile, and are
  /// checked before the commit.
  ///
  /// @param attempt what is attempted, as the beginning of a sentence
  /// @throws dev.dovetail.persistence.DatabaseException if the database refuses something
  public <T extends @Nullable Object> T runScript(String attempt, Work<T> work) {
    return run(attempt, work, Mode.RUN_SCRIPT);
  }

  /// Runs scripts as [#runScript], and rolls everything back.
  ///
  /// @param attempt what is attempted, as the beginning of a sentence
  /// @throws dev.dovetail.persistence.DatabaseException if the database refuses something
  public <T extends @Nullable Object> T tryScripts(String attempt, Work<T> work) {
    return run(attempt, work, Mode.TRY_SCRIPTS);
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
        T result = run(connection, work, mode);
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

  private <T extends @Nullable Object> T run(Connection connection, Work<T> work, Mode mode)
      throws SQLException {
    boolean isScript = mode == Mode.RUN_SCRIPT || mode == Mode.TRY_SCRIPTS;
    SchemaDialect keys = SchemaDialect.of(dialect);
    boolean isSuspended = isScript && keys.suspendForeignKeys(connection);
    dialect.begin(connection, mode != Mode.READ);
    T result = work.apply(connection);
    if (isSuspended) {
      keys.requireForeignKeys(connection);
    }
    if (mode == Mode.WRITE || mode == Mode.RUN_SCRIPT) {
      dialect.commit(connection);
    } else {
      dialect.rollback(connection);
    }
    if (isSuspended) {
      keys.resumeForeignKeys(connection);
    }
    return result;
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
