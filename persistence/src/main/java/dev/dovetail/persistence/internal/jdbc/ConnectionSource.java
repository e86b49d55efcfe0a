package dev.dovetail.persistence.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/// Lends connections in auto-commit mode.
public interface ConnectionSource extends AutoCloseable {
  /// Returns text by which the dialect is chosen: a JDBC URL, or `jdbc:` and the product's name in lower
  /// case.
  ///
  /// @throws SQLException if the database has to be asked and does not answer
  String product() throws SQLException;

  /// Lends a connection.
  ///
  /// @throws SQLException if none can be opened, with the driver's reason, or none was given back in time
  Connection take() throws SQLException;

  /// Lends a connection that nobody has used before, if the source can tell.
  ///
  /// @throws SQLException as [#take]
  Connection takeFresh() throws SQLException;

  /// Takes a connection back that is in auto-commit mode and outside a transaction.
  void giveBack(Connection connection);

  /// Takes a connection back whose state is not known: it is closed, and lent to nobody again.
  void discard(Connection connection);

  /// Closes idle connections now and each other one when it is given back.
  @Override
  void close();
}
