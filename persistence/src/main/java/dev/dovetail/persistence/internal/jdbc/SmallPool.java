package dev.dovetail.persistence.internal.jdbc;

import dev.dovetail.persistence.internal.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A bounded pool that opens a connection in the thread that asks for one, so that a failure is that
/// thread's, at once and with the driver's reason. It has no threads and checks no idle connection, which
/// suits an embedded database and a short command; HikariCP costs 100 ms and more of a cold start.
public final class SmallPool implements ConnectionSource {
  private static final int WAIT_SECONDS = 30;

  private final DriverConnections driver;
  private final int size;
  private final Semaphore permits;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  /// Makes an empty pool.
  ///
  /// @param driver opens the connections
  /// @param size how many there are at most
  public SmallPool(DriverConnections driver, int size) {
    this.driver = driver;
    this.size = size;
    this.permits = new Semaphore(size, true);
  }

  @Override
  public String product() {
    return driver.url();
  }

  @Override
  public Connection take() throws SQLException {
    return take(true);
  }

  @Override
  public Connection takeFresh() throws SQLException {
    return take(false);
  }

  private Connection take(boolean mayBeIdle) throws SQLException {
    awaitPermit();
    try {
      Connection connection = mayBeIdle ? takeIdle() : null;
      return connection != null ? connection : driver.open();
    } catch (SQLException | RuntimeException e) {
      permits.release();
      throw e;
    }
  }

  @Override
  public void giveBack(Connection connection) {
    if (!keep(connection)) {
      closeQuietly(connection);
    }
    permits.release();
  }

  /// Closes the idle ones too: what broke one of them, such as a restart of the server, has broken them all.
  @Override
  public void discard(Connection connection) {
    closeQuietly(connection);
    closeIdle(false);
    permits.release();
  }

  @Override
  public void close() {
    closeIdle(true);
  }

  private void closeIdle(boolean forGood) {
    Deque<Connection> toClose;
    synchronized (idle) {
      closed |= forGood;
      toClose = new ArrayDeque<>(idle);
      idle.clear();
    }
    toClose.forEach(SmallPool::closeQuietly);
  }

  private void awaitPermit() throws SQLException {
    try {
      if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new SQLTransientConnectionException(
            "All " + size + " connections have been in use for " + WAIT_SECONDS
                + " s: close sessions that are done, or raise poolSize");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("Interrupted while waiting for a connection", e);
    }
  }

  private @Nullable Connection takeIdle() throws SQLException {
    synchronized (idle) {
      if (closed) {
        throw new SQLException("The pool is closed");
      }
      return idle.pollFirst(); // the one used last: its page cache is warm
    }
  }

  private boolean keep(Connection connection) {
    synchronized (idle) {
      if (!closed) {
        idle.addFirst(connection);
      }
      return !closed;
    }
  }

  static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      Log.debug(SmallPool.class, "A connection that is no longer needed could not be closed", e);
    }
  }
}
