package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.equal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One object per row, and when it is read again. Numbers are those of the acceptance cases.
class IdentityTest extends DatabaseTest {
  @Test
  void getOfAHeldKeySendsNothing() { // 20
    Person ada = stored("Ada");
    wire.clear();
    assertSame(ada, session.getOne(Person.class, ada.id()));
    assertSame(ada, session.getOne(Person.class, (int) ada.id()), "any integral number does");
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void missingRowIsNothingOrAnError() { // 21
    assertEquals(Optional.empty(), session.get(Person.class, 99));
    var none = assertThrows(NoResultException.class, () -> session.getOne(Person.class, 99));
    assertTrue(none.getMessage().contains("Person with key 99"), none.getMessage());
  }

  @Test
  void keyOfAnotherTypeIsRefused() {
    var refused = assertThrows(MappingException.class, () -> session.get(Person.class, "1"));
    assertTrue(refused.getMessage().contains("Person.id is of type java.lang.Long"), refused.getMessage());
  }

  @Test
  void getFindsAPendingObjectWithItsOwnKey() {
    Person ada = stored("Ada");
    Note note = new Note("first", ada.id());
    session.add(note);
    assertSame(note, session.getOne(Note.class, "first"));
  }

  @Test
  void queryReturnsHeldObjectsWithTheValuesTheyHave() throws SQLException { // 26
    Person ada = stored("Ada");
    database.run("UPDATE Person SET age = 36");
    assertSame(ada, session.query(Person.class).one());
    assertEquals(0, ada.years);
  }

  @Test
  void commitExpiresSoThatTheNextGetReloadsInPlace() throws SQLException { // 22, 32
    Person ada = stored("Ada");
    session.commit();
    database.run("UPDATE Person SET age = 36");
    wire.clear();
    assertSame(ada, session.getOne(Person.class, ada.id()));
    assertEquals(36, ada.years);
    assertEquals(1, wire.executed.size());
    session.getOne(Person.class, ada.id());
    assertEquals(1, wire.executed.size());
    assertFalse(session.isModified(ada)); // 126
  }

  @Test
  void queryReloadsExpiredObjectsWithItsOwnRows() throws SQLException { // 129
    Person ada = stored("Ada");
    session.commit();
    database.run("UPDATE Person SET age = 36");
    wire.clear();
    session.query(Person.class).where(equal("name", "Ada")).list();
    assertEquals(36, ada.years);
    assertEquals(1, wire.executed.size());
  }

  @Test
  void changeOfAnExpiredObjectSurvivesItsReload() throws SQLException { // 124, 125
    Person ada = stored("Ada");
    session.commit();
    database.run("UPDATE Person SET age = 36, version = 5");
    ada.name = "Ada Lovelace";
    session.getOne(Person.class, ada.id());
    assertEquals("Ada Lovelace", ada.name);
    assertEquals(36, ada.years);
    session.commit();
    assertEquals("Ada Lovelace/36/6",
        database.value("SELECT name || '/' || age || '/' || version FROM Person"));
  }

  @Test
  void expiredObjectWhoseRowIsGoneLeavesTheSession() throws SQLException {
    Person ada = stored("Ada");
    session.commit();
    database.run("DELETE FROM Person");
    assertEquals(Optional.empty(), session.get(Person.class, ada.id()));
    assertFalse(session.contains(ada));
  }

  @Test
  void refreshDropsUnflushedChangesAndFlushesTheOthers() throws SQLException { // 118, 121
    Person ada = stored("Ada");
    Person bob = stored("Bob");
    database.run("UPDATE Person SET age = 36 WHERE name = 'Ada'");
    ada.name = "dropped";
    bob.name = "Bobby";
    session.refresh(ada);
    assertEquals("Ada", ada.name);
    assertEquals(36, ada.years);
    session.commit();
    assertEquals("Ada,Bobby", database.value("SELECT string_agg(name, ',') FROM Person"));
  }

  @Test
  void refreshNeedsAPersistentObjectAndItsRow() throws SQLException { // 119
    Person ada = stored("Ada");
    Person pending = new Person("Pending");
    session.add(pending);
    assertThrows(SessionStateException.class, () -> session.refresh(pending));
    session.expunge(pending);
    database.run("DELETE FROM Person");
    assertThrows(StaleRowException.class, () -> session.refresh(ada));
  }

  @Test
  void sessionsDoNotShareObjects() { // 19
    Person ada = stored("Ada");
    session.close();
    try (Session other = factory.open()) {
      assertNotSame(ada, other.getOne(Person.class, ada.id()));
    }
  }

  @Test
  void streamedObjectsAreDetachedUnlessTheyAreHeld() {
    Person ada = stored("Ada");
    factory.run(other -> other.add(new Person("Bob")));
    try (var people = session.query(Person.class).orderBy("name").stream()) {
      List<Person> found = people.toList();
      assertSame(ada, found.getFirst());
      assertFalse(session.contains(found.getLast()));
    }
  }
}
