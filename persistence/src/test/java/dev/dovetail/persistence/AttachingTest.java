package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Objects that come from outside the session, and those that leave it. Numbers are those of the acceptance
/// cases.
class AttachingTest extends DatabaseTest {
  private Person detached(String name) {
    Person person = stored(name);
    session.expunge(person);
    return person;
  }

  @Test
  void stateFollowsTheObject() { // 10, 11
    Person ada = new Person("Ada");
    assertEquals(ObjectState.TRANSIENT, session.inspect(ada));
    session.add(ada);
    assertEquals(ObjectState.PENDING, session.inspect(ada));
    session.flush();
    assertEquals(ObjectState.PERSISTENT, session.inspect(ada));
    session.commit();
    session.delete(ada);
    assertEquals(ObjectState.PERSISTENT, session.inspect(ada));
    session.flush();
    assertEquals(ObjectState.DELETED, session.inspect(ada));
    session.rollback();
    assertEquals(ObjectState.PERSISTENT, session.inspect(ada));
    session.delete(ada);
    session.commit();
    assertEquals(ObjectState.DETACHED, session.inspect(ada));
    assertThrows(MappingException.class, () -> session.inspect("text"));
  }

  @Test
  void rollbackMakesAnInsertedObjectTransient() {
    Person ada = new Person("Ada");
    session.add(ada);
    session.flush();
    session.rollback();
    assertEquals(ObjectState.TRANSIENT, session.inspect(ada));
  }

  @Test
  void updateWritesADetachedObjectWhole() throws SQLException {
    Person ada = detached("Ada");
    ada.years = 36;
    wire.clear();
    session.update(ada);
    assertEquals(List.of(), wire.executed, "nothing is read");
    assertEquals(ObjectState.PERSISTENT, session.inspect(ada));
    session.commit();
    assertEquals("Ada/36/2", database.value("SELECT name || '/' || age || '/' || version FROM person"));
    assertEquals(2, ada.version);
  }

  @Test
  void updateOfAnOldVersionIsStale() throws SQLException {
    Person ada = detached("Ada");
    database.run("UPDATE person SET version = 7");
    session.update(ada);
    assertThrows(StaleRowException.class, session::flush);
    session.rollback();
    assertEquals(ObjectState.DETACHED, session.inspect(ada));
  }

  @Test
  void rollbackDetachesWhatUpdateTookIn() throws SQLException {
    Person ada = detached("Ada");
    ada.years = 36;
    session.update(ada);
    session.flush();
    session.rollback();
    assertEquals(ObjectState.DETACHED, session.inspect(ada));
    assertEquals(36, ada.years, "what the user set stays");
    assertEquals("0", database.value("SELECT age FROM person"));
  }

  @Test
  void updateRefusesNewObjectsAndSecondOnesOfAKey() {
    assertThrows(SessionStateException.class, () -> session.update(new Person("New")));
    Person ada = stored("Ada");
    session.update(ada); // in the session already: nothing to do
    Person twin = new Person("Twin");
    twin.id = ada.id();
    twin.version = 1;
    var refused = assertThrows(SessionStateException.class, () -> session.update(twin));
    assertTrue(refused.getMessage().contains("Person#1"), refused.getMessage());
    assertTrue(refused.getMessage().contains("merge"), refused.getMessage());
  }

