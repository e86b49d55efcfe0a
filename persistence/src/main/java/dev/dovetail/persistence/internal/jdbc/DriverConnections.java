package dev.dovetail.persistence.internal.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Opens connections by URL and prepares each by the statements given.
///
/// @param url the JDBC URL
/// @param onConnect statements, run in this order
public record DriverConnections(String url, List<String> onConnect) {
  /// Opens a connection that has run its statements.
  ///
  /// @throws SQLException if no driver takes the URL, or with the driver's reason
  public Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      for (String sql : onConnect) {
        statement.execute(sql);
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      try {
        connection.close();
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }
}
