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

/// Which state an object is in, and what may be done with it. Numbers are those of the acceptance cases.
class StatesTest extends DatabaseTest {
  @Test
  void addedObjectIsPendingUntilTheFlushGivesItAKey() throws SQLException { // 31
    Person ada = new Person("Ada");
    session.add(ada);
    assertNull(ada.id);
    assertTrue(session.contains(ada));
    assertEquals(List.of(ada), session.newObjects());
    session.flush();
    assertEquals(1, ada.id());
    assertEquals(List.of(), session.newObjects());
    assertEquals("0", database.value("SELECT count(*) FROM Person"), "not committed yet");
    session.commit();
    assertEquals("Ada", database.value("SELECT name FROM Person"));
  }

  @Test
  void transientOrPendingObjectCannotBeDeleted() { // 1, 2
    Person ada = new Person("Ada");
    assertThrows(SessionStateException.class, () -> session.delete(ada));
    session.add(ada);
    var refused = assertThrows(SessionStateException.class, () -> session.delete(ada));
    assertTrue(refused.getMessage().contains("not persisted"), refused.getMessage());
    assertEquals(List.of(ada), session.newObjects());
  }

  @Test
  void anotherObjectWithAKeyThatIsHeldIsRefused() { // 5
    Person ada = stored("Ada");
    Person other = new Person("Other");
    other.id = ada.id();
    var refused = assertThrows(SessionStateException.class, () -> session.add(other));
    assertTrue(refused.getMessage().contains("Person#1"), refused.getMessage());
    assertFalse(session.contains(other));
  }

  @Test
  void addingTwiceInsertsOnce() throws SQLException { // 6
    Person ada = new Person("Ada");
    session.addAll(List.of(ada, ada));
    session.add(ada);
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM Person"));
  }

  @Test
  void deletedAndFlushedObjectCannotBeAddedBeforeARollback() { // 7
    Person ada = stored("Ada");
    session.delete(ada);
    assertEquals(List.of(ada), session.deleted());
    session.flush();
    assertFalse(session.contains(ada));
    assertThrows(SessionStateException.class, () -> session.add(ada));
    session.rollback();
    assertTrue(session.contains(ada));
    assertSame(ada, session.getOne(Person.class, ada.id()));
  }

  @Test
  void addTakesAMarkForDeletionBack() throws SQLException {
    Person ada = stored("Ada");
    session.delete(ada);
    session.add(ada);
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM Person"));
  }

  @Test
  void expungedObjectIsForgotten() throws SQLException { // 12
    Person ada = stored("Ada");
    Person bob = new Person("Bob");
    session.add(bob);
    ada.name = "changed";
    session.expunge(ada);
    session.expunge(bob);
    session.commit();
    assertEquals("Ada", database.value("SELECT string_agg(name, ',') FROM Person"));
    assertThrows(SessionStateException.class, () -> session.expunge(ada));
  }

  @Test
  void objectsOfOtherClassesAreRefusedByName() { // 13
    for (Runnable call : List.<Runnable>of(() -> session.add("text"), () -> session.delete("text"),
        () -> session.refresh("text"), () -> session.expunge("text"), () -> session.contains("text"))) {
      var refused = assertThrows(MappingException.class, call::run);
      assertTrue(refused.getMessage().contains("java.lang.String"), refused.getMessage());
    }
  }

  @Test
  void sameValueIsNoChange() { // 17, 72
    Person ada = stored("Ada");
    ada.name = new String("Ada".toCharArray());
    assertFalse(session.isModified(ada));
    wire.clear();
    session.flush();
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void anotherValueIsAChangeUntilFlushed() { // 18
    Person ada = stored("Ada");
    ada.name = "Ada Lovelace";
    assertTrue(session.isModified(ada));
    assertEquals(List.of(ada), session.dirty());
    session.flush();
    assertFalse(session.isModified(ada));
    assertEquals(List.of(), session.dirty());
  }

  @Test
  void closedSessionRefusesEverythingButAnotherClose() { // 48
    Person ada = stored("Ada");
    session.close();
    session.close();
    var refused = assertThrows(SessionClosedException.class, () -> session.get(Person.class, ada.id()));
    assertTrue(refused.getMessage().contains("closed"), refused.getMessage());
    assertThrows(SessionClosedException.class, session::commit);
    assertThrows(SessionClosedException.class, session::rollback);
    assertEquals(0, wire.open(), "the connection was given back");
  }

  @Test
  void leavingWithoutCommitStoresNothing() throws SQLException { // 44
    try (Session other = factory.open()) {
      other.add(new Person("Ada"));
      other.flush();
    }
    assertEquals("0", database.value("SELECT count(*) FROM Person"));
  }
}
