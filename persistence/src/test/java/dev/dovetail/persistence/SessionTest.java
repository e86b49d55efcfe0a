package dev.dovetail.persistence;

import static dev.dovetail.persistence.Condition.greater;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.UnitId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// States, identity, transactions: numbers are those of the acceptance cases.
class SessionTest {
  @TempDir Path directory;
  private Sqlite database;
  private SessionFactory factory;
  private Session session;

  @BeforeEach
  void open() throws SQLException {
    database = Sqlite.create(directory);
    factory = database.factory();
    session = factory.open();
  }

  @AfterEach
  void close() {
    session.close();
    factory.close();
  }

  @Test
  void addFlushCommitMakesRowsVisibleAndGivesKeys() throws SQLException { // 31
    Person ada = new Person("Ada");
    session.add(ada);
    assertNull(ada.id);
    session.commit();
    assertEquals("Ada", database.value("SELECT name FROM Person WHERE id = " + ada.id()));
    assertEquals(1, ada.version);
  }

  @Test
  void commitsADecisionWithItsRows() throws IOException, SQLException {
    UnitId unit = UnitId.random();
    session.add(new Person("Ada"));
    session.decisionLog().commit(unit);
    assertTrue(factory.decisions().isCommitted(unit));
    assertFalse(factory.decisions().isCommitted(UnitId.random()));
    assertEquals("1", database.value("SELECT count(*) FROM Person"));
  }

  @Test
  void updatesWhatChangedAndFindsIt() throws SQLException {
    Person ada = new Person("Ada");
    session.add(ada);
    session.commit();
    ada.years = 36;
    assertEquals(List.of(ada), session.query(Person.class).where(greater("years", 30)).list());
    session.commit();
    assertEquals("36", database.value("SELECT age FROM Person"));
    assertEquals(2, ada.version);
    assertSame(ada, session.getOne(Person.class, ada.id()));
    session.delete(ada);
    session.commit();
    assertEquals("0", database.value("SELECT count(*) FROM Person"));
    assertThrows(NoResultException.class, () -> session.getOne(Person.class, 1));
  }
}
