package dev.dovetail.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// A real database file, seen without the module under test.
///
/// @param file where it is
record Sqlite(Path file) {
  static final String DURABLE = "PRAGMA synchronous = EXTRA";
  static final String FOREIGN_KEYS = "PRAGMA foreign_keys = ON";
  static final String SHORT_WAIT = "PRAGMA busy_timeout = 50";

  /// A new database with the tables of the test entities.
  static Sqlite create(Path directory) throws SQLException {
    Sqlite database = new Sqlite(directory.resolve("test.db"));
    database.run(Person.DDL, Note.DDL, database.factory().decisionTableDdl());
    return database;
  }

  String url() {
    return "jdbc:sqlite:" + file;
  }

  SessionFactoryBuilder builder() {
    return SessionFactory.builder().url(url()).onConnect(FOREIGN_KEYS, SHORT_WAIT).entities(Person.class,
        Note.class);
  }

  SessionFactory factory() {
    return builder().build();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = connect(); Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  /// The one value a query returns, as text; "null" if it is null.
  String value(String sql) throws SQLException {
    try (Connection connection = connect(); Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      return row.next() ? String.valueOf(row.getObject(1)) : "no row";
    }
  }
}
