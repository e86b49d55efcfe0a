package dev.dovetail.persistence.internal.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.internal.jdbc.DriverConnections.Preparation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The pool at its limits.
class SmallPoolTest {
  private static final DriverConnections MEMORY = new DriverConnections("jdbc:sqlite::memory:", List.of());

  private final SmallPool pool = new SmallPool(MEMORY, 2, Duration.ofMillis(20));

  @Test
  void exhaustedPoolSaysHowManyHowLongAndWhatToDo() throws SQLException {
    Connection one = pool.take();
    pool.take();
    SQLException refused = assertThrows(SQLException.class, pool::take);
    assertEquals("All 2 connections have been in use for 0.02 s: close sessions that are done, or raise"
        + " poolSize", refused.getMessage());
    pool.giveBack(one);
    assertSame(one, pool.take(), "one that was given back is lent again");
  }

  @Test
  void connectionThatCannotBeOpenedOrPreparedKeepsNoPlace() throws SQLException {
    SmallPool broken = new SmallPool(new DriverConnections("jdbc:sqlite::memory:",
        List.of(new Preparation("SELECT nonsense", null))), 1, Duration.ofMillis(20));
    for (int i = 0; i < 3; i++) {
      SQLException failed = assertThrows(SQLException.class, broken::take);
      assertTrue(failed.getMessage().contains("nonsense"), failed.getMessage());
    }
  }

  @Test
  void connectionThatDoesNotGetTheSettingIsRefused() throws SQLException {
    String journal = "PRAGMA journal_mode = WAL";
    DriverConnections inMemory =
        new DriverConnections("jdbc:sqlite::memory:", List.of(new Preparation(journal, "WAL")));
    SQLException refused = assertThrows(SQLException.class, inMemory::open);
    assertTrue(refused.getMessage().startsWith("the answer to " + journal + " is expected to be WAL, and is memory"),
        refused.getMessage());
    new DriverConnections("jdbc:sqlite::memory:", List.of(new Preparation(journal, "Memory"))).open().close();
  }

  @Test
  void discardedConnectionTakesTheIdleOnesWithIt() throws SQLException {
    Connection broken = pool.take();
    Connection idle = pool.take();
    pool.giveBack(idle);
    pool.discard(broken);
    assertTrue(broken.isClosed() && idle.isClosed());
    assertNotSame(idle, pool.take());
    pool.take();
  }

  @Test
  void closedPoolLendsNothingAndClosesWhatComesBack() throws SQLException {
    Connection lent = pool.take();
    Connection idle = pool.take();
    pool.giveBack(idle);
    pool.close();
    assertTrue(idle.isClosed());
    assertThrows(SQLException.class, pool::take);
    assertThrows(SQLException.class, pool::takeFresh);
    pool.giveBack(lent);
    assertTrue(lent.isClosed());
  }

  @Test
  void interruptedThreadDoesNotWaitAndStaysInterrupted() throws SQLException {
    pool.take();
    pool.take();
    Thread.currentThread().interrupt();
    SQLException refused = assertThrows(SQLException.class, pool::take);
    assertTrue(Thread.interrupted());
    assertTrue(refused.getMessage().contains("Interrupted"), refused.getMessage());
  }
}
