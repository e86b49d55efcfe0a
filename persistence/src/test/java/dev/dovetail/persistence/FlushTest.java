package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.equal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a flush sends, in which order, and what it does about rows that are not as expected. Numbers are
/// those of the acceptance cases.
class FlushTest extends DatabaseTest {
  @Test
  void queryFlushesWhatItMightFind() { // 65
    Person ada = new Person("Ada");
    session.add(ada);
    assertSame(ada, session.query(Person.class).where(equal("name", "Ada")).one());
    assertEquals(1, session.select("SELECT * FROM Person").size());
  }

  @Test
  void queryOfAnotherEntityDoesNotFlush() {
    session.add(new Person("Ada"));
    session.query(Note.class).list();
    assertEquals(1, session.newObjects().size());
  }

  @Test
  void withoutAutoflushPendingRowsAreNotFound() { // 66
    session.add(new Person("Ada"));
    long found = session.noAutoflush(s -> {
      assertEquals(List.of(), s.select("SELECT * FROM Person"));
      return s.query(Person.class).count();
    });
    assertEquals(0, found);
    assertEquals(1, session.newObjects().size());
    assertEquals(1, session.query(Person.class).count());
  }

  @Test
  void updateNamesOnlyWhatChanged() { // 73
    Person ada = stored("Ada");
    ada.years = 36;
    wire.clear();
    session.flush();
    assertEquals(2, wire.executed.size(), "one of them begins the transaction");
    assertEquals("UPDATE \"person\" SET \"age\" = ?, \"version\" = ? WHERE \"person\".\"id\" = ?"
        + " AND \"person\".\"version\" = ?",
        wire.executed.getLast());
  }

  @Test
  void parentsAreInsertedFirstAndDeletedLast() throws SQLException { // 78, 79, 82
    Person ada = new Person("Ada");
    ada.id = 7L;
    Note note = new Note("first", 7);
    session.addAll(List.of(note, ada)); // in the wrong order; Person is the first entity of the factory
    session.commit();
    assertEquals("7", database.value("SELECT person_id FROM note"));
    session.delete(ada);
    session.delete(note);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM Person"));
  }

  @Test
  void generatedKeysLandOnTheirObjectsInFewStatements() throws SQLException { // 93
    List<Person> people = people(1000);
    session.add(people.getFirst());
    session.commit();
    wire.clear();
    session.addAll(people);
    session.flush();
    assertTrue(wire.executed.size() < 25, () -> wire.executed.size() + " statements for 999 rows");
    session.commit();
    for (Person person : List.of(people.get(1), people.get(63), people.get(64), people.get(65),
        people.get(999))) {
      assertEquals(person.name, database.value("SELECT name FROM Person WHERE id = " + person.id()));
    }
    assertEquals("1000", database.value("SELECT count(DISTINCT id) FROM Person"));
  }

  @Test
  void keysThatAreGivenAreKeptAmongGeneratedOnes() throws SQLException {
    onlyOnSqlite("elsewhere a sequence knows nothing of keys that are given");
    List<Person> people = people(3);
    people.get(1).id = 100L;
    session.addAll(people);
    session.commit();
    assertEquals("name 1", database.value("SELECT name FROM Person WHERE id = 100"));
    session.add(new Person("next"));
    session.commit();
    assertEquals("101", database.value("SELECT id FROM Person WHERE name = 'next'"));
  }

  @Test
  void autoincrementKeysAreNeverUsedAgain() throws SQLException {
    onlyOnSqlite("AUTOINCREMENT is its own");
    database.run("DROP TABLE note", "DROP TABLE Person",
        Person.SQLITE.replace("INTEGER PRIMARY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT"));
    Person first = stored("first");
    session.delete(first);
    session.commit();
    assertEquals(2, stored("second").id());
    database.run("INSERT INTO Person (name, age, version) VALUES ('by hand', 0, 1)");
    assertEquals("3", database.value("SELECT id FROM Person WHERE name = 'by hand'"));
  }

  @Test
  void constraintErrorNamesTheRowOfManyAndTheStatement() { // also in a statement of many rows
    List<Person> people = new ArrayList<>(people(40));
    people.get(30).years = -1;
    session.addAll(people);
    var failed = assertThrows(ConstraintException.class, session::flush);
    assertEquals(ConstraintException.Kind.CHECK, failed.kind());
    String row = product == Product.SQLITE ? "Could not insert Person#31" : "Failing row contains (31,";
    assertTrue(failed.getMessage().contains(row), failed.getMessage());
    assertTrue(failed.getMessage().contains("INSERT INTO \"person\""), failed.getMessage());
    session.rollback();
    people.get(30).years = 1;
    session.addAll(people);
    session.commit();
    assertEquals(40, session.query(Person.class).count());
  }

  @Test
  void eachKindOfConstraintIsTold() {
    Person ada = stored("Ada");
    assertEquals(ConstraintException.Kind.FOREIGN_KEY, failure(new Note("orphan", 99)));
    session.add(new Note("first", ada.id()));
    session.commit();
    assertEquals(ConstraintException.Kind.UNIQUE, failure(new Note("first", ada.id())));
    assertEquals(ConstraintException.Kind.NOT_NULL, failure(nameless()));
  }

