package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Another process at the same database: one that holds it, one that is killed, one that counts along.
class OtherProcessTest extends DatabaseTest {
  @Test
  void killedInTheMiddleOfATransactionItLeavesNothing() throws Exception {
    stored("before");
    try (OtherProcess other = OtherProcess.start(database.url(), "write and wait")) {
      other.await("written");
    }
    session.add(new Person("after"));
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM person"));
    assertEquals(2, session.query(Person.class).count());
    if (product == Product.SQLITE) {
      assertEquals("ok", database.value("PRAGMA integrity_check"));
    }
  }

  @Test
  void databaseLockedByItIsBusyAndFreeAgainAfterwards() throws Exception {
    onlyOnSqlite("a server locks rows, not the database");
    stored("before");
    try (OtherProcess other = OtherProcess.start(database.url(), "write and wait")) {
      other.await("written");
      Person person = new Person("refused");
      session.add(person);
      DatabaseBusyException busy = assertThrows(DatabaseBusyException.class, session::commit);
      assertTrue(busy.getMessage().contains("busy_timeout"), busy.getMessage());
      session.rollback();
      assertEquals(0, wire.open());
      assertEquals("before", session.query(Person.class).one().name, "reading goes on");
      session.rollback();
    }
    session.add(new Person("after"));
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void twoProcessesCountTogetherAndLoseNothing() throws Exception { // 188
    stored("counter");
    session.close();
    try (SessionFactory patient = database.builder()
            .onConnect(product == Product.SQLITE ? "PRAGMA busy_timeout = 20000" : "SET lock_timeout = 20000")
            .build();
        OtherProcess other = OtherProcess.start(database.url(), "count", "50")) {
      other.await("ready");
      for (int i = 0; i < 50; i++) {
        patient.run(s -> s.query(Person.class).one().years++);
      }
      other.await("counted");
    }
    assertEquals("100", database.value("SELECT age FROM person"));
  }
}
