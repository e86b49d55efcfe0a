package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.equal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Reading in order to write: locks, and objects that are held already. Numbers are those of the acceptance
/// cases.
class LockTest extends DatabaseTest {
  private void changeElsewhere(String name) throws SQLException {
    database.run("UPDATE person SET age = 77, version = version + 1 WHERE name = '" + name + "'");
  }

  @Test
  void lockingGetAlwaysReadsTheRow() { // 25
    Person ada = stored("Ada");
    session.commit();
    session.refresh(ada);
    wire.clear();
    assertSame(ada, session.get(Person.class, ada.id(), LoadOptions.forUpdate()).orElseThrow());
    assertTrue(session.inTransaction());
    String select = wire.executed.getLast();
    assertEquals(product == Product.POSTGRES, select.endsWith("FOR UPDATE OF e"), select);
    assertTrue(select.startsWith("SELECT"), select);
  }

  @Test
  void lockingGetOfAnOutdatedObjectFails() throws SQLException { // 25, 157
    Person ada = stored("Ada");
    changeElsewhere("Ada");
    var stale = assertThrows(StaleRowException.class,
        () -> session.get(Person.class, ada.id(), LoadOptions.forUpdate()));
    assertTrue(stale.getMessage().contains("Person#1 in its version 1: its row has version 2"),
        stale.getMessage());
    assertEquals(0, ada.years, "nothing was changed");
    session.refresh(ada);
    assertSame(ada, session.get(Person.class, ada.id(), LoadOptions.forUpdate()).orElseThrow());
    assertEquals(77, ada.years);
  }

  @Test
  void lockingQueryOfAnOutdatedObjectFails() throws SQLException { // 157
    stored("Ada");
    changeElsewhere("Ada");
    Query<Person> locking = session.query(Person.class).forUpdate();
    assertThrows(StaleRowException.class, locking::list);
    try (Stream<Person> people = locking.stream()) {
      assertThrows(StaleRowException.class, people::toList);
    }
    assertEquals(77, locking.populateExisting().one().years);
    assertEquals(77, locking.one().years);
  }

  @Test
  void withoutVersionThereIsNoCheck() throws SQLException { // 158
    Person ada = stored("Ada");
    session.add(new Note("n", ada.id()));
    session.commit();
    Note note = session.getOne(Note.class, "n");
    database.run("UPDATE note SET body = 'elsewhere'");
    assertSame(note, session.get(Note.class, "n", LoadOptions.forUpdate()).orElseThrow());
    assertEquals("", note.body, "an object that is held keeps its values");
    assertEquals("elsewhere", session.get(Note.class, "n", LoadOptions.forUpdate().andPopulateExisting())
        .orElseThrow().body);
  }

  @Test
  void expiredObjectIsReadAndNotChecked() throws SQLException {
    Person ada = stored("Ada");
    session.commit();
    changeElsewhere("Ada");
    assertEquals(77, session.get(Person.class, ada.id(), LoadOptions.forUpdate()).orElseThrow().years);
  }

  @Test
  void objectWhoseRowIsGoneLeavesTheSession() throws SQLException {
    Person ada = stored("Ada");
    database.run("DELETE FROM person");
    assertEquals(Optional.empty(), session.get(Person.class, ada.id(), LoadOptions.forUpdate()));
    assertFalse(session.contains(ada));
  }

  @Test
  void heldObjectsKeepTheirValuesUnlessPopulated() throws SQLException { // 26
    Person ada = stored("Ada");
    ada.email = "mine";
    changeElsewhere("Ada");
    session.noAutoflush(s -> {
      assertSame(ada, s.query(Person.class).one());
      assertEquals("mine", ada.email);
      assertEquals(0, ada.years);
      assertSame(ada, s.query(Person.class).populateExisting().one());
      return ada;
    });
    assertEquals(77, ada.years);
    assertEquals(2, ada.version);
    assertFalse(session.isModified(ada), "what was not flushed is lost");
    session.commit();
  }

  @Test
  void getPopulatesWhatIsHeld() throws SQLException {
    Person ada = stored("Ada");
    changeElsewhere("Ada");
    assertEquals(0, session.get(Person.class, ada.id()).orElseThrow().years);
    assertEquals(77, session.get(Person.class, ada.id(), LoadOptions.populateExisting()).orElseThrow().years);
    assertEquals(77, ada.years);
  }

  @Test
  void populatedInASavepointIsReadAgainAfterItsRollback() {
    Person ada = stored("Ada");
    try (Savepoint savepoint = session.beginNested()) {
      session.execute("UPDATE person SET age = 5");
      assertEquals(5, session.query(Person.class).populateExisting().one().years);
      savepoint.rollback();
    }
    assertEquals(0, session.query(Person.class).one().years);
    assertEquals(0, ada.years);
  }

  @Test
  void lockedRowMakesOthersFailWaitOrSkip() {
    stored("Ada");
    stored("Bob");
    session.commit();
    session.query(Person.class).where(equal("name", "Ada")).forUpdate().one();
    try (Session other = factory.open()) {
      Query<Person> all = other.query(Person.class).orderBy("id");
      if (product == Product.SQLITE) { // the transaction is the lock
        assertThrows(DatabaseBusyException.class, () -> all.forUpdate().list());
        return;
      }
      assertEquals(List.of("Bob"),
          all.lock(LockMode.FOR_UPDATE_SKIP_LOCKED).list().stream().map(p -> p.name).toList());
      var skipping = LoadOptions.locked(LockMode.FOR_UPDATE_SKIP_LOCKED);
      Person ada = all.first().orElseThrow();
      assertEquals(Optional.empty(), other.get(Person.class, ada.id(), skipping));
      assertTrue(other.contains(ada), "its row is not gone");
      assertThrows(DatabaseBusyException.class, () -> all.lock(LockMode.FOR_UPDATE_NO_WAIT).list());
      other.rollback();
      assertThrows(DatabaseBusyException.class, () -> all.forUpdate().list(), "after lock_timeout");
    }
  }

  @Test
  void lockEndsWithTheTransaction() {
    stored("Ada");
    session.query(Person.class).forUpdate().list();
    session.commit();
    try (Session other = factory.open()) {
      assertEquals(1, other.query(Person.class).lock(LockMode.FOR_UPDATE_NO_WAIT).list().size());
      other.rollback();
    }
  }

  @Test
  void lockedRowsCanBeLimitedAndCounted() {
    stored("Ada");
    stored("Bob");
    Query<Person> locking = session.query(Person.class).orderBy("name").limit(1).forUpdate();
    assertEquals("Ada", locking.one().name);
    assertEquals(1, locking.count());
    assertTrue(locking.exists());
    assertEquals("Bob", locking.after(locking.one()).first().orElseThrow().name);
  }

  @Test
  void sessionThatOnlyReadsLocksNothing() {
    Person ada = stored("Ada");
    session.commit();
    factory.read(reading -> {
      assertThrows(SessionStateException.class, () -> reading.query(Person.class).forUpdate().list());
      assertThrows(SessionStateException.class,
          () -> reading.get(Person.class, ada.id(), LoadOptions.forUpdate()));
      return ada;
    });
  }
}
