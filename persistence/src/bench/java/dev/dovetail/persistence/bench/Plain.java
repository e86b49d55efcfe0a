package dev.dovetail.persistence.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;

/// What those share that work on a JDBC connection of their own.
final class Plain {
  private Plain() {}

  static void begin(Connection connection, boolean isPostgres) throws SQLException {
    if (isPostgres) {
      connection.setAutoCommit(false);
    } else {
      run(connection, "BEGIN IMMEDIATE"); // the driver's own begins deferred, and again after each commit
    }
  }

  static void commit(Connection connection, boolean isPostgres) throws SQLException {
    if (isPostgres) {
      connection.commit();
      connection.setAutoCommit(true);
    } else {
      run(connection, "COMMIT");
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /// Takes keys inside a transaction that writes.
  static long[] keys(Connection connection, boolean isPostgres, String table, int count) throws SQLException {
    String sql = isPostgres
        ? "SELECT nextval('" + table + "_id_seq') FROM generate_series(1, " + count + ")"
        : "SELECT coalesce(max(id), 0) + 1 FROM " + table;
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      long[] keys = new long[count];
      for (int i = 0; isPostgres && i < count; i++) {
        rows.next();
        keys[i] = rows.getLong(1);
      }
      if (!isPostgres) {
        rows.next();
        long first = rows.getLong(1);
        return LongStream.range(first, first + count).toArray();
      }
      return keys;
    }
  }

  static Reading reading(ResultSet rows) throws SQLException {
    Reading reading = new Reading();
    reading.id = rows.getLong(1);
    reading.name = rows.getString(2);
    reading.place = rows.getString(3);
    reading.amount = rows.getInt(4);
    reading.value = rows.getDouble(5);
    reading.valid = rows.getBoolean(6);
    return reading;
  }

  /// Keeps objects in a list, which does not find any by its key.
  static Contender.Held hold(List<Reading> readings) {
    return new Contender.Held() {
      private List<Reading> held = readings;

      @Override
      public Object get(long key) {
        return null;
      }

      @Override
      public void close() {
        held = List.of();
      }
    };
  }
}
