package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.core.UnitId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real databases in a bad way: the right exception, a message that helps, and a session that can be used
/// afterwards.
class DatabaseErrorsTest {
  @TempDir Path directory;
  private Sqlite database;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  void create() throws SQLException {
    database = Sqlite.create(directory);
    database.run("INSERT INTO Person (name, age, version) VALUES ('Ada', 36, 1)");
  }

  private static <X extends PersistenceException> X assertFails(Class<X> type, SessionFactory factory,
      SessionFactory.Action<RuntimeException> work) {
    X failed = assertThrows(type, () -> factory.run(work));
    assertInstanceOf(SQLException.class, failed.getCause());
    return failed;
  }

  @Test
  void fileThatIsNotADatabaseIsUnreadable() throws IOException {
    Files.writeString(database.file(), "name,age\nAda,36\n".repeat(100));
    try (SessionFactory factory = database.factory()) {
      var failed = assertFails(DatabaseUnreadableException.class, factory, s -> s.query(Person.class).list());
      assertTrue(failed.getMessage().contains("not a whole SQLite database"), failed.getMessage());
      assertThrows(IOException.class, () -> factory.decisions().isCommitted(UnitId.random()));
    }
  }

  @Test
  void truncatedDatabaseIsUnreadable() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(database.file().toFile(), "rw")) {
      file.setLength(5000); // in the middle of the second page
    }
    try (SessionFactory factory = database.factory()) {
      assertFails(DatabaseUnreadableException.class, factory, s -> s.query(Person.class).list());
    }
  }

  @Test
  void missingDirectoryIsUnreadableAtOnce() {
    Sqlite nowhere = new Sqlite(directory.resolve("missing/test.db"));
    try (SessionFactory factory = nowhere.factory()) {
      assertFails(DatabaseUnreadableException.class, factory, s -> s.query(Person.class).list());
      try (Session session = factory.open()) {
        session.add(new Person("Bob"));
        assertThrows(DatabaseUnreadableException.class, session::flush);
        session.rollback();
        assertEquals(List.of(), session.newObjects());
      }
    }
  }

  @Test
  void databaseOpenedReadOnlyCanBeReadAndNotWritten() {
    try (SessionFactory factory = database.builder().onConnect("PRAGMA query_only = ON").build()) {
      assertEquals("Ada", factory.read(s -> s.query(Person.class).one().name));
      assertFails(DatabaseReadOnlyException.class, factory, s -> s.add(new Person("Bob")));
    }
  }

  @Test
  void databaseOnAReadOnlyFileSystemOrFileCanBeReadAndNotWritten() throws Exception {
    Files.setPosixFilePermissions(database.file(), PosixFilePermissions.fromString("r--r--r--"));
    boolean isMounted = Files.isWritable(database.file()); // for root, who is above permissions
    if (isMounted) {
      assumeTrue(run("mount", "--bind", "-o", "ro", directory.toString(), directory.toString()),
          "permissions do not bind this user, who cannot mount read-only either");
    }
    try (SessionFactory factory = database.factory()) {
      assertEquals("Ada", factory.read(s -> s.query(Person.class).one().name));
      assertThrows(DatabaseReadOnlyException.class, () -> factory.run(s -> s.add(new Person("Bob"))));
    } finally {
      assertTrue(!isMounted || run("umount", directory.toString()));
    }
  }

  @Test
  void databaseRemovedUnderASessionIsNotWrittenIntoTheVoid() throws IOException {
    try (SessionFactory factory = database.factory(); Session session = factory.open()) {
      assertEquals("Ada", session.query(Person.class).one().name);
      Files.delete(database.file());
      session.add(new Person("Bob"));
      assertThrows(DatabaseReadOnlyException.class, session::commit);
    }
  }

  @Test
  void fullDatabaseRollsBackAndCanBeUsedAgain() {
    try (SessionFactory factory = database.builder().onConnect("PRAGMA max_page_count = 20").build();
        Session session = factory.open()) {
      Person large = new Person("x".repeat(200_000));
      session.add(large);
      var failed = assertThrows(DatabaseFullException.class, session::commit);
      assertTrue(failed.getMessage().contains("Free some space"), failed.getMessage());
      session.rollback();
      large.name = "small";
      session.add(large);
      session.commit();
      assertEquals(2, session.query(Person.class).count());
    }
  }

  /// The journal fits, the pages do not: the error comes with COMMIT, when they are written.
  @Test
  void diskThatIsFullAtCommitDecidesNothing() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=256k", "none", disk.toString()),
        "only root can mount a small disk");
    try {
      Sqlite small = Sqlite.create(disk);
      UnitId unit = UnitId.random();
      try (SessionFactory factory = small.builder().onConnect(Sqlite.DURABLE, "PRAGMA cache_spill = OFF")
          .build();
          Session session = factory.open()) {
        Person large = new Person("x".repeat(400_000));
        session.add(large);
        session.flush();
        assertThrows(DatabaseFullException.class, () -> session.decisionLog().commit(unit));
        assertFalse(factory.decisions().isCommitted(unit));
        session.rollback();
        large.name = "small";
        session.add(large);
        session.decisionLog().commit(unit);
        assertTrue(factory.decisions().isCommitted(unit));
      }
      assertEquals("ok", small.value("PRAGMA integrity_check"));
    } finally {
      assertTrue(run("umount", disk.toString()));
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @Test
  void missingTableAndColumnAreNamedAndNothingIsTakenForAText() throws SQLException {
    database.run("ALTER TABLE Person RENAME COLUMN email TO mail");
    try (SessionFactory factory = database.factory()) {
      var read = assertFails(DatabaseException.class, factory, s -> s.query(Person.class).list());
      assertTrue(read.getMessage().contains("no such column: e.email"), read.getMessage());
      var write = assertFails(DatabaseException.class, factory, s -> s.add(new Person("Bob")));
      assertTrue(write.getMessage().contains("email"), write.getMessage());
      database.run("DROP TABLE note");
      var table = assertFails(DatabaseException.class, factory, s -> s.query(Note.class).list());
      assertTrue(table.getMessage().contains("no such table: note"), table.getMessage());
    }
  }

  @Test
  void missingKeyColumnIsNotTakenForATextInUpdatesAndDeletes() throws SQLException {
    try (SessionFactory factory = database.factory(); Session session = factory.open()) {
      Person ada = session.query(Person.class).one();
      database.run("ALTER TABLE Person RENAME COLUMN version TO revision");
      session.delete(ada);
      var failed = assertThrows(DatabaseException.class, session::flush);
      assertTrue(failed.getMessage().contains("no such column: person.version"), failed.getMessage());
    }
  }
}
