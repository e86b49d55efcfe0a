package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// Lines that are cut between the session and the driver, on both databases.
class BrokenConnectionTest extends DatabaseTest {
  private static final String INSERT =
      "INSERT INTO \"person\" (\"id\", \"name\", \"email\", \"age\", \"version\") VALUES (?, ?, ?, ?, ?)";

  @Test
  void lineThatIsCutInTheMiddleOfAFlushStoresNothing() throws SQLException {
    session.add(new Person("first"));
    session.flush();
    wire.cutAfter = INSERT;
    session.add(new Person("second"));
    DatabaseException cut = assertThrows(DatabaseException.class, session::flush);
    assertFalse(cut instanceof CommitUnknownException);
    assertTrue(cut.getMessage().contains("Person#2"), cut.getMessage());
    session.rollback();
    assertEquals(0, wire.open());
    session.add(new Person("third"));
    session.commit();
    assertEquals("third", database.value("SELECT name FROM person"));
  }

  @Test
  void lineThatIsCutAtTheCommitLeavesTheOutcomeUnknown() throws SQLException {
    Person person = new Person("Ada");
    session.add(person);
    session.flush();
    wire.cutAfter = "COMMIT";
    CommitUnknownException unknown = assertThrows(CommitUnknownException.class, session::commit);
    assertTrue(unknown.getMessage().contains("look for its rows"), unknown.getMessage());
    assertEquals("1", database.value("SELECT count(*) FROM person"));
    session.rollback();
    assertEquals(0, wire.open());
    assertEquals(ObjectState.TRANSIENT, session.inspect(person));
    session.add(new Person("Bob"));
    session.commit();
    assertEquals("2", database.value("SELECT count(*) FROM person"));
  }

  @Test
  void transactDoesNotRepeatWhatMayBeCommitted() throws SQLException {
    int[] tries = {0};
    assertThrows(CommitUnknownException.class, () -> factory.run(s -> {
      tries[0]++;
      s.add(new Person("Ada"));
      s.flush();
      wire.cutAfter = "COMMIT";
    }));
    assertEquals(1, tries[0]);
    assertEquals("1", database.value("SELECT count(*) FROM person"));
    assertEquals(0, wire.open());
  }

  @Test
  void refusedCommitIsNotUnknown() throws SQLException {
    database.run("DROP TABLE note", "CREATE TABLE note (title TEXT PRIMARY KEY, body TEXT, person_id BIGINT"
        + " NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED)");
    session.add(new Note("orphan", 99));
    session.flush();
    ConstraintException refused = assertThrows(ConstraintException.class, session::commit);
    assertEquals(ConstraintException.Kind.FOREIGN_KEY, refused.kind());
    assertTrue(refused.getMessage().contains("Could not commit"), refused.getMessage());
    session.rollback();
    assertEquals(0, wire.open());
    assertEquals("0", database.value("SELECT count(*) FROM note"));
  }

  @Test
  void lineThatStaysDownIsToldAndForgotten() throws SQLException {
    session.add(new Person("Ada"));
    session.flush();
    wire.cutAfter = "COMMIT";
    wire.staysDown = true;
    assertThrows(CommitUnknownException.class, session::commit);
    session.rollback();
    assertThrows(DatabaseException.class, () -> session.query(Person.class).list());
    assertEquals(0, wire.open());
  }
}
