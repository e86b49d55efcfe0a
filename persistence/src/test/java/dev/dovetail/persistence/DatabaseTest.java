package dev.dovetail.persistence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// A new database, with a session on it whose statements are noted.
@ParameterizedClass
@EnumSource(DatabaseTest.Product.class)
abstract class DatabaseTest {
  /// Where the test runs.
  enum Product { SQLITE, POSTGRES }

  @TempDir Path directory;

  @Parameter Product product;

  TestDatabase database;
  Wiretap wire;
  SessionFactory factory;
  Session session;

  @BeforeEach
  @SuppressWarnings("NullAway.Init") // JUnit calls this before each test
  final void open() throws SQLException {
    database = product == Product.SQLITE ? Sqlite.create(directory) : Postgres.create();
    wire = new Wiretap(database);
    factory = SessionFactory.builder().dataSource(wire).entities(Person.class, Note.class, Place.class)
        .build();
    session = factory.open();
  }

  @AfterEach
  final void close() {
    session.close();
    factory.close();
  }

  /// Ends a test that asks for what only SQLite has.
  final void onlyOnSqlite(String why) {
    assumeTrue(product == Product.SQLITE, why);
  }

  /// A person that is in the database and held by the session, not expired.
  final Person stored(String name) {
    Person person = new Person(name);
    session.add(person);
    session.commit();
    return session.getOne(Person.class, person.id());
  }
}
