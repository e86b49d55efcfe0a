package dev.dovetail.persistence;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A new database, with a session on it whose statements are noted.
abstract class DatabaseTest {
  @TempDir Path directory;
  Sqlite database;
  Wiretap wire;
  SessionFactory factory;
  Session session;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  final void open() throws SQLException {
    database = Sqlite.create(directory);
    wire = new Wiretap(database);
    factory = SessionFactory.builder().dataSource(wire).entities(Person.class, Note.class).build();
    session = factory.open();
  }

  @AfterEach
  final void close() {
    session.close();
    factory.close();
  }

  /// A person that is in the database and held by the session, not expired.
  final Person stored(String name) {
    Person person = new Person(name);
    session.add(person);
    session.commit();
    return session.getOne(Person.class, person.id());
  }
}
