package dev.dovetail.persistence.internal.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.MigrationException;
import dev.dovetail.persistence.spi.SqlSyntax;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A semicolon ends a statement unless it is inside something.
class ScriptSplitterTest {
  private static List<String> split(SqlSyntax syntax, String text) {
    return ScriptSplitter.split("1-a.sql", text, syntax).stream().map(ScriptStatement::sql).toList();
  }

  @ParameterizedTest
  @EnumSource
  void quotesAndCommentsHideSemicolons(SqlSyntax syntax) {
    assertEquals(List.of(
            "INSERT INTO a VALUES ('it''s; fine -- /*', \"b;\"\"c\")",
            "SELECT 1 -- one; two\n + 2",
            "SELECT /* ; ' \" -- */ 3"),
        split(syntax, """
            -- first; comment
            INSERT INTO a VALUES ('it''s; fine -- /*', "b;""c");;
            /* another; ' */ SELECT 1 -- one; two
             + 2;
            SELECT /* ; ' " -- */ 3"""));
  }

  @Test
  void commentsAreNestedInStandardSqlOnly() {
    String text = "SELECT 1 /* a /* b; */ c; */ + 2; SELECT 3";
    assertEquals(2, split(SqlSyntax.STANDARD, text).size());
    assertEquals(List.of("SELECT 1 /* a /* b; */ c", "*/ + 2", "SELECT 3"), split(SqlSyntax.SQLITE, text));
  }

  @Test
  void dollarQuotesHideSemicolons() {
    String function = "CREATE FUNCTION f() RETURNS int AS $body$ BEGIN x := $$a;$$; RETURN 1; END $body$"
        + " LANGUAGE plpgsql";
    assertEquals(List.of(function, "SELECT a$b$c, $1"),
        split(SqlSyntax.STANDARD, function + ";SELECT a$b$c, $1;"));
  }

  @Test
  void backslashesEscapeInMarkedTextsOnly() {
    assertEquals(List.of("SELECT E'it\\'s; ' || e'\\\\'", "SELECT 'a\\'", "SELECT name'b\\'"),
        split(SqlSyntax.STANDARD, "SELECT E'it\\'s; ' || e'\\\\'; SELECT 'a\\'; SELECT name'b\\'"));
  }

  @Test
  void atomicBodiesAreOneStatement() {
    String function = """
        CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC
          INSERT INTO log VALUES (CASE WHEN a > 0 THEN 1 ELSE 2 END);
          SELECT a;
        END""";
    assertEquals(List.of(function, "SELECT 1"), split(SqlSyntax.STANDARD, function + ";\nSELECT 1;"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CREATE TRIGGER", "create temp trigger if not exists",
      "CREATE /* x */ TEMPORARY TRIGGER"})
  void triggersOfSqliteAreOneStatement(String create) {
    String trigger = create + """
         t AFTER UPDATE OF a ON b WHEN CASE new.a WHEN 1 THEN 2 END > 1 BEGIN
          UPDATE b SET c = CASE WHEN d THEN 'x;' ELSE [y;] END;
          DELETE FROM `b;`; -- END;
        END""";
    assertEquals(List.of(trigger, "SELECT 1"), split(SqlSyntax.SQLITE, trigger + ";\nSELECT 1;"));
  }

  @Test
  void triggersOfPostgresHaveNoBody() {
    assertEquals(2, split(SqlSyntax.STANDARD,
        "CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f(); SELECT 1").size());
  }

  @Test
  void arraysOfPostgresAreNoNames() {
    assertEquals(List.of("SELECT a['x;]'", "SELECT 2"),
        split(SqlSyntax.STANDARD, "SELECT a['x;]'; SELECT 2"));
  }

  @Test
  void linesAreCounted() {
    List<ScriptStatement> statements =
        ScriptSplitter.split("1-a.sql", "\n-- a\nSELECT 1;\n\n  SELECT\n2;", SqlSyntax.STANDARD);
    assertEquals(List.of(3, 5), statements.stream().map(ScriptStatement::line).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 'a;", "SELECT \"a;", "SELECT /* a;", "SELECT E'a\\'"})
  void whatIsNeverClosedIsAnError(String text) {
    var wrong = assertThrows(MigrationException.class, () ->
        split(SqlSyntax.STANDARD, "SELECT 1;\n" + text));
    assertTrue(String.valueOf(wrong.getMessage()).startsWith("1-a.sql, line 2: expected the end of "),
        wrong.getMessage());
  }

  @Test
  void bodiesThatAreNeverClosedAreErrors() {
    assertThrows(MigrationException.class,
        () -> split(SqlSyntax.SQLITE, "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1;"));
    assertThrows(MigrationException.class, () -> split(SqlSyntax.STANDARD, "SELECT $a$ b $$"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEGIN", "begin immediate", "COMMIT", "END TRANSACTION", "ROLLBACK",
      "START TRANSACTION",
      "ABORT", "/* x */ commit work"})
  void statementsThatEndTransactionsAreKnown(String text) {
    assertTrue(ScriptSplitter.split("1-a.sql", text, SqlSyntax.STANDARD).getFirst()
        .isTransactionControl());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ROLLBACK TO SAVEPOINT a", "SAVEPOINT a", "RELEASE a", "UPDATE a SET b = 1"})
  void otherStatementsAreNot(String text) {
    assertEquals(false,
        ScriptSplitter.split("1-a.sql", text, SqlSyntax.STANDARD).getFirst().isTransactionControl());
  }
}
