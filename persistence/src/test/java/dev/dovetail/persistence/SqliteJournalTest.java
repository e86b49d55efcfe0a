package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The settings are those that SQLite itself reports.
class SqliteJournalTest {
  @TempDir Path directory;

  private static String pragma(Session session, String name) {
    return String.valueOf(session.select(String.class, "SELECT CAST(p.a AS TEXT) AS a FROM"
        + " (SELECT " + (name.equals("busy_timeout") ? "timeout" : name) + " AS a FROM pragma_" + name
        + ") AS p")
        .getFirst());
  }

  @ParameterizedTest
  @CsvSource({"ROLLBACK, delete, 3", "WAL, wal, 2", "WAL_NOT_DURABLE, wal, 1"})
  void journalComesWithItsSettings(SqliteJournal journal, String mode, String synchronous) {
    Path file = directory.resolve("a file?with#odd%20 name.db");
    try (SessionFactory factory = SessionFactory.builder().sqlite(file, journal).entities(Person.class)
        .build()) {
      factory.schema().create();
      factory.run(session -> session.add(new Person("Ada")));
      try (Session session = factory.open()) {
        assertEquals(mode, pragma(session, "journal_mode"));
        assertEquals(synchronous, pragma(session, "synchronous"));
        assertEquals("1", pragma(session, "foreign_keys"));
        assertEquals("5000", pragma(session, "busy_timeout"));
      }
      assertTrue(Files.exists(file));
    }
  }

  @Test
  void statementsGivenAfterwardsHaveTheLastWord() {
    Path file = directory.resolve("test.db");
    try (SessionFactory factory = SessionFactory.builder().sqlite(file, SqliteJournal.WAL)
        .onConnect("PRAGMA busy_timeout = 100").entities(Person.class).build();
        Session session = factory.open()) {
      assertEquals("100", pragma(session, "busy_timeout"));
    }
  }

  @Test
  void foreignKeysAreKept() {
    try (SessionFactory factory = SessionFactory.builder()
        .sqlite(directory.resolve("test.db"), SqliteJournal.ROLLBACK).entities(Person.class).build()) {
      factory.run(session -> {
        session.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
        session.execute("CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent (id))");
      });
      var refused = assertThrows(ConstraintException.class,
          () -> factory.run(session -> session.execute("INSERT INTO child (parent) VALUES (1)")));
      assertEquals(ConstraintException.Kind.FOREIGN_KEY, refused.kind());
    }
  }
}
