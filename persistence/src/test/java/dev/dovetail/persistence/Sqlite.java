package dev.dovetail.persistence;

import java.nio.file.Path;
import java.sql.SQLException;

/// A database file.
///
/// @param file where it is
record Sqlite(Path file) implements TestDatabase {
  static final String DURABLE = "PRAGMA synchronous = EXTRA";
  static final String FOREIGN_KEYS = "PRAGMA foreign_keys = ON";
  static final String SHORT_WAIT = "PRAGMA busy_timeout = 50";

  /// A new database with the tables of the test entities.
  static Sqlite create(Path directory) throws SQLException {
    Sqlite database = new Sqlite(directory.resolve("test.db"));
    database.run(Person.SQLITE, Note.DDL + " WITHOUT ROWID", Place.DDL, database.factory().decisionTableDdl());
    return database;
  }

  @Override
  public String url() {
    return "jdbc:sqlite:" + file;
  }

  @Override
  public String[] onConnect() {
    return new String[] {FOREIGN_KEYS, SHORT_WAIT};
  }
}
