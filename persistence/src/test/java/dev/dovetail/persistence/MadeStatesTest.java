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

/// States that users give by hand, and deleted objects. Numbers are those of the acceptance cases.
class MadeStatesTest extends DatabaseTest {
  @Test
  void objectThatIsMadeTransientIsInsertedAsAnotherRow() throws SQLException { // 14
    Person ada = stored("Ada");
    session.makeTransient(ada);
    assertEquals(ObjectState.TRANSIENT, session.inspect(ada));
    assertFalse(session.contains(ada));
    assertNull(ada.id, "a generated key is a mark of a row");
    session.add(ada);
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void keyOfTheUsersOwnStaysAndConflicts() { // 14
    session.add(new Note("first", stored("Ada").id()));
    session.commit();
    Note note = session.getOne(Note.class, "first");
    session.makeTransient(note);
    assertEquals("first", note.title);
    session.add(note);
    assertThrows(ConstraintException.class, session::flush);
  }

  @Test
  void deletedObjectCanBeMadeTransientAndAddedAgain() throws SQLException { // 8
    Person ada = stored("Ada");
    session.delete(ada);
    session.commit();
    assertEquals(ObjectState.DETACHED, session.inspect(ada));
    session.makeTransient(ada);
    session.add(ada);
    session.commit();
    assertEquals("Ada", database.value("SELECT string_agg(name, ',') FROM person"));
  }

  @Test
  void objectMadeByHandIsTakenInWithoutAStatement() throws SQLException { // 15
    long key = stored("Ada").id();
    session.expungeAll();
    Person byHand = new Person("not read yet");
    byHand.id = key;
    session.makeTransientToDetached(byHand);
    assertEquals(ObjectState.DETACHED, session.inspect(byHand));
    wire.clear();
    session.add(byHand);
    assertEquals(ObjectState.PERSISTENT, session.inspect(byHand));
    assertTrue(session.isExpired(byHand));
    session.flush();
    assertEquals(List.of(), wire.executed);
    assertSame(byHand, session.getOne(Person.class, key));
    assertEquals("Ada", byHand.name);
    assertEquals(1, byHand.version);
    byHand.name = "Ada Lovelace";
    session.commit();
    assertEquals("Ada Lovelace", database.value("SELECT name FROM person"));
  }

  @Test
  void onlyWhatIsOutsideAndHasAKeyIsMadeDetached() { // 16
    Person ada = stored("Ada");
    var refused = assertThrows(SessionStateException.class, () -> session.makeTransientToDetached(ada));
    assertTrue(refused.getMessage().contains("in this session"), refused.getMessage());
    assertThrows(SessionStateException.class, () -> session.makeTransientToDetached(new Person("Bob")));
    Note note = new Note("first", 1);
    session.makeTransientToDetached(note);
    refused = assertThrows(SessionStateException.class, () -> session.makeTransientToDetached(note));
    assertTrue(refused.getMessage().contains("already"), refused.getMessage());
  }

  @Test
  void deletedObjectCannotBeDeletedAgain() throws SQLException { // 9
    Person ada = stored("Ada");
    session.delete(ada);
    session.flush();
    var refused = assertThrows(SessionStateException.class, () -> session.delete(ada));
    assertTrue(refused.getMessage().contains("deleted in this transaction"), refused.getMessage());
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void deletedObjectThatIsExpungedStaysOutAfterRollback() { // 11
    Person ada = stored("Ada");
    session.delete(ada);
    session.flush();
    session.expunge(ada);
    assertEquals(ObjectState.DETACHED, session.inspect(ada));
    session.rollback();
    assertFalse(session.contains(ada));
    Person again = session.getOne(Person.class, 1);
    assertEquals("Ada", again.name);
  }

  @Test
  void deletedObjectIsFoundAgainAfterRollback() { // 23
    Person ada = stored("Ada");
    session.delete(ada);
    session.flush();
    assertTrue(session.get(Person.class, 1).isEmpty());
    session.rollback();
    assertSame(ada, session.getOne(Person.class, 1));
  }

  @Test
  void changesAfterAFailedFlushAreRefusedOrDropped() throws SQLException { // 40
    Person ada = stored("Ada");
    session.add(new Person("Bob", "same"));
    session.add(new Person("Twin", "same"));
    assertThrows(ConstraintException.class, session::flush);
    assertThrows(PendingRollbackException.class, () -> session.add(new Person("Eve")));
    assertThrows(PendingRollbackException.class, () -> session.delete(ada));
    ada.name = "dropped";
    session.rollback();
    assertEquals("Ada", ada.name);
    session.commit();
    assertEquals("Ada", database.value("SELECT string_agg(name, ',') FROM person"));
  }

  @Test
  void handleOfAnEndedSavepointIsRefused() { // 42
    for (boolean commits : new boolean[] {true, false}) {
      Savepoint savepoint = session.beginNested();
      if (commits) {
        savepoint.commit();
      } else {
        savepoint.rollback();
      }
      var refused = assertThrows(SessionStateException.class, savepoint::commit);
      assertTrue(refused.getMessage().contains("ended"), refused.getMessage());
      assertThrows(SessionStateException.class, savepoint::rollback);
    }
  }

  @Test
  void whatAnInnerTransactionCommittedStaysWhenTheBlockFails() throws SQLException { // 46
    assertThrows(IllegalStateException.class, () -> {
      try (Session block = factory.open()) {
        block.begin();
        block.add(new Person("Ada"));
        block.commit();
        block.add(new Person("Bob"));
        block.flush();
        throw new IllegalStateException("no");
      }
    });
    assertEquals("Ada", database.value("SELECT string_agg(name, ',') FROM person"));
  }

  @Test
  void someAttributesAreRefreshedAndOthersKeepTheirChanges() throws SQLException { // 120
    Person ada = stored("Ada");
    database.run("UPDATE person SET age = 36, email = 'ada@example.org'");
    session.noAutoflush(s -> {
      ada.name = "kept";
      ada.years = 7;
      s.refresh(ada, "years");
      return 0;
    });
    assertEquals(36, ada.years);
    assertEquals("kept", ada.name);
    assertNull(ada.email, "not asked for");
    assertTrue(session.isModified(ada));
    assertThrows(MappingException.class, () -> session.refresh(ada, "age"));
  }

  @Test
  void someAttributesAreExpiredAndOthersKeepTheirChanges() throws SQLException { // 120, 125
    Person ada = stored("Ada");
    database.run("UPDATE person SET age = 36");
    ada.name = "kept";
    ada.years = 7;
    session.expire(ada, "years");
    assertEquals(0, ada.years, "what was known");
    ada.email = "set@example.org";
    session.noAutoflush(s -> s.getOne(Person.class, ada.id()));
    assertEquals(36, ada.years);
    assertEquals("kept", ada.name);
    assertEquals("set@example.org", ada.email);
    session.commit();
    assertEquals("kept/36", database.value("SELECT name || '/' || age FROM person"));
  }

  @Test
  void refreshWithAChangedKeyIsRefused() { // 122
    Person ada = stored("Ada");
    ada.id = 99L;
    session.noAutoflush(s -> {
      var refused = assertThrows(SessionStateException.class, () -> s.refresh(ada));
      assertTrue(refused.getMessage().contains("key was changed"), refused.getMessage());
      assertThrows(SessionStateException.class, () -> s.refresh(ada, "name"));
      return 0;
    });
  }

  @Test
  void refreshOfAnExpiredObjectReadsOnce() { // 123
    Person ada = stored("Ada");
    session.expire(ada);
    wire.clear();
    session.refresh(ada);
    session.getOne(Person.class, ada.id());
    assertEquals(1, wire.executed.size());
  }

  @Test
  void insertsWithAndWithoutKeysKeepTheirOrder() throws SQLException { // 92
    List<Person> people = List.of(new Person("a"), new Person("b"), new Person("c"), new Person("d"));
    people.get(1).id = 70L;
    people.get(2).id = 71L;
    session.addAll(people);
    session.commit();
    for (Person person : people) {
      assertEquals(person.name, database.value("SELECT name FROM person WHERE id = " + person.id()));
    }
    assertEquals(70, people.get(1).id());
  }

  @Test
  void unsetColumnWithoutADefaultIsNullAndNothingIsRead() throws SQLException { // 95
    wire.clear();
    session.add(new Person("Ada"));
    session.flush();
    session.commit();
    assertEquals("null", database.value("SELECT email FROM person"));
    assertEquals(0, session.statistics().selects());
  }

  @Test
  void rowWhoseKeyWasTakenAwayIsNotUpdated() { // 77
    Person ada = stored("Ada");
    ada.id = null;
    ada.name = "changed";
    assertThrows(FlushException.class, session::flush);
    session.rollback();
    assertEquals(1, ada.id());
  }

  @Test
  void deleteUsesTheKeyOfTheRow() throws SQLException { // 77, 91
    Person ada = stored("Ada");
    session.delete(ada);
    ada.id = null;
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void withoutAVersionNobodyLooksForChangesOfOthers() throws SQLException { // 158
    session.add(new Note("first", stored("Ada").id()));
    session.commit();
    Note note = session.getOne(Note.class, "first");
    database.run("UPDATE note SET body = 'theirs'");
    note.body = "mine";
    session.commit();
    assertEquals("mine", database.value("SELECT body FROM note"));
  }
}
