package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.persistence.Migration.State;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A program that is killed in the middle of a script has not run it.
class KilledMigrationTest extends DatabaseTest {
  private static final long MILLIS_TO_WAIT = 30_000;
  private Path folder;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void makeScripts() throws IOException {
    folder = Files.createDirectory(directory.resolve("scripts"));
    Files.writeString(folder.resolve("1-first.sql"), "CREATE TABLE a (b INTEGER); INSERT INTO a VALUES (1);");
    Files.writeString(folder.resolve("2-slow.sql"), "DROP TABLE a; CREATE TABLE c (d INTEGER);\n"
        + (product == Product.SQLITE
            ? "INSERT INTO c WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                + " WHERE i < 1000000)"
                + " SELECT i FROM n;"
            : "INSERT INTO c SELECT i FROM generate_series(1, 1000) AS i; SELECT pg_sleep(2);"));
  }

  private Process migrate() throws IOException {
    String classPath = System.getProperty("jdk.module.path") + File.pathSeparator
        + Path.of("target/test-classes");
    return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
        "-XX:TieredStopAtLevel=1", "-cp", classPath, MigratingProcess.class.getName(), database.url(),
        folder.toString()).redirectErrorStream(true)
        .redirectOutput(directory.resolve("output.txt").toFile()).start();
  }

  private boolean isInTheMiddle() throws SQLException, IOException {
    if (product == Product.SQLITE) {
      return Files.size(directory.resolve("test.db")) > 200_000; // pages that are not committed
    }
    return !database.value("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(2)'")
        .equals("0");
  }

  @Test
  void killedScriptHasNotRun() throws Exception {
    Process process = migrate();
    long end = System.currentTimeMillis() + MILLIS_TO_WAIT;
    while (!isInTheMiddle()) {
      assertTrue(process.isAlive() && System.currentTimeMillis() < end,
          () -> "it did not get that far; see " + directory.resolve("output.txt"));
      Thread.sleep(5);
    }
    process.destroyForcibly();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    assertEquals(137, process.exitValue(), "by signal 9");
    String patience = product == Product.SQLITE ? "PRAGMA busy_timeout = 20000" : "SET lock_timeout = '20s'";
    try (SessionFactory later = database.builder().onConnect(patience).build()) {
      Migrations migrations = later.migrations(folder);
      assertEquals(List.of(State.APPLIED, State.PENDING), migrations.status().stream().map(Migration::state)
          .toList());
      assertEquals("1", database.value("SELECT b FROM a"));
      assertThrows(SQLException.class, () -> database.value("SELECT d FROM c"));
      assertEquals(1, migrations.migrate().size());
      migrations.validate();
    }
    assertEquals(product == Product.SQLITE ? "1000000" : "1000", database.value("SELECT count(*) FROM c"));
  }
}
