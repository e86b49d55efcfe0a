package dev.dovetail.persistence.internal.jdbc;

import dev.dovetail.persistence.internal.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/// The connections of somebody else's pool, which stays theirs to close.
///
/// @param source the pool
public record GivenConnections(DataSource source) implements ConnectionSource {
  @Override
  public String product() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return "jdbc:" + connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT) + ':';
    }
  }

  @Override
  public Connection take() throws SQLException {
    Connection connection = source.getConnection();
    try {
      if (!connection.getAutoCommit()) {
        throw new SQLException(
            "The data source lends connections without auto-commit; transactions are begun by the"
            + " session itself, so set its auto-commit to true");
      }
      return connection;
    } catch (SQLException e) {
      SmallPool.closeQuietly(connection);
      throw e;
    }
  }

  @Override
  public Connection takeFresh() throws SQLException {
    return take(); // a pool decides by itself; it has just been told that one was bad
  }

  @Override
  public void giveBack(Connection connection) {
    SmallPool.closeQuietly(connection);
  }

  @Override
  public void discard(Connection connection) {
    try {
      connection.unwrap(Connection.class).close(); // not the wrapper, which would go back to the pool alive
    } catch (SQLException e) {
      Log.debug(GivenConnections.class, "A broken connection could not be closed", e);
    }
    SmallPool.closeQuietly(connection);
  }

  @Override
  public void close() {}
}
