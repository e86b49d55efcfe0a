package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Commit, rollback, and what is left after a failure. Numbers are those of the acceptance cases.
class TransactionTest extends DatabaseTest {
  @Test
  void flushWithNothingToDoBeginsNothing() { // 27
    wire.clear();
    session.flush();
    session.commit();
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void rollbackMakesAddedObjectsTransientAndTakesTheirKeysBack() throws SQLException { // 34, 187
    Person ada = new Person("Ada");
    session.add(ada);
    session.flush();
    ada.name = "Ada Lovelace";
    session.rollback();
    assertFalse(session.contains(ada));
    assertNull(ada.id);
    assertEquals(0, ada.version);
    assertEquals("Ada Lovelace", ada.name, "what the user set stays");
    session.add(ada);
    session.commit();
    assertEquals("Ada Lovelace", database.value("SELECT name FROM Person"));
  }

  @Test
  void rollbackRestoresChangedValuesFlushedOrNot() { // 30
    Person ada = stored("Ada");
    ada.name = "flushed";
    session.flush();
    ada.years = 7;
    session.flush();
    ada.years = 8;
    ada.email = "unflushed";
    session.rollback();
    assertEquals("Ada", ada.name);
    assertEquals(0, ada.years);
    assertNull(ada.email);
    assertEquals(1, ada.version);
    assertFalse(session.isModified(ada));
  }

  @Test
  void rollbackBringsDeletedObjectsBack() { // 7, 35
    Person ada = stored("Ada");
    Person bob = stored("Bob");
    session.delete(ada);
    session.flush();
    session.delete(bob);
    session.rollback();
    assertTrue(session.contains(ada) && session.contains(bob));
    assertEquals(List.of(), session.deleted());
    assertSame(ada, session.getOne(Person.class, ada.id()));
  }

  @Test
  void deletionThatIsCommittedStaysAfterALaterRollback() { // 36
    Person ada = stored("Ada");
    session.delete(ada);
    session.commit();
    session.rollback();
    assertFalse(session.contains(ada));
  }

  @Test
  void expungedObjectIsNotRestoredByRollback() { // 11
    Person ada = stored("Ada");
    ada.name = "changed";
    session.flush();
    session.expunge(ada);
    session.rollback();
    assertEquals("changed", ada.name);
    assertFalse(session.contains(ada));
  }

  @Test
  void failedFlushKeepsEverythingOutUntilRollback() throws SQLException { // 39, 41, 74, 187
    Person ada = new Person("Ada", "ada@example.org");
    Person twin = new Person("Twin", "ada@example.org");
    session.addAll(List.of(ada, twin));
    var original = assertThrows(ConstraintException.class, session::commit);
    assertEquals(ConstraintException.Kind.UNIQUE, original.kind());
    for (Runnable call : List.<Runnable>of(session::flush, session::commit,
        () -> session.query(Person.class).list(),
        () -> session.add(new Person("Other")), () -> session.contains(ada))) {
      var refused = assertThrows(PendingRollbackException.class, call::run);
      assertSame(original, refused.getCause());
      assertTrue(refused.getMessage().contains("rollback()"), refused.getMessage());
    }
    assertEquals("0", database.value("SELECT count(*) FROM Person"));
    session.rollback();
    assertNull(ada.id);
    assertNull(twin.id);
    twin.email = "twin@example.org";
    session.addAll(List.of(ada, twin));
    session.commit();
    assertEquals("Ada,Twin", database.value("SELECT string_agg(name, ',') FROM Person"));
  }

  @Test
  void transactCommitsAndReturnsWhatTheWorkReturns() throws SQLException { // 45
    long key = factory.transact(s -> {
      Person ada = new Person("Ada");
      s.add(ada);
      s.flush();
      return ada.id();
    });
    assertEquals("Ada", database.value("SELECT name FROM Person WHERE id = " + key));
    assertEquals(0, wire.open());
  }

  @Test
  void transactRollsBackWhateverTheWorkThrows() throws SQLException { // 43, 45
    Person ada = new Person("Ada");
    IOException thrown = new IOException("no");
    assertSame(thrown, assertThrows(IOException.class, () -> factory.run(s -> {
      s.add(ada);
      s.flush();
      throw thrown;
    })));
    assertNull(ada.id, "the object is as it was");
    assertEquals("0", database.value("SELECT count(*) FROM Person"));
    assertEquals(0, wire.open());
  }

  @Test
  void transactDoesNotCommitAfterAFlushErrorThatWasSwallowed() throws SQLException {
    assertThrows(PendingRollbackException.class, () -> factory.run(s -> {
      s.add(new Person("Ada"));
      s.flush();
      s.add(new Note("orphan", 99));
      assertThrows(ConstraintException.class, s::flush);
    }));
    assertEquals("0", database.value("SELECT count(*) FROM Person"));
  }

  @Test
  void readSeesOneStateAndRefusesToWrite() throws SQLException {
    Person ada = stored("Ada");
    if (product == Product.SQLITE) {
      database.run("PRAGMA journal_mode = WAL");
    }
    factory.read(s -> {
      Person read = s.getOne(Person.class, ada.id());
      database.run("UPDATE Person SET age = 36");
      s.refresh(read);
      assertEquals(0, read.years, "the state at the first read");
      assertThrows(SessionStateException.class, () -> s.add(new Person("Bob")));
      assertThrows(SessionStateException.class, () -> s.delete(read));
      assertThrows(SessionStateException.class, () -> s.execute("DELETE FROM Person"));
      read.name = "dropped";
      return s.query(Person.class).list();
    });
    assertEquals("Ada", database.value("SELECT name FROM Person"));
  }

  @Test
  void readingHoldsNoLockOutsideATransaction() throws SQLException {
    Person ada = stored("Ada");
    session.refresh(ada);
    database.run("UPDATE Person SET age = 36"); // fails if the session keeps a lock
    session.refresh(ada);
    assertEquals(36, ada.years);
  }

  @Test
  void begunTransactionKeepsOtherWritersOut() throws SQLException { // 188
    onlyOnSqlite("elsewhere writers exclude each other row by row");
    session.begin();
    assertThrows(SessionStateException.class, session::begin); // 29
    try (Session other = factory.open()) {
      assertThrows(DatabaseBusyException.class, other::begin);
      other.add(new Person("Bob"));
      assertThrows(DatabaseBusyException.class, other::flush);
      session.commit();
      other.rollback();
      other.add(new Person("Bob"));
      other.commit();
    }
    assertEquals("1", database.value("SELECT count(*) FROM Person"));
  }

  @Test
  void idleConnectionKeepsNoWriteLock() throws SQLException {
    stored("Ada");
    database.run("UPDATE Person SET age = 36");
    session.add(new Person("Bob"));
    session.commit();
    database.run("UPDATE Person SET age = 37");
  }

  @Test
  void failedStatementOfOnesOwnAsksForARollback() throws SQLException {
    stored("Ada");
    session.execute("UPDATE Person SET age = 36");
    var failed = assertThrows(ConstraintException.class,
        () -> session.execute("UPDATE Person SET name = NULL"));
    assertEquals(ConstraintException.Kind.NOT_NULL, failed.kind());
    assertThrows(PendingRollbackException.class, session::commit);
    session.rollback();
    assertEquals("0", database.value("SELECT age FROM Person"));
  }
}
