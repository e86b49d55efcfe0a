package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Migration.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Scripts are run once, in order, wholly or not at all.
class MigrationsTest extends DatabaseTest {
  private static final String LAST = "SELECT max(number) FROM dovetail_migration";
  private Path folder;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void makeScripts() throws IOException {
    folder = Files.createDirectory(directory.resolve("scripts"));
    write("0001-create.sql", "CREATE TABLE a (b INTEGER);\nINSERT INTO a VALUES (1);");
    write("2-insert.sql", "INSERT INTO a VALUES (2); INSERT INTO a VALUES (3);");
    write("readme.txt", "not a script");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private Migrations migrations() {
    return factory.migrations(folder);
  }

  private static List<String> names(List<Migration> migrations) {
    return migrations.stream().map(Migration::name).toList();
  }

  private static List<State> states(Migrations migrations) {
    return migrations.status().stream().map(Migration::state).toList();
  }

  private String refusal() {
    return String.valueOf(assertThrows(MigrationException.class, () -> migrations().migrate()).getMessage());
  }

  @Test
  void scriptsAreRunOnceInOrder() throws Exception {
    assertEquals(List.of(State.PENDING, State.PENDING), states(migrations()));
    assertEquals(List.of("0001-create.sql", "2-insert.sql"), names(migrations().migrate()));
    assertEquals(List.of(), migrations().migrate());
    assertEquals(List.of(State.APPLIED, State.APPLIED), states(migrations()));
    assertNotNull(migrations().status().getFirst().appliedAt());
    migrations().validate();
    write("10-more.sql", "INSERT INTO a VALUES (10)");
    write("9-less.sql", "INSERT INTO a SELECT max(b) + 1 FROM a");
    assertEquals(List.of("9-less.sql", "10-more.sql"), names(migrations().migrate()));
    assertEquals("20", database.value("SELECT sum(b) FROM a"));
  }

  @Test
  void askingForTheStatusChangesNothing() {
    migrations().status();
    assertThrows(MigrationException.class, () -> migrations().validate());
    assertThrows(SQLException.class, () -> database.value(LAST));
  }

  @Test
  void failingScriptLeavesNothingOfItself() throws Exception {
    write("3-wrong.sql", "CREATE TABLE c (d INTEGER);\nINSERT INTO a VALUES (4);\n\nINSERT INTO nowhere"
        + " VALUES (1);");
    write("4-never.sql", "CREATE TABLE e (f INTEGER);");
    var failed = assertThrows(DatabaseException.class, () -> migrations().migrate());
    assertTrue(failed.getMessage().startsWith("Could not run line 4 of 3-wrong.sql, so nothing of this"
        + " script is"
        + " kept: "), failed.getMessage());
    assertTrue(failed.getMessage().endsWith("statement: INSERT INTO nowhere VALUES (1)"),
        failed.getMessage());
    assertEquals("6", database.value("SELECT sum(b) FROM a"));
    assertThrows(SQLException.class, () -> database.value("SELECT d FROM c"));
    assertEquals("2", database.value(LAST));
    write("3-wrong.sql", "CREATE TABLE c (d INTEGER);");
    assertEquals(List.of("3-wrong.sql", "4-never.sql"), names(migrations().migrate()));
  }

  @Test
  void dryRunRunsAllAndKeepsNothing() throws Exception {
    assertEquals(List.of("0001-create.sql", "2-insert.sql"), names(migrations().dryRun()));
    assertEquals(List.of(State.PENDING, State.PENDING), states(migrations()));
    assertThrows(SQLException.class, () -> database.value(LAST));
    migrations().migrate();
    write("3-wrong.sql", "INSERT INTO nowhere VALUES (1);");
    assertThrows(DatabaseException.class, () -> migrations().dryRun());
    assertEquals("2", database.value(LAST));
  }

  @Test
  void changedScriptIsRefused() throws Exception {
    migrations().migrate();
    write("0001-create.sql", "CREATE TABLE a (b BIGINT);\nINSERT INTO a VALUES (1);");
    write("3-more.sql", "INSERT INTO a VALUES (10)");
    assertTrue(refusal().contains("0001-create.sql was run on 20"), this::refusal);
    assertEquals(List.of(State.CHANGED, State.APPLIED, State.PENDING), states(migrations()));
    assertEquals("2", database.value(LAST));
  }

  @Test
  void endsOfLinesAndAByteOrderMarkDoNotChangeAScript() throws IOException {
    migrations().migrate();
    write("0001-create.sql", "\uFEFFCREATE TABLE a (b INTEGER);\r\nINSERT INTO a VALUES (1);");
    migrations().validate();
  }

  @Test
  void renamedScriptIsAChangedOne() throws IOException {
    migrations().migrate();
    Files.move(folder.resolve("2-insert.sql"), folder.resolve("2-fill.sql"));
    assertTrue(refusal().contains("2-fill.sql was run on "), this::refusal);
  }

  @Test
  void missingScriptIsRefused() throws IOException {
    migrations().migrate();
    Files.delete(folder.resolve("2-insert.sql"));
    assertTrue(refusal().contains("2-insert.sql was run on ") && refusal().contains("bring it back"),
        this::refusal);
    assertEquals(List.of(State.APPLIED, State.MISSING), states(migrations()));
  }

  @Test
  void scriptBeforeOneThatWasRunIsRefused() throws IOException {
    write("5-later.sql", "INSERT INTO a VALUES (5);");
    migrations().migrate();
    write("4-forgotten.sql", "INSERT INTO a VALUES (4);");
    assertTrue(refusal().contains("4-forgotten.sql was not run, and comes before one that was"),
        this::refusal);
  }

  @Test
  void validationNamesWhatWasNotRun() throws IOException {
    migrations().migrate();
    write("5-later.sql", "INSERT INTO a VALUES (5);");
    var refused = assertThrows(MigrationException.class, () -> migrations().validate());
    assertEquals("The database is not what the scripts make:\n  5-later.sql was not run: call migrate()",
        refused.getMessage());
  }

  @Test
  void numbersAreDistinct() throws IOException {
    write("02-again.sql", "SELECT 1");
    var refused = assertThrows(MigrationException.class, this::migrations);
    assertTrue(refused.getMessage().startsWith("Two scripts have the number 2: "), refused.getMessage());
  }

  @Test
  void scriptsAreNamedByNumbers() throws IOException {
    for (String name : List.of("create.sql", "V1__create.sql", "0-zero.sql", "7.sql", "-1-a.sql")) {
      write(name, "SELECT 1");
      var refused = assertThrows(MigrationException.class, this::migrations, name);
      assertTrue(refused.getMessage().contains("found " + name + '.'), refused.getMessage());
      Files.delete(folder.resolve(name));
    }
  }

  @Test
  void scriptsAreUtf8AndNotEmpty() throws IOException {
    Files.write(folder.resolve("3-latin.sql"),
        "INSERT INTO a VALUES ('ä')".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("3-latin.sql is not UTF-8 text: save it as UTF-8",
        assertThrows(MigrationException.class, this::migrations).getMessage());
    write("3-latin.sql", "-- nothing;\n;");
    assertEquals("3-latin.sql has no statement: write it, or remove the file", refusal());
  }

  @Test
  void missingFolderIsNamed() {
    var refused = assertThrows(MigrationException.class, () ->
        factory.migrations(directory.resolve("nowhere")));
    assertTrue(refused.getMessage().contains("nowhere cannot be read"), refused.getMessage());
  }

  @Test
  void scriptsLeaveTheTransactionAlone() throws Exception {
    write("3-own.sql", "INSERT INTO a VALUES (5);\nCOMMIT;");
    assertTrue(refusal().startsWith("3-own.sql, line 2: a script is run in one transaction"), this::refusal);
    assertThrows(SQLException.class, () -> database.value(LAST), "none was run");
  }

  @Test
  void pragmaThatWouldDoNothingIsRefused() throws IOException {
    write("3-own.sql", "PRAGMA foreign_keys = OFF;");
    assertTrue(refusal().contains("foreign keys are off while a script runs"), this::refusal);
  }

  @Test
  void tableThatOthersReferToIsReplacedWithoutCascading() throws Exception {
    onlyOnSqlite("other databases alter the table that is there");
    write("1-p.sql", """
        CREATE TABLE p (id INTEGER PRIMARY KEY);
        CREATE TABLE c (id INTEGER PRIMARY KEY, p INTEGER REFERENCES p (id) ON DELETE CASCADE);
        INSERT INTO p VALUES (1);
        INSERT INTO c VALUES (1, 1);
        """);
    Files.delete(folder.resolve("0001-create.sql"));
    Files.delete(folder.resolve("2-insert.sql"));
    write("2-p.sql", """
        CREATE TABLE n (id INTEGER PRIMARY KEY, more TEXT);
        INSERT INTO n SELECT id, 'x' FROM p;
        DROP TABLE p;
        ALTER TABLE n RENAME TO p;
        """);
    write("3-wrong.sql", "DELETE FROM p;");
    try (SessionFactory strict = database.factory(); SessionFactory one = database.builder().poolSize(1)
        .build()) {
      var refused = assertThrows(ConstraintException.class, () -> strict.migrations(folder).migrate());
      assertEquals(ConstraintException.Kind.FOREIGN_KEY, refused.kind());
      assertTrue(refused.getMessage().contains("table c, row 1, refers to p"), refused.getMessage());
      assertEquals("x1", database.value("SELECT p.more || c.id FROM p JOIN c ON c.p = p.id"));
      write("3-wrong.sql", "DELETE FROM c; DELETE FROM p;");
      one.migrations(folder).migrate();
      assertThrows(ConstraintException.class, () -> one.run(s -> s.execute("INSERT INTO c VALUES (2, 2)")),
          "they are on again");
    }
  }

  @Test
  void bodiesWithSemicolonsRun() throws Exception {
    write("3-body.sql", product == Product.SQLITE ? """
        CREATE TABLE log (text TEXT);
        CREATE TRIGGER noted AFTER INSERT ON a BEGIN
          INSERT INTO log VALUES ('{one;');
          INSERT INTO log VALUES (CASE WHEN new.b > 0 THEN 'two?' END);
        END;
        INSERT INTO a VALUES (4);
        """ : """
        CREATE TABLE log (text TEXT);
        CREATE FUNCTION note() RETURNS trigger AS $$
        BEGIN
          INSERT INTO log VALUES ('{one;');
          INSERT INTO log VALUES ('two?');
          RETURN NULL;
        END $$ LANGUAGE plpgsql;
        CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC
          SELECT 1;
          SELECT n * 2;
        END;
        CREATE TRIGGER noted AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION note();
        INSERT INTO a VALUES (twice(2));
        """);
    migrations().migrate();
    assertEquals("2", database.value("SELECT count(*) FROM log WHERE text IN ('{one;', 'two?')"));
  }

  @Test
  void severalMigratorsRunEachScriptOnce() throws Exception {
    for (int i = 3; i <= 12; i++) {
      write(i + "-insert.sql", "INSERT INTO a VALUES (" + i + ");");
    }
    List<String> done = new ArrayList<>();
    String patience = product == Product.SQLITE ? "PRAGMA busy_timeout = 20000" : "SET lock_timeout = '20s'";
    try (SessionFactory patient = database.builder().onConnect(patience).build();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<Migration>>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(threads.submit(() -> patient.migrations(folder).migrate()));
      }
      for (Future<List<Migration>> one : all) {
        done.addAll(names(one.get()));
      }
    }
    assertEquals(12, done.size(), done::toString);
    assertEquals("81", database.value("SELECT sum(b) FROM a"));
  }

  @Test
  void migratedDatabaseIsNoDifference() throws IOException {
    write("3-drop.sql", "DROP TABLE a");
    migrations().migrate();
    assertEquals(List.of(), factory.schema().difference().extra().stream()
        .filter(f -> f.kind() == SchemaDifference.Kind.TABLE).toList());
  }
}
