package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Isolation;
import dev.dovetail.persistence.SessionOptions;
import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.internal.Log;
import dev.dovetail.persistence.internal.jdbc.ConnectionSource;
import dev.dovetail.persistence.internal.jdbc.LoggedConnections;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The session's connection and its transaction. The connection is in auto-commit mode all the time:
/// transactions are begun and ended by statements, so that nothing is begun unasked.
final class Transaction {
  /// What a transaction is for.
  enum Mode { ON_DEMAND, WRITING, READING }

  private static final int CACHED_STATEMENTS = 64;
  private static final int ANSWER_SECONDS = 5;

  private final ConnectionSource source;
  private final Dialect dialect;
  private final Mode mode;
  private final Demarcation demarcation;
  private final SessionEvents events;
  private final StatementCounts counts = new StatementCounts();
  private final boolean autobegin;
  private final @Nullable Isolation isolation;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);
  /// By identity: the statements of a pool may not equal themselves.
  private final Set<PreparedStatement> cursors = Collections.newSetFromMap(new IdentityHashMap<>());
  private @Nullable Connection connection;
  private boolean isBegun;

  Transaction(ConnectionSource source, Dialect dialect, Mode mode, SessionOptions options,
      SessionEvents events) {
    Connection given = options.connection();
    Demarcation own = new Demarcation.Own(dialect);
    JoinedTransaction joined = given == null ? null : new JoinedTransaction(given, options.joinMode(), own);
    this.source = joined == null ? source
        : source instanceof LoggedConnections logged ? new LoggedConnections(joined, logged.log()) : joined;
    this.demarcation = joined == null ? own : joined;
    this.dialect = dialect;
    this.mode = mode;
    this.autobegin = options.isAutobegin();
    this.isolation = options.isolation();
    this.events = events;
  }

  Mode mode() {
    return mode;
  }

  boolean isBegun() {
    return isBegun;
  }

  /// Tells whether it holds a connection.
  boolean isConnected() {
    return connection != null;
  }

  /// The statements so far.
  StatementCounts counts() {
    return counts;
  }

  /// Refuses the call if the transaction has to be begun by hand and has not been.
  void requireBegun(String call) {
    if (!autobegin && !isBegun) {
      throw new SessionStateException("Cannot " + call
          + ": autobegin is off for this session, and no transaction has begun. Call begin() first, also"
          + " after each commit and rollback");
    }
  }

  /// Begins a writing transaction by hand.
  ///
  /// @param level how far it is kept apart from others, or null for the usual
  void beginByHand(@Nullable Isolation level) throws SQLException {
    begin(true, level == null ? isolation : level);
  }

  Connection connection() throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = source.take();
      connection = current;
    }
    return current;
  }

  /// Makes ready for a statement that writes.
  void beginWriting() throws SQLException {
    requireAllowed("write");
    begin(true, isolation);
  }

  /// Makes ready for a statement that reads.
  void beginReading() throws SQLException {
    requireAllowed("read");
    switch (mode) {
      case ON_DEMAND -> {} // each statement sees what is committed when it runs
      case WRITING -> begin(true, isolation);
      case READING -> begin(false, isolation);
    }
  }

  /// Makes ready for a statement whose rows are read one by one.
  void beginStreaming() throws SQLException {
    if (mode == Mode.ON_DEMAND && dialect.fetchSize() > 0) {
      requireAllowed("read");
      begin(true, isolation); // the session may write later
    } else {
      beginReading();
    }
  }

  private void requireAllowed(String call) {
    events.requireStatements();
    requireBegun(call);
  }

  /// Begins, on another connection if the one at hand turns out to be broken: nothing was done on it yet.
  private void begin(boolean isWriting, @Nullable Isolation level) throws SQLException {
    if (isBegun) {
      return;
    }
    for (boolean isFirst = true; !isBegun; isFirst = false) {
      try {
        demarcation.begin(connection(), isWriting, level);
        isBegun = true;
      } catch (SQLException e) {
        if (!leaveIfBroken() || !isFirst) {
          throw e;
        }
      }
    }
    events.afterBegin();
  }

  /// Throws a connection away that broke outside a transaction, so that the next statement takes another one.
  ///
  /// @return whether it was broken
  boolean leaveIfBroken() {
    Connection current = connection;
    if (isBegun || current == null || isAlive(current)) {
      return false;
    }
    closeStatements();
    discard();
    return true;
  }

  private static boolean isAlive(Connection connection) {
    try {
      return connection.isValid(ANSWER_SECONDS);
    } catch (SQLException e) {
      Log.debug(Transaction.class, "A connection cannot tell whether it is valid", e);
      return false;
    }
  }

  /// Returns a statement that stays prepared until the connection is given back.
  PreparedStatement prepare(String sql) throws SQLException {
    counts.count(sql);
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      evict();
      statement = connection().prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /// Returns a statement of its own for rows that are read bit by bit; closed with the transaction at the
  /// latest.
  PreparedStatement prepareCursor(String sql) throws SQLException {
    counts.count(sql);
    PreparedStatement statement = connection().prepareStatement(sql);
    statement.setFetchSize(dialect.fetchSize());
    cursors.add(statement);
    return statement;
  }

  boolean isOpen(PreparedStatement cursor) {
    return cursors.contains(cursor);
  }

  void closeCursor(PreparedStatement statement) {
    if (cursors.remove(statement)) {
      closeQuietly(statement);
    }
  }

  /// Commits and gives the connection back.
  ///
  /// @throws SQLException if COMMIT failed; the transaction is as the database left it, and has to be [rolled
  ///     back][#rollback]
  void commit() throws SQLException {
    closeStatements();
    if (isBegun) {
      demarcation.commit(connection());
    }
    release();
  }

  /// Rolls back and gives the connection back. If the rollback fails the connection is closed, which rolls
  /// back too.
  void rollback() {
    closeStatements();
    if (isBegun) {
      try {
        demarcation.rollback(connection());
      } catch (SQLException e) {
        Log.debug(Transaction.class, "ROLLBACK failed, so the connection is thrown away", e);
        discard();
        return;
      }
    }
    release();
  }

  /// Rolls back as far as the database lets, and throws the connection away.
  void rollbackAndDiscard() {
    closeStatements();
    try {
      if (connection != null) {
        demarcation.rollback(connection());
      }
    } catch (SQLException e) {
      Log.debug(Transaction.class, "ROLLBACK failed; closing the connection rolls back", e);
    }
    discard();
  }

  /// Makes sure that what follows is inside a transaction, even if the database ended the one that was begun.
  void savepoint() throws SQLException {
    run("SAVEPOINT dovetail");
    isBegun = true;
  }

  /// Sets a savepoint inside a transaction.
  ///
  /// @param depth how many there are already
  void savepoint(int depth) throws SQLException {
    run("SAVEPOINT dovetail_" + depth);
  }

  /// Ends a savepoint, and those inside it, keeping what was done since.
  void release(int depth) throws SQLException {
    run("RELEASE SAVEPOINT dovetail_" + depth);
  }

  /// Undoes what was done since a savepoint, which stays.
  void rollbackTo(int depth) throws SQLException {
    run("ROLLBACK TO SAVEPOINT dovetail_" + depth);
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private void release() {
    Connection current = connection;
    connection = null;
    isBegun = false;
    if (current != null) {
      source.giveBack(current);
    }
  }

  private void discard() {
    Connection current = connection;
    connection = null;
    isBegun = false;
    if (current != null) {
      source.discard(current);
    }
  }

  private void evict() {
    if (statements.size() >= CACHED_STATEMENTS) {
      String oldest = statements.keySet().iterator().next();
      closeQuietly(statements.remove(oldest));
    }
  }

  private void closeStatements() {
    cursors.forEach(Transaction::closeQuietly);
    cursors.clear();
    statements.values().forEach(Transaction::closeQuietly);
    statements.clear();
  }

  private static void closeQuietly(@Nullable Statement statement) {
    try {
      if (statement != null) {
        statement.close();
      }
    } catch (SQLException e) {
      Log.debug(Transaction.class, "A statement that is no longer needed could not be closed", e);
    }
  }
}
