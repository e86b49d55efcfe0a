package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.and;
import static dev.dovetail.persistence.Condition.equal;
import static dev.dovetail.persistence.Condition.greater;
import static dev.dovetail.persistence.Condition.startsWith;
import static dev.dovetail.persistence.Expression.attribute;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Statements over many rows, and the objects that are held. Numbers are those of the acceptance cases.
class BulkTest extends DatabaseTest {
  private static final Expression<String> NAME = attribute("name", String.class);
  private static final Expression<Integer> YEARS = attribute("years", Integer.class);

  /// Two people that are held, not expired.
  private List<Person> adaAndBob() {
    Person ada = new Person("Ada");
    ada.years = 36;
    Person bob = new Person("Bob");
    session.addAll(List.of(ada, bob));
    session.commit();
    return session.query(Person.class).orderBy("name").list();
  }

  @Test
  void updateGivesHeldObjectsTheirNewValues() throws SQLException { // 182
    List<Person> people = adaAndBob();
    assertEquals(1, session.bulkUpdate(Person.class).set(YEARS, 37).where(NAME.equal("Ada")).execute());
    wire.clear();
    assertEquals(37, people.getFirst().years);
    assertEquals(2, people.getFirst().version);
    assertEquals(0, people.getLast().years);
    assertEquals(1, people.getLast().version);
    assertEquals(List.of(), session.dirty());
    assertSame(people.getFirst(), session.getOne(Person.class, 1));
    assertEquals(List.of(), wire.executed);
    people.getFirst().years++;
    session.commit();
    assertEquals("38", database.value("SELECT age FROM person WHERE version = 3"));
  }

  @Test
  void inATransactionThatWritesFromTheBeginningNothingIsRead() { // 182
    adaAndBob();
    session.commit();
    factory.run(writing -> {
      List<Person> people = writing.query(Person.class).orderBy("name").list();
      wire.clear();
      assertEquals(1,
          writing.bulkUpdate(Person.class).set("email", "x@x").where(YEARS.between(30, 40)).execute());
      assertEquals(1, wire.executed.size(), wire.executed.toString());
      assertEquals("x@x", people.getFirst().email);
      assertNull(people.getLast().email);
      writing.bulkUpdate(Person.class).set("email", "y@y").where(startsWith("name", "A")).execute();
      assertEquals(3, wire.executed.size(), "texts are compared by the database");
      assertEquals("y@y", people.getFirst().email);
    });
  }

  @Test
  void outdatedObjectsAreNotTakenForTheirRows() throws SQLException {
    List<Person> people = adaAndBob();
    database.run("UPDATE person SET age = 50, version = 2 WHERE name = 'Ada'");
    assertEquals(0, session.bulkUpdate(Person.class).set("email", "x@x").where(YEARS.equal(36)).execute());
    assertNull(people.getFirst().email);
    assertEquals(1, people.getFirst().version);
    assertEquals(1, session.bulkUpdate(Person.class).set("email", "x@x").where(YEARS.equal(50)).execute());
    assertEquals("x@x", people.getFirst().email);
  }

  @Test
  void flushesFirst() throws SQLException { // 183
    Person ada = adaAndBob().getFirst();
    ada.name = "Zoe";
    Person cy = new Person("Zoe");
    session.add(cy);
    assertEquals(2, session.bulkUpdate(Person.class).set(YEARS, 5).where(NAME.equal("Zoe")).execute());
    assertEquals(5, ada.years);
    assertEquals(5, cy.years);
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM person WHERE age = 5"));
  }

  @Test
  void unflushedChangesStayWithoutAutoflush() {
    Person ada = adaAndBob().getFirst();
    ada.years = 7;
    ada.email = "mine";
    session.noAutoflush(s -> s.bulkUpdate(Person.class).set(YEARS, 5).set("email", "x@x")
        .where(equal("id", ada.id())).execute());
    assertEquals(7, ada.years);
    assertEquals("mine", ada.email);
    session.commit();
    session.refresh(ada);
    assertEquals(7, ada.years);
    assertEquals(3, ada.version);
  }

  @Test
  void savepointTakesAnUpdateBack() { // 184
    List<Person> people = adaAndBob();
    session.begin();
    try (Savepoint savepoint = session.beginNested()) {
      session.bulkUpdate(Person.class).set(YEARS, 90).where(NAME.equal("Ada")).execute();
      assertEquals(90, people.getFirst().years);
      savepoint.rollback();
    }
    assertEquals(36, people.getFirst().years);
    assertEquals(1, people.getFirst().version);
    assertFalse(session.isExpired(people.getLast()), "it was not touched");
    people.getFirst().years = 40;
    session.commit();
    assertEquals(40, session.getOne(Person.class, 1).years);
  }