  @Test
  void detachedObjectCanBeDeleted() throws SQLException {
    Person ada = detached("Ada");
    session.delete(ada);
    session.flush();
    session.rollback();
    assertEquals("1", database.value("SELECT count(*) FROM person"));
    session.delete(ada);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void mergeCopiesOntoTheHeldObject() { // 102, 103
    Person ada = stored("Ada");
    Person outside = new Person("Ada Lovelace");
    outside.id = ada.id();
    outside.version = 1;
    assertSame(ada, session.merge(outside));
    assertEquals("Ada Lovelace", ada.name);
    assertFalse(session.contains(outside));
    assertTrue(session.isModified(ada));
    assertSame(ada, session.merge(ada));
  }

  @Test
  void mergeLoadsTheRowAndWritesOnlyWhatDiffers() throws SQLException {
    Person ada = detached("Ada");
    ada.years = 36;
    Person merged = session.merge(ada);
    assertNotSame(ada, merged);
    assertEquals(ObjectState.DETACHED, session.inspect(ada));
    wire.clear();
    session.flush();
    String update = wire.executed.getLast();
    assertTrue(update.contains("\"age\" = ?") && !update.contains("\"name\" = ?"), update);
    session.commit();
    assertEquals("36", database.value("SELECT age FROM person"));
  }

  @Test
  void mergeOfANewObjectAddsACopy() throws SQLException {
    Person ada = new Person("Ada");
    Person copy = session.merge(ada);
    assertNotSame(ada, copy);
    assertEquals(ObjectState.PENDING, session.inspect(copy));
    session.commit();
    assertNull(ada.id, "the argument is not changed");
    assertEquals("1", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void mergeOfAnOldVersionIsStaleAndOfNoVersionIsNot() throws SQLException { // 155, 156
    Person ada = detached("Ada");
    database.run("UPDATE person SET version = 7");
    var stale = assertThrows(StaleRowException.class, () -> session.merge(ada));
    assertTrue(stale.getMessage().contains("version 1"), stale.getMessage());
    ada.version = 0;
    ada.name = "Ada Lovelace";
    session.merge(ada);
    session.commit();
    assertEquals("Ada Lovelace/8", database.value("SELECT name || '/' || version FROM person"));
  }

  @Test
  void mergedRecordReplacesTheOneThatWasHeld() throws SQLException { // 189
    session.add(new Place("Ward 1", 10));
    session.commit();
    Place old = session.getOne(Place.class, "Ward 1");
    Place changed = new Place("Ward 1", 12);
    assertSame(changed, session.merge(changed));
    assertSame(changed, session.getOne(Place.class, "Ward 1"));
    assertFalse(session.contains(old));
    session.flush();
    session.rollback();
    assertSame(old, session.getOne(Place.class, "Ward 1"));
    session.merge(changed);
    session.commit();
    assertEquals("12", database.value("SELECT beds FROM place"));
    assertEquals(ObjectState.PENDING, session.inspect(session.merge(new Place("Ward 2", 1))));
  }

  @Test
  void expiredObjectIsReadAnewAndItsChangesAreDropped() throws SQLException { // 22, 119, 123
    Person ada = stored("Ada");
    database.run("UPDATE person SET age = 36");
    ada.name = "dropped";
    session.expire(ada);
    assertTrue(session.isExpired(ada));
    assertFalse(session.isModified(ada));
    wire.clear();
    assertSame(ada, session.getOne(Person.class, ada.id()));
    assertEquals(36, ada.years);
    session.getOne(Person.class, ada.id());
    assertEquals(1, wire.executed.size());
    assertFalse(session.isExpired(ada));
    Person pending = new Person("Pending");
    session.add(pending);
    assertThrows(SessionStateException.class, () -> session.expire(pending));
  }

  @Test
  void setAfterExpiryIsNotReadButWritten() throws SQLException { // 124
    Person ada = stored("Ada");
    session.expireAll();
    ada.years = 40;
    wire.clear();
    session.flush();
    assertEquals(1, wire.executed.stream().filter(sql -> sql.startsWith("UPDATE")).count());
    assertEquals(0, wire.executed.stream().filter(sql -> sql.startsWith("SELECT")).count());
    session.commit();
    assertEquals("40", database.value("SELECT age FROM person"));
  }

  @Test
  void expungeAllForgetsEverythingUnflushed() throws SQLException { // 3
    Person ada = stored("Ada");
    ada.name = "changed";
    session.add(new Person("Bob"));
    session.expungeAll();
    assertFalse(session.contains(ada));
    assertEquals(List.of(), session.newObjects());
    session.commit();
    assertEquals("Ada", database.value("SELECT string_agg(name, ',') FROM person"));
  }

  @Test
  void whatWasFlushedBeforeExpungeAllIsStillCommitted() throws SQLException {
    Person ada = stored("Ada");
    ada.name = "flushed";
    session.flush();
    session.expungeAll();
    session.commit();
    assertEquals("flushed", database.value("SELECT name FROM person"));
  }

  @Test
  void resetSessionGoesOn() throws SQLException { // 47
    Person ada = stored("Ada");
    ada.name = "lost";
    session.flush();
    session.reset();
    assertEquals(0, wire.open());
    assertFalse(session.contains(ada));
    session.add(new Person("Bob"));
    session.commit();
    assertEquals("Ada,Bob", database.value("SELECT string_agg(name, ',' ORDER BY name) FROM person"));
  }

  @Test
  void invalidatedSessionIsClosedAndItsConnectionGone() throws SQLException { // 50
    session.add(new Person("Ada"));
    session.flush();
    session.invalidate();
    assertEquals(0, wire.open());
    assertThrows(SessionClosedException.class, session::commit);
    assertEquals("0", database.value("SELECT count(*) FROM person"));
  }
}
