package dev.dovetail.persistence;

import java.nio.file.Path;
import java.sql.SQLException;

/// Databases for tests of concealed packages.
public final class TestDatabases {
  private TestDatabases() {}

  /// Returns the URL of a file that is not there yet.
  public static String sqlite(Path directory) {
    return new Sqlite(directory.resolve("test.db")).url();
  }

  /// Returns the URL of a new schema with the tables of the test entities.
  public static String postgres() throws SQLException {
    return Postgres.create().url();
  }
}
