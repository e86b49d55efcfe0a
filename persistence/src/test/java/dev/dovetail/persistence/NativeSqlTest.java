package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Statements of one's own, in the session's transaction.
class NativeSqlTest extends DatabaseTest {
  record Row(String name, @Nullable Integer birthYear, long rowCount) {}

  @Test
  void selectsIntoRecordsByColumnLabel() {
    stored("Ada");
    assertEquals(List.of(new Row("Ada", null, 1)),
        session.select(Row.class,
            "SELECT count(*) AS row_count, null AS birthYear, name FROM Person GROUP BY name"));
  }

  @Test
  void selectsIntoValuesMapsAndEntities() {
    Person ada = stored("Ada");
    assertEquals(List.of(1L), session.select(long.class, "SELECT count(*) FROM Person"));
    assertEquals(List.of("Ada"), session.select(String.class, "SELECT name FROM Person WHERE id = ?",
        ada.id()));
    assertEquals(List.of(Map.of("n", "Ada", "x", 1)), session.select("SELECT name AS n, 1 AS x FROM Person"));
    assertSame(ada, session.select(Person.class, "SELECT * FROM Person").getFirst());
  }

  @Test
  void flushesFirstAndRunsInTheTransaction() throws SQLException {
    session.add(new Person("Ada"));
    assertEquals(1, session.execute("UPDATE Person SET email = ?, age = ? WHERE name = ?", null, 36, "Ada"));
    session.rollback();
    assertEquals("0", database.value("SELECT count(*) FROM Person"));
  }

  @Test
  void bindsWhatAttributesMayHold() {
    Instant time = Instant.parse("2026-11-22T13:00:00Z");
    String text = product == Product.SQLITE ? "2026-11-22T13:00:00.000000000Z" : "2026-11-22 13:00:00+00";
    assertEquals(List.of(text), session.select(String.class, "SELECT ?", time));
    assertEquals(List.of(time), session.select(Instant.class, "SELECT ?", time));
    assertEquals(List.of("UNIQUE"), session.select(String.class, "SELECT ?",
        ConstraintException.Kind.UNIQUE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1; SELECT 2", "SELECT ';';\n-- a comment\n DELETE FROM Person",
      "; SELECT 1",
      "SELECT \"a;b\", [c;d], `e;f` /* ; */ -- ;\n ; VACUUM"})
  void secondStatementIsRefusedInsteadOfDropped(String sql) {
    wire.clear();
    assertThrows(IllegalArgumentException.class, () -> session.execute(sql));
    assertThrows(IllegalArgumentException.class, () -> session.select(sql));
    assertEquals(List.of(), wire.executed);
  }

  @Test
  void semicolonsThatEndNothingAreFine() {
    onlyOnSqlite("elsewhere the driver takes what is behind the semicolon for another statement");
    assertEquals(List.of(";"), session.select(String.class, "SELECT ';' /* ; */ ; -- done; really\n"));
    session.execute("CREATE TRIGGER t AFTER DELETE ON Person BEGIN SELECT 1; SELECT 2; END");
  }

  @Test
  void mistakesNameTheStatementOrTheColumn() {
    var wrong = assertThrows(DatabaseException.class, () -> session.select("SELECT nothing FROM nowhere"));
    assertTrue(wrong.getMessage().contains("SELECT nothing FROM nowhere"), wrong.getMessage());
    var missing = assertThrows(MappingException.class, () -> session.select(Row.class, "SELECT 1 AS name"));
    assertTrue(missing.getMessage().contains("no column for birthYear"), missing.getMessage());
    assertThrows(MappingException.class, () -> session.select(String.class, "SELECT 1, 2"));
    assertThrows(MappingException.class, () -> session.select("SELECT ?", new Object()));
  }
}
