package dev.dovetail.persistence.bench;

import dev.dovetail.persistence.SessionFactory;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The session beside hand-written, batched JDBC: both do the same work in turn, on one SQLite file each, in
/// one process. Prints medians in thousands of rows a second, and the session's share.
///
/// Arguments: the directory of the files, the number of rounds.
public final class SessionBench {
  private static final int ROWS = 100_000;
  private static final int SOME = 20_000;
  private static final String DDL = "CREATE TABLE Reading (id INTEGER PRIMARY KEY, name TEXT NOT NULL,"
      + " place TEXT, count INTEGER NOT NULL, value REAL NOT NULL, isValid INTEGER NOT NULL)";

  private SessionBench() {}

  /// A row of six columns.
  @Entity
  static class Reading {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String name;
    String place;
    int count;
    double value;
    boolean isValid;

    Reading() {}

    Reading(int i) {
      name = "reading " + i;
      place = i % 7 == 0 ? null : "place " + i % 100;
      count = i;
      value = i / 3.0;
      isValid = i % 2 == 0;
    }
  }

  interface Work {
    long run() throws SQLException;
  }

  public static void main(String... arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    Map<String, double[][]> figures = new LinkedHashMap<>();
    Path plainFile = directory.resolve("plain.db");
    Path sessionFile = directory.resolve("session.db");
    try (Connection plain = open(plainFile);
        Connection setup = open(sessionFile);
        SessionFactory factory = SessionFactory.builder().url("jdbc:sqlite:" + sessionFile)
            .onConnect("PRAGMA synchronous = OFF").entities(Reading.class).build()) {
      Map<String, Work> ours = ours(factory);
      Map<String, Work> theirs = plain(plain);
      for (int round = 0; round < rounds; round++) {
        prepare(plain);
        prepare(setup);
        for (String name : theirs.keySet()) {
          double[][] pair = figures.computeIfAbsent(name, k -> new double[2][rounds]);
          if (round % 2 == 0) {
            pair[0][round] = time(theirs.get(name));
            pair[1][round] = time(ours.get(name));
          } else {
            pair[1][round] = time(ours.get(name));
            pair[0][round] = time(theirs.get(name));
          }
        }
      }
    } finally {
      Files.deleteIfExists(plainFile);
      Files.deleteIfExists(sessionFile);
    }
    System.out.printf("%-8s %10s %10s %6s   (thousand rows/s, median of the last half of %d rounds)%n", "",
        "JDBC", "session", "share", rounds);
    figures.forEach((name, pair) -> {
      double jdbc = median(pair[0]);
      double session = median(pair[1]);
      System.out.printf("%-8s %10.0f %10.0f %6.2f%n", name, jdbc, session, session / jdbc);
    });
  }

  private static double median(double[] rates) {
    double[] warm = Arrays.copyOfRange(rates, rates.length / 2, rates.length);
    Arrays.sort(warm);
    return warm[warm.length / 2] / 1000;
  }

  private static double time(Work work) throws SQLException {
    System.gc();
    long start = System.nanoTime();
    long rows = work.run();
    return rows * 1e9 / (System.nanoTime() - start);
  }

  private static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  private static void prepare(Connection connection) throws SQLException {
    execute(connection, "PRAGMA synchronous = OFF");
    execute(connection, "DROP TABLE IF EXISTS Reading");
    execute(connection, DDL);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static Map<String, Work> ours(SessionFactory factory) {
    Map<String, Work> works = new LinkedHashMap<>();
    works.put("insert", () -> {
      List<Reading> readings = readings();
      return factory.transact(s -> {
        s.addAll(readings);
        return (long) readings.size();
      });
    });
    works.put("load", () -> factory.read(s -> (long) s.query(Reading.class).list().size()));
    works.put("update", () -> factory.transact(s -> {
      List<Reading> some = s.query(Reading.class).limit(SOME).list();
      some.forEach(r -> r.count++);
      return (long) some.size();
    }));
    works.put("delete", () -> factory.transact(s -> {
      List<Reading> some = s.query(Reading.class).limit(SOME).list();
      some.forEach(s::delete);
      return (long) some.size();
    }));
    return works;
  }

  private static List<Reading> readings() {
    List<Reading> readings = new ArrayList<>(ROWS);
    for (int i = 0; i < ROWS; i++) {
      readings.add(new Reading(i));
    }
    return readings;
  }

  private static Map<String, Work> plain(Connection connection) {
    Map<String, Work> works = new LinkedHashMap<>();
    works.put("insert", () -> {
      List<Reading> readings = readings();
      execute(connection, "BEGIN IMMEDIATE");
      long key = firstFreeKey(connection);
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO Reading VALUES (?,?,?,?,?,?)")) {
        int batched = 0;
        for (Reading r : readings) {
          r.id = key++;
          insert.setLong(1, r.id);
          insert.setString(2, r.name);
          insert.setString(3, r.place);
          insert.setInt(4, r.count);
          insert.setDouble(5, r.value);
          insert.setInt(6, r.isValid ? 1 : 0);
          insert.addBatch();
          if (++batched % 1000 == 0) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      execute(connection, "COMMIT");
      return readings.size();
    });
    works.put("load", () -> load(connection, Integer.MAX_VALUE).size());
    works.put("update", () -> {
      execute(connection, "BEGIN IMMEDIATE");
      List<Reading> some = load(connection, SOME);
      some.forEach(r -> r.count++);
      try (PreparedStatement update = connection.prepareStatement("UPDATE Reading SET count = ? WHERE id = ?")) {
        for (Reading r : some) {
          update.setInt(1, r.count);
          update.setLong(2, r.id);
          update.addBatch();
        }
        update.executeBatch();
      }
      execute(connection, "COMMIT");
      return some.size();
    });
    works.put("delete", () -> {
      execute(connection, "BEGIN IMMEDIATE");
      List<Reading> some = load(connection, SOME);
      try (PreparedStatement delete = connection.prepareStatement("DELETE FROM Reading WHERE id = ?")) {
        for (Reading r : some) {
          delete.setLong(1, r.id);
          delete.addBatch();
        }
        delete.executeBatch();
      }
      execute(connection, "COMMIT");
      return some.size();
    });
    return works;
  }

  private static long firstFreeKey(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(id) FROM Reading")) {
      return row.next() ? row.getLong(1) + 1 : 1;
    }
  }

  private static List<Reading> load(Connection connection, int limit) throws SQLException {
    List<Reading> readings = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(
        "SELECT id, name, place, count, value, isValid FROM Reading LIMIT " + limit);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Reading r = new Reading();
        r.id = row.getLong(1);
        r.name = row.getString(2);
        r.place = row.getString(3);
        r.count = row.getInt(4);
        r.value = row.getDouble(5);
        r.isValid = row.getInt(6) == 1;
        readings.add(r);
      }
    }
    return readings;
  }
}