  @SuppressWarnings("NullAway") // the mistake is the point
  private static Person nameless() {
    return new Person(null);
  }

  private ConstraintException.Kind failure(Object entity) {
    try (Session other = factory.open()) {
      other.add(entity);
      return assertThrows(ConstraintException.class, other::flush).kind();
    }
  }

  @Test
  void insertThatATriggerSwallowsIsAnError() throws SQLException { // 75
    switch (product) {
      case SQLITE ->
          database.run("CREATE TRIGGER t BEFORE INSERT ON Person BEGIN SELECT RAISE(IGNORE); END");
      case POSTGRES ->
          database.run(
              "CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
              "CREATE TRIGGER t BEFORE INSERT ON Person FOR EACH ROW EXECUTE FUNCTION swallow()");
    }
    Person ada = new Person("Ada");
    session.add(ada);
    var failed = assertThrows(FlushException.class, session::commit);
    assertTrue(failed.getMessage().contains("left 0"), failed.getMessage());
    session.rollback();
    assertEquals(0, ada.version);
  }

  @Test
  void missingKeyIsAnErrorWithAHint() { // 76
    session.add(new KeylessFactory().note());
    var failed = assertThrows(FlushException.class, session::flush);
    assertTrue(failed.getMessage().contains("set title"), failed.getMessage());
  }

  private static final class KeylessFactory {
    @SuppressWarnings("NullAway") // the mistake is the point
    Note note() {
      return new Note(null, 1);
    }
  }

  @Test
  void changedKeyIsUpdatedAndTheObjectIsKnownByIt() throws SQLException { // 166
    Person ada = stored("Ada");
    ada.id = 99L;
    session.flush();
    assertSame(ada, session.getOne(Person.class, 99));
    assertEquals(Optional.empty(), session.get(Person.class, 1));
    session.rollback();
    assertEquals(1, ada.id());
    assertSame(ada, session.getOne(Person.class, 1));
    ada.id = 99L;
    session.commit();
    assertEquals("99", database.value("SELECT id FROM person"));
  }

  @Test
  void keyThatWasSetToNullIsRefused() { // 77
    Person ada = stored("Ada");
    ada.id = null;
    var failed = assertThrows(FlushException.class, session::flush);
    assertTrue(failed.getMessage().contains("The key of Person#1 was set to null"), failed.getMessage());
    session.rollback();
    assertEquals(1, ada.id());
  }

  @Test
  void versionGrowsByOneWithEachUpdate() throws SQLException { // 150, 152
    Person ada = stored("Ada");
    assertEquals(1, ada.version);
    ada.years = 36;
    session.flush();
    session.flush();
    ada.years = 37;
    session.commit();
    assertEquals("3", database.value("SELECT version FROM Person"));
  }

  @Test
  void updateOfARowThatSomebodyChangedIsStale() throws SQLException { // 150
    Person ada = stored("Ada");
    database.run("UPDATE Person SET version = 2");
    ada.years = 36;
    var stale = assertThrows(StaleRowException.class, session::commit);
    assertTrue(stale.getMessage().contains("Person#1") && stale.getMessage().contains("version 1"),
        stale.getMessage());
    session.rollback();
    assertEquals(2, session.getOne(Person.class, ada.id()).version);
  }

  @Test
  void deleteOfARowThatSomebodyChangedIsStale() throws SQLException { // 151
    Person ada = stored("Ada");
    Person bob = stored("Bob");
    database.run("UPDATE Person SET version = 2 WHERE name = 'Bob'");
    session.delete(ada);
    session.delete(bob);
    assertThrows(StaleRowException.class, session::commit);
    assertEquals("2", database.value("SELECT count(*) FROM Person"));
  }

  @Test
  void updateOfAnUnversionedRowThatIsGoneIsStale() throws SQLException { // 164
    Note note = storedNote();
    database.run("DELETE FROM note");
    note.body = "changed";
    assertThrows(StaleRowException.class, session::commit);
  }

  @Test
  void deleteOfAnUnversionedRowThatIsGoneIsDone() throws SQLException { // 165
    Note note = storedNote();
    database.run("DELETE FROM note");
    session.delete(note);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM note"));
  }

  private Note storedNote() {
    session.add(new Note("first", stored("Ada").id()));
    session.commit();
    return session.getOne(Note.class, "first");
  }

  @Test
  void manyUpdatesAreBatched() throws SQLException {
    List<Person> people = people(2500);
    session.addAll(people);
    session.commit();
    people.forEach(p -> p.years = 1);
    wire.clear();
    session.flush();
    assertEquals(4, wire.executed.size()); // BEGIN and three batches
    session.commit();
    assertEquals("2500", database.value("SELECT sum(age) FROM Person"));
    people.forEach(session::delete);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM Person"));
  }

  private static List<Person> people(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Person("name " + i)).toList();
  }
}