  @Test
  void savepointTakesAnUpdateOfAnExpiredObjectBack() { // 184
    Person ada = adaAndBob().getFirst();
    session.commit();
    session.begin();
    try (Savepoint savepoint = session.beginNested()) {
      session.bulkUpdate(Person.class).set(YEARS, 90).execute();
      assertEquals(90, session.getOne(Person.class, 1).years);
      savepoint.rollback();
    }
    assertEquals(36, session.getOne(Person.class, 1).years);
    assertEquals(36, ada.years);
  }

  @Test
  void rollbackTakesAnUpdateBack() {
    Person ada = adaAndBob().getFirst();
    session.bulkUpdate(Person.class).set(YEARS, 90).execute();
    session.rollback();
    assertEquals(36, ada.years);
    assertEquals(1, ada.version);
    assertEquals(36, session.getOne(Person.class, 1).years);
  }

  @Test
  void valuesOfOtherColumnsAreCopied() {
    Person ada = adaAndBob().getFirst();
    session.bulkUpdate(Person.class).set(attribute("email", String.class), NAME).execute();
    assertTrue(session.isExpired(ada));
    assertEquals("Ada", session.getOne(Person.class, 1).email);
    session.bulkUpdate(Person.class).set("email", null).execute();
    assertNull(ada.email);
  }

  @Test
  void recordsAreReplaced() {
    session.add(new Place("Ulm", 5));
    session.add(new Place("Bonn", 6));
    session.commit();
    Place bonn = session.getOne(Place.class, "Bonn");
    Place ulm = session.getOne(Place.class, "Ulm");
    session.bulkUpdate(Place.class).set("beds", 9).where(greater("beds", 5)).execute();
    assertEquals(new Place("Bonn", 9), session.getOne(Place.class, "Bonn"));
    assertSame(ulm, session.getOne(Place.class, "Ulm"));
    session.rollback();
    assertEquals(bonn, session.getOne(Place.class, "Bonn"));
  }

  @Test
  void deleteMakesHeldObjectsDeleted() throws SQLException {
    List<Person> people = adaAndBob();
    assertEquals(1, session.bulkDelete(Person.class).where(NAME.equal("Ada")).execute());
    assertEquals(ObjectState.DELETED, session.inspect(people.getFirst()));
    assertFalse(session.contains(people.getFirst()));
    assertTrue(session.contains(people.getLast()));
    assertTrue(session.get(Person.class, 1).isEmpty());
    session.commit();
    assertEquals(ObjectState.DETACHED, session.inspect(people.getFirst()));
    assertEquals("Bob", database.value("SELECT name FROM person"));
  }

  @Test
  void deleteIsTakenBackByRollbackAndBySavepoint() {
    List<Person> people = adaAndBob();
    try (Savepoint savepoint = session.beginNested()) {
      session.bulkDelete(Person.class).where(YEARS.greater(30)).execute();
      assertFalse(session.contains(people.getFirst()));
      savepoint.rollback();
    }
    assertTrue(session.contains(people.getFirst()));
    assertEquals(2, session.bulkDelete(Person.class).execute());
    assertFalse(session.contains(people.getLast()));
    session.rollback();
    assertEquals(people, session.query(Person.class).orderBy("name").list());
  }

  @Test
  void expiredAndMarkedObjectsAreDeletedToo() {
    List<Person> people = adaAndBob();
    session.commit();
    session.noAutoflush(s -> {
      s.delete(people.getFirst());
      assertEquals(2, s.bulkDelete(Person.class).where(YEARS.less(100)).execute());
      return people;
    });
    assertEquals(List.of(), session.deleted());
    session.commit();
    assertEquals(0, session.query(Person.class).count());
  }

  @Test
  void manyHeldObjectsAreLookedForInSeveralStatements() {
    session.addAll(IntStream.range(0, 1200).mapToObj(i -> new Person("p" + i)).toList());
    session.commit();
    List<Person> all = session.query(Person.class).orderBy("id").list();
    session.bulkUpdate(Person.class).set(YEARS, 1).where(startsWith("name", "p1")).execute();
    assertEquals(all.stream().filter(p -> p.name.startsWith("p1")).count(),
        all.stream().filter(p -> p.years == 1).count());
    assertEquals(1200, session.bulkDelete(Person.class).where(startsWith("name", "p")).execute());
    assertTrue(all.stream().noneMatch(session::contains));
  }

