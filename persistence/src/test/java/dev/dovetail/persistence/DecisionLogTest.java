package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.core.OutcomeUnknownException;
import dev.dovetail.core.UnitId;
import dev.dovetail.core.UnitOfWork;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// The decision and the rows are one transaction, and an error at its end is never guessed about.
class DecisionLogTest extends DatabaseTest {
  private final UnitId unit = UnitId.random();

  private boolean isDecided() throws SQLException {
    return database.value("SELECT count(*) FROM dovetail_unit WHERE id = '" + unit + "'").equals("1");
  }

  @Test
  void rowsAndDecisionAreCommittedTogether() throws IOException, SQLException {
    Person ada = new Person("Ada");
    session.add(ada);
    try (UnitOfWork work = UnitOfWork.begin(unit, session.decisionLog())) {
      assertTrue(work.commit().isFinished());
    }
    assertEquals("Ada", database.value("SELECT name FROM Person"));
    assertTrue(database.value("SELECT committed_at FROM dovetail_unit")
        .matches("20..-..-..T..:..:..\\....Z"));
    assertTrue(factory.decisions().isCommitted(unit) && session.decisionLog().isCommitted(unit));
    ada.name = "Ada Lovelace";
    session.commit();
    assertEquals("Ada Lovelace", database.value("SELECT name FROM Person"), "the session goes on");
  }

  @Test
  void unitThatIsNotInTheLogIsNotCommitted() throws IOException {
    assertFalse(factory.decisions().isCommitted(unit));
  }

  @Test
  void failedFlushDecidesNothing() throws SQLException {
    session.add(new Note("orphan", 99));
    DecisionLog log = session.decisionLog();
    assertThrows(ConstraintException.class, () -> log.commit(unit));
    assertFalse(isDecided());
    assertThrows(PendingRollbackException.class, session::commit);
    session.rollback();
    session.commit();
    assertFalse(isDecided());
  }

  @Test
  void aUnitIsDecidedOnce() throws IOException, SQLException {
    session.decisionLog().commit(unit);
    session.add(new Person("Ada"));
    assertThrows(ConstraintException.class, () -> session.decisionLog().commit(unit));
    assertEquals("0", database.value("SELECT count(*) FROM Person"));
  }

  @Test
  void commitThatLandedWithoutAnAnswerIsFoundAndConfirmed() throws IOException, SQLException {
    session.add(new Person("Ada"));
    wire.cutAfter = "COMMIT";
    session.decisionLog().commit(unit);
    assertTrue(isDecided());
    assertEquals("Ada", database.value("SELECT name FROM Person"));
    assertEquals("COMMIT", wire.executed.getLast(), "another durable commit after the one that failed");
    assertEquals(2, wire.executed.stream().filter("COMMIT"::equals).count());
    assertEquals("Ada", session.query(Person.class).one().name, "the session goes on");
    session.close();
    assertEquals(0, wire.open());
  }

  @Test
  void noAnswerAtAllIsUnknown() throws SQLException {
    Person ada = new Person("Ada");
    session.add(ada);
    wire.cutAfter = "COMMIT";
    wire.staysDown = true;
    DecisionLog log = session.decisionLog();
    var unknown = assertThrows(OutcomeUnknownException.class, () -> log.commit(unit));
    assertEquals(unit, unknown.unit());
    assertThrows(PendingRollbackException.class, session::commit);
    assertTrue(isDecided(), "in truth it landed, so nothing may be deleted");
    session.close();
    assertEquals(0, wire.open());
  }

  @Test
  void readerThatBlocksTheCommitMakesItFailForCertain() throws SQLException, IOException {
    onlyOnSqlite("elsewhere readers block nobody");
    session.add(new Person("Ada"));
    DecisionLog log = session.decisionLog();
    try (Connection reader = database.connect(); Statement statement = reader.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT * FROM sqlite_master")) { // keeps its shared lock
        assertTrue(row.next());
        assertThrows(DatabaseBusyException.class, () -> log.commit(unit));
      }
    }
    assertFalse(isDecided());
    assertEquals("0", database.value("SELECT count(*) FROM Person"));
    assertThrows(PendingRollbackException.class, session::commit);
    session.rollback();
    session.commit();
    assertFalse(isDecided(), "and it never lands later");
    log.commit(unit);
    assertTrue(isDecided());
  }

  @Test
  void blockedCommitOfASessionAloneIsRolledBackToo() throws SQLException {
    onlyOnSqlite("elsewhere readers block nobody");
    Person ada = new Person("Ada");
    session.add(ada);
    try (Connection reader = database.connect(); Statement statement = reader.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM sqlite_master")) {
      assertTrue(row.next());
      assertThrows(DatabaseBusyException.class, session::commit);
    }
    database.run("UPDATE Person SET age = 1"); // fails if the session still has its lock
    session.rollback();
    session.add(ada);
    session.commit();
    assertEquals("Ada", database.value("SELECT name FROM Person"));
  }

  @Test
  void logThatCannotAnswerSaysSo() throws SQLException {
    database.run("DROP TABLE dovetail_unit");
    var failed = assertThrows(IOException.class, () -> factory.decisions().isCommitted(unit));
    assertTrue(failed.getMessage().contains("dovetail_unit"), failed.getMessage());
    database.run(factory.decisionTableDdl());
    assertEquals(0, wire.open());
  }

  @Test
  void factoryDecidesNothingByItself() {
    assertThrows(IOException.class, () -> factory.decisions().commit(unit));
  }

  @Test
  void tableIsNamedByTheBuilder() throws IOException, SQLException {
    try (SessionFactory other = database.builder().decisionTable("decided").build();
        Session s = other.open()) {
      database.run(other.decisionTableDdl(), other.decisionTableDdl());
      s.decisionLog().commit(unit);
      assertTrue(other.decisions().isCommitted(unit));
    }
    assertEquals("1", database.value("SELECT count(*) FROM decided"));
  }
}
