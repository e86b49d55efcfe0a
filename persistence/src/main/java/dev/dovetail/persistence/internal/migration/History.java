package dev.dovetail.persistence.internal.migration;

import dev.dovetail.persistence.internal.schema.OwnTables;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Codecs;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// The table of the scripts that have been run. Row 0 is made with it: whoever runs a script updates it
/// first, so that one at a time does.
///
/// @param dialect the database product
record History(Dialect dialect) {
  private static final Codec APPLIED_AT = Codecs.isoInstants(3);

  /// A script that has been run.
  ///
  /// @param name the name of its file
  /// @param checksum of its text
  /// @param appliedAt when
  record Row(String name, String checksum, Instant appliedAt) {}

  void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(OwnTables.migrationDdl(dialect));
    }
    if (!hasLock(connection)) {
      insert(connection, 0, new Row("this row is the lock", "", Instant.now()));
    }
  }

  private boolean hasLock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select() + " WHERE " + column("number") + " = 0")) {
      return row.next();
    }
  }

  /// Waits until no other transaction runs a script.
  void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE " + table() + " SET " + column("checksum") + " = '' WHERE "
          + column("number") + " = 0");
    }
  }

  /// Reads the scripts that have been run.
  ///
  /// @return by number
  Map<Long, Row> read(Connection connection) throws SQLException {
    Map<Long, Row> rows = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select() + " WHERE " + column("number") + " > 0")) {
      while (row.next()) {
        Instant appliedAt = (Instant) APPLIED_AT.read(row, 4);
        rows.put(row.getLong(1), new Row(row.getString(2), row.getString(3),
            appliedAt == null ? Instant.EPOCH : appliedAt));
      }
    }
    return rows;
  }

  void insert(Connection connection, long number, Row row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("INSERT INTO " + table() + " (" + columns()
        + ") VALUES (?, ?, ?, ?)")) {
      statement.setLong(1, number);
      statement.setString(2, row.name());
      statement.setString(3, row.checksum());
      APPLIED_AT.bind(statement, 4, row.appliedAt());
      statement.executeUpdate();
    }
  }

  private String select() {
    return "SELECT " + columns() + " FROM " + table();
  }

  private String columns() {
    return column("number") + ", " + column("name") + ", " + column("checksum") + ", " + column("applied_at");
  }

  private String column(String name) {
    return dialect.quote(name);
  }

  private String table() {
    return dialect.quote(OwnTables.MIGRATIONS);
  }
}
