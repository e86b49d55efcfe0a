package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Isolation;
import dev.dovetail.persistence.JoinTransactionMode;
import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.internal.jdbc.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// A connection that the session was given, and the transaction that may be under way on it.
final class JoinedTransaction implements Demarcation, ConnectionSource {
  private static final String SAVEPOINT = "dovetail_joined";

  private final Connection given;
  private final JoinTransactionMode mode;
  private final Demarcation own;
  private boolean isJoined; // found anew at each beginning

  /// Joins a connection.
  ///
  /// @param given the connection
  /// @param mode what commit and rollback do to a transaction that is under way
  /// @param own how transactions begin and end if none is
  JoinedTransaction(Connection given, JoinTransactionMode mode, Demarcation own) {
    this.given = given;
    this.mode = mode;
    this.own = own;
  }

  @Override
  public void begin(Connection connection, boolean isWriting, @Nullable Isolation isolation)
      throws SQLException {
    isJoined = !connection.getAutoCommit();
    if (!isJoined) {
      own.begin(connection, isWriting, isolation);
    } else if (isolation != null) {
      throw new SessionStateException("Cannot begin with isolation " + isolation
          + ": the session joins a transaction that is under way. Its owner sets the isolation");
    } else if (mode == JoinTransactionMode.CREATE_SAVEPOINT) {
      run(connection, "SAVEPOINT " + SAVEPOINT);
    }
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    if (!isJoined) {
      own.commit(connection);
      return;
    }
    switch (mode) {
      case CONTROL_FULLY -> connection.commit();
      case CREATE_SAVEPOINT -> run(connection, "RELEASE SAVEPOINT " + SAVEPOINT);
      case ROLLBACK_ONLY -> {} // left to the owner
    }
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    if (!isJoined) {
      own.rollback(connection);
    } else if (mode == JoinTransactionMode.CREATE_SAVEPOINT) {
      run(connection, "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
      run(connection, "RELEASE SAVEPOINT " + SAVEPOINT);
    } else {
      connection.rollback();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Override
  public String product() throws SQLException {
    return given.getMetaData().getDatabaseProductName();
  }

  @Override
  public Connection take() {
    return given;
  }

  @Override
  public Connection takeFresh() {
    return given; // there is no other
  }

  @Override
  public void giveBack(Connection connection) {}

  /// Leaves the connection to its owner, who has to find out by himself that it is broken.
  @Override
  public void discard(Connection connection) {}

  @Override
  public void close() {}
}
