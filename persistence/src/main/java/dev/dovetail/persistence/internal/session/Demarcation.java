package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Isolation;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// How a transaction begins and ends on its connection.
interface Demarcation {
  /// Begins.
  ///
  /// @param isWriting whether it may write
  /// @param isolation how far it is kept apart from others, or null for the database's own way
  void begin(Connection connection, boolean isWriting, @Nullable Isolation isolation) throws SQLException;

  /// Makes permanent what was done since the beginning.
  void commit(Connection connection) throws SQLException;

  /// Undoes what was done since the beginning.
  void rollback(Connection connection) throws SQLException;

  /// Transactions of the session's own.
  ///
  /// @param dialect knows how
  record Own(Dialect dialect) implements Demarcation {
    @Override
    public void begin(Connection connection, boolean isWriting, @Nullable Isolation isolation)
        throws SQLException {
      if (isWriting && isolation != null) {
        dialect.begin(connection, isolation);
      } else {
        dialect.begin(connection, isWriting);
      }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
      dialect.commit(connection);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
      dialect.rollback(connection);
    }
  }
}