  @Test
  void mistakesAreFoundBeforeSqlIsSent() {
    wire.clear();
    BulkUpdate<Person> update = session.bulkUpdate(Person.class);
    refused("no attribute \"age\"", () -> update.set("age", 1));
    refused("it is the key", () -> update.set("id", 1));
    refused("it is the version", () -> update.set("version", 1));
    refused("of a primitive type", () -> update.set("years", null));
    refused("cannot be compared", () -> update.set("years", "1; DROP TABLE person"));
    refused("only an attribute of the same type", () -> update.set("years", NAME));
    refused("Only an attribute can be set", () -> update.set(NAME.ignoringCase(), "x"));
    refused("no attribute \"name = 'x'\"", () -> update.set("name = 'x'", "x"));
    refused("no attribute \"1=1\"", () -> update.where(equal("1=1", 1)));
    refused("no attribute \"1=1\"", () -> session.bulkDelete(Person.class).where(equal("1=1", 1)));
    refused("not an entity", () -> session.bulkDelete(String.class));
    assertThrows(SessionStateException.class, update::execute);
    assertEquals(List.of(), wire.executed);
    factory.read(reading -> {
      assertThrows(SessionStateException.class, () -> reading.bulkDelete(Person.class).execute());
      assertThrows(SessionStateException.class,
          () -> reading.bulkUpdate(Person.class).set(YEARS, 1).execute());
      assertThrows(SessionStateException.class, () -> reading.bulkInsert(List.of()));
      return update;
    });
  }

  private static void refused(String reason, Runnable call) {
    var refused = assertThrows(MappingException.class, call::run);
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  @Test
  void failedUpdateChangesNoObject() {
    List<Person> people = adaAndBob();
    assertThrows(ConstraintException.class,
        () -> session.bulkUpdate(Person.class).set(YEARS, -1).where(NAME.equal("Ada")).execute());
    assertEquals(36, people.getFirst().years);
    session.rollback();
    assertThrows(ConstraintException.class,
        () -> session.bulkUpdate(Person.class).set("email", "same").execute());
    session.rollback();
    assertNull(session.getOne(Person.class, 1).email);
  }

  @Test
  void insertGivesKeysAndVersionsAndTakesNothingIn() throws SQLException { // 99
    List<Person> people = IntStream.range(0, 2500).mapToObj(i -> new Person("p" + i)).toList();
    wire.clear();
    assertEquals(2500, session.bulkInsert(people));
    long inserts = wire.executed.stream().filter(sql -> sql.startsWith("INSERT")).count();
    assertTrue(inserts < 60, inserts + " statements");
    assertEquals(2500, people.getLast().id());
    assertEquals(1, people.getLast().version);
    assertFalse(session.contains(people.getFirst()));
    assertEquals(List.of(), session.newObjects());
    session.commit();
    assertEquals("2500", database.value("SELECT count(*) FROM person WHERE version = 1"));
    assertEquals("p2499", database.value("SELECT name FROM person WHERE id = 2500"));
    Person last = people.getLast();
    session.update(last);
    last.years = 3;
    session.commit();
    assertEquals("1", database.value("SELECT count(*) FROM person WHERE version = 2"));
  }

  @Test
  void insertFlushesFirstAndMixesClasses() throws SQLException {
    Person ada = new Person("Ada");
    session.add(ada);
    Iterable<Object> lazily = () -> Stream.<Object>of(new Note("a", ada.id()), new Place("Ulm", 1),
        new Note("b", ada.id())).iterator();
    assertEquals(3, session.bulkInsert(lazily));
    assertEquals(0, session.bulkInsert(List.of()));
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM note"));
  }

  @Test
  void failedInsertNamesTheObjectAndNeedsARollback() {
    adaAndBob();
    Person cy = new Person("Cy", "same");
    Person dan = new Person("Dan", "same");
    var failure = assertThrows(ConstraintException.class, () -> session.bulkInsert(List.of(cy, dan)));
    assertTrue(failure.getMessage().contains("Person#4"), failure.getMessage());
    assertFalse(session.isActive());
    assertNull(dan.id);
    session.rollback();
    assertEquals(1, session.bulkInsert(List.of(dan)));
    session.commit();
    assertEquals(3, session.query(Person.class).count());
  }

  @Test
  void objectOfTheSessionIsNotInsertedAgain() {
    Person ada = adaAndBob().getFirst();
    var refused = assertThrows(SessionStateException.class, () -> session.bulkInsert(List.of(ada)));
    assertTrue(refused.getMessage().contains("Person#1"), refused.getMessage());
  }

  @Test
  void conditionsWithoutPartsFindAllOrNone() {
    adaAndBob();
    assertEquals(0, session.bulkDelete(Person.class).where(Condition.or()).execute());
    assertEquals(2, session.bulkUpdate(Person.class).set(YEARS, 1).where(and()).execute());
  }
}
