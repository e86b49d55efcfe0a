package dev.dovetail.persistence.internal.jdbc;

import dev.dovetail.persistence.internal.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A bounded pool that opens a connection in the thread that asks for one, so that a failure is that
/// thread's, at once and with the driver's reason. It has no threads and checks no idle connection, which
/// suits an embedded database and a short command; HikariCP costs 100 ms and more of a cold start.
public final class SmallPool implements ConnectionSource {
  private final DriverConnections driver;
  private final int size;
  private final Duration wait;
  private final Semaphore permits;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  /// Makes an empty pool.
  ///
  /// @param driver opens the connections
  /// @param size how many there are at most
  /// @param wait how long to wait for one when all are in use
  public SmallPool(DriverConnections driver, int size, Duration wait) {
    this.driver = driver;
    this.size = size;
    this.wait = wait;
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
      Connection idleOne = takeIdle(mayBeIdle);
      return idleOne != null ? idleOne : driver.open();
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
      if (!permits.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new SQLTransientConnectionException(
            "All " + size + " connections have been in use for " + wait.toMillis() / 1000.0
                + " s: close sessions that are done, or raise poolSize");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("Interrupted while waiting for a connection", e);
    }
  }

  private @Nullable Connection takeIdle(boolean isWanted) throws SQLException {
    synchronized (idle) {
      if (closed) {
        throw new SQLException("The pool is closed, as its factory is: open sessions before that");
      }
      return isWanted ? idle.pollFirst() : null; // the one used last: its page cache is warm
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
