package dev.dovetail.persistence.internal.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens connections by URL and prepares each by the statements given.
///
/// @param url the JDBC URL
/// @param onConnect statements, run in this order
public record DriverConnections(String url, List<Preparation> onConnect) {
  /// A statement that prepares a connection.
  ///
  /// @param sql the statement
  /// @param answer what the first value of its result has to be, or null for anything or nothing
  public record Preparation(String sql, @Nullable String answer) {
    private void run(Statement statement) throws SQLException {
      boolean hasResult = statement.execute(sql);
      if (answer != null) {
        String found = firstValue(statement, hasResult);
        if (!answer.equalsIgnoreCase(found)) {
          throw new SQLException("the answer to " + sql + " is expected to be " + answer + ", and is " + found
              + ": this file, or the file system it is on, does not allow it; choose another setting");
        }
      }
    }

    private static @Nullable String firstValue(Statement statement, boolean hasResult) throws SQLException {
      if (!hasResult) {
        return null;
      }
      try (ResultSet row = statement.getResultSet()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  /// Opens a connection that has run its statements.
  ///
  /// @throws SQLException if no driver takes the URL, or with the driver's reason
  public Connection open() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      for (Preparation preparation : onConnect) {
        preparation.run(statement);
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
