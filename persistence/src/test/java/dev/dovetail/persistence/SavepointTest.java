package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Savepoints. Numbers are those of the acceptance cases.
class SavepointTest extends DatabaseTest {
  @Test
  void rolledBackSavepointTakesOnlyWhatCameAfterIt() throws SQLException { // 51, 54, 56
    session.add(new Person("Ada"));
    Savepoint savepoint = session.beginNested(); // flushes Ada first
    assertTrue(session.inTransaction());
    assertTrue(session.inNestedTransaction());
    Person eve = new Person("Eve");
    session.add(eve);
    session.flush();
    savepoint.rollback();
    assertFalse(session.inNestedTransaction());
    assertTrue(session.inTransaction());
    assertFalse(session.contains(eve));
    assertNull(eve.id);
    session.commit();
    assertFalse(session.inTransaction());
    assertEquals("Ada", database.value("SELECT string_agg(name, ',') FROM Person"));
  }

  @Test
  void commitOfTheSessionEndsEverySavepoint() throws SQLException { // 55
    Savepoint outer = session.beginNested();
    session.add(new Person("Ada"));
    Savepoint inner = session.beginNested();
    session.add(new Person("Eve"));
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM Person"));
    assertFalse(outer.isActive());
    assertThrows(SessionStateException.class, inner::commit);
    outer.close();
  }

  @Test
  void valuesChangedSinceAreBackAndCleanObjectsStayAsTheyAre() { // 57, 62
    Person ada = stored("Ada");
    Person eve = stored("Eve");
    session.refresh(ada);
    session.refresh(eve);
    Savepoint savepoint = session.beginNested();
    ada.name = "flushed";
    session.flush();
    ada.email = "unflushed";
    savepoint.rollback();
    assertEquals("Ada", ada.name);
    assertNull(ada.email);
    assertEquals(List.of(), session.dirty());
    wire.clear();
    assertSame(eve, session.getOne(Person.class, eve.id()));
    assertEquals(List.of(), wire.executed, "Eve was not written, so she need not be read");
    assertSame(ada, session.getOne(Person.class, ada.id()));
    assertEquals(1, wire.executed.size());
  }

  @Test
  void releasedSavepointKeepsValuesAndReadsNothing() { // 58
    Person ada = stored("Ada");
    session.refresh(ada);
    Savepoint savepoint = session.beginNested();
    ada.name = "Ada Lovelace";
    savepoint.commit();
    wire.clear();
    assertEquals("Ada Lovelace", session.getOne(Person.class, ada.id()).name);
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void outerRollbackUndoesWhatWasReleased() { // 59, 60
    Person ada = stored("Ada");
    Savepoint savepoint = session.beginNested();
    Person eve = new Person("Eve");
    session.add(eve);
    session.delete(ada);
    savepoint.commit();
    assertTrue(session.contains(eve));
    assertFalse(session.contains(ada));
    session.rollback();
    assertFalse(session.contains(eve));
    assertNull(eve.id);
    assertTrue(session.contains(ada));
  }

  @Test
  void changeOfAReleasedInnerSavepointIsUndoneWithTheOuterOne() { // 61
    Person ada = stored("Ada");
    Savepoint outer = session.beginNested();
    Savepoint inner = session.beginNested();
    ada.name = "changed";
    inner.commit();
    outer.rollback();
    assertEquals("Ada", ada.name);
    assertEquals("Ada", session.getOne(Person.class, ada.id()).name);
  }

  @Test
  void eachLevelGoesBackToItsOwnBeginning() {
    Person ada = stored("Ada");
    ada.name = "one";
    Savepoint outer = session.beginNested();
    ada.name = "two";
    Savepoint inner = session.beginNested();
    ada.name = "three";
    session.flush();
    inner.rollback();
    assertEquals("two", ada.name);
    outer.rollback();
    assertEquals("one", ada.name);
    session.rollback();
    assertEquals("Ada", ada.name);
  }

  @Test
  void failedFlushGoesBackToTheSavepointAndTheNextOneWorks() throws SQLException { // 63
    session.add(new Person("Ada", "same"));
    Person twin = new Person("Twin", "same");
    assertThrows(
        ConstraintException.class,
        () -> {
          try (Savepoint savepoint = session.beginNested()) {
            session.add(twin);
            savepoint.commit();
          }
        });
    assertTrue(session.isActive());
    assertFalse(session.contains(twin));
    try (Savepoint savepoint = session.beginNested()) {
      session.add(new Person("Eve", "other"));
      savepoint.commit();
    }
    session.commit();
    assertEquals("Ada,Eve", database.value("SELECT string_agg(name, ',') FROM Person"));
  }

  @Test
  void afterAFailedFlushEverythingIsRefusedUntilARollback() { // 39, 41
    Savepoint savepoint = session.beginNested();
    session.add(new Person("Ada", "same"));
    session.add(new Person("Twin", "same"));
    ConstraintException failure = assertThrows(ConstraintException.class, session::flush);
    assertFalse(session.isActive());
    PendingRollbackException refusal =
        assertThrows(PendingRollbackException.class, () -> session.query(Person.class).count());
    assertSame(failure, refusal.getCause());
    assertTrue(refusal.getMessage().contains("savepoint"), refusal.getMessage());
    assertThrows(PendingRollbackException.class, savepoint::commit);
    savepoint.rollback();
    assertEquals(0, session.query(Person.class).count());
  }

  @Test
  void savepointThatIsGoneInTheDatabaseLeavesACleanSession() { // 64
    Person ada = stored("Ada");
    Savepoint savepoint = session.beginNested();
    ada.name = "changed";
    session.execute("ROLLBACK");
    assertThrows(DatabaseException.class, savepoint::rollback);
    assertThrows(PendingRollbackException.class, session::flush);
    session.rollback();
    assertEquals("Ada", ada.name);
    ada.name = "changed again";
    session.commit();
    assertEquals("changed again", session.getOne(Person.class, ada.id()).name);
  }

  @Test
  void readingSessionHasNone() {
    assertThrows(SessionStateException.class, () -> factory.read(Session::beginNested));
  }

  @Test
  void deletedInASavepointIsBackAfterItsRollback() {
    Person ada = stored("Ada");
    Savepoint savepoint = session.beginNested();
    session.delete(ada);
    session.flush();
    savepoint.rollback();
    assertTrue(session.contains(ada));
    assertSame(ada, session.getOne(Person.class, ada.id()));
  }
}
