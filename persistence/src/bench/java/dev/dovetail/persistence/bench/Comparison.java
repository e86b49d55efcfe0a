package dev.dovetail.persistence.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The session beside other libraries and hand-written JDBC. Each has a JVM and a database of its own; all
/// are up at once and do each piece of work in turn, so that what disturbs the machine disturbs all of them.
/// Prints medians of the rounds after warm-up, as shares of what JDBC does.
///
/// Arguments: the folder for what is made, the number of rounds, and what to leave the rest out for,
/// separated by blanks: contenders, `sqlite` or `postgresql`, `steady`, `cold` or `memory`. JDBC is always
/// among them.
public final class Comparison {
  private static final List<String> ALL =
      List.of("jdbc", "session", "hibernate", "eclipselink", "ebean", "jooq", "jdbi");
  private static final List<String> PRODUCTS = List.of("sqlite", "postgresql");
  private static final List<String> PARTS = List.of("steady", "cold", "memory");
  private static final List<String> STEADY =
      List.of("insert", "load", "get", "hit", "update", "graph", "delete");

  private final Path folder;
  private final int rounds;
  private final List<String> asked;
  private final List<String> contenders;
  private int databases;

  private Comparison(Path folder, int rounds, List<String> asked) {
    this.folder = folder;
    this.rounds = rounds;
    this.asked = asked;
    this.contenders = ALL.stream().filter(name -> name.equals("jdbc") || isAsked(name, ALL)).toList();
  }

  private boolean isAsked(String what, List<String> among) {
    return asked.contains(what) || asked.stream().noneMatch(among::contains);
  }

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.WARNING); // the server tells of its start
    Path folder = Files.createDirectories(Path.of(arguments[0], "bench"));
    List<String> asked = arguments.length < 3 ? List.of() : List.of(arguments[2].trim().split(" "));
    new Comparison(folder, Integer.parseInt(arguments[1]), asked).run();
  }

  private void run() throws Exception {
    if (isAsked("sqlite", PRODUCTS)) {
      compare("SQLite", this::sqlite);
    }
    if (isAsked("postgresql", PRODUCTS)) {
      try (EmbeddedPostgres server = EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off").setServerConfig("autovacuum", "off").start()) {
        compare("PostgreSQL", name -> postgres(server.getPort(), name));
      }
    }
  }

  private interface DatabaseMaker {
    Database make(String name) throws IOException, SQLException;
  }

  private Database sqlite(String name) throws IOException, SQLException {
    Path file = folder.resolve(name + databases++ + ".db");
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(Path.of(file + suffix));
    }
    return created(
        new Database("jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=OFF&foreign_keys=true"));
  }

  private Database postgres(int port, String name) throws SQLException {
    String server = "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
    String schema = name + databases++;
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE SCHEMA " + schema);
    }
    return created(new Database(server + "&currentSchema=" + schema + "&reWriteBatchedInserts=true"));
  }

  private static Database created(Database database) throws SQLException {
    database.create();
    return database;
  }

  private void compare(String product, DatabaseMaker maker) throws Exception {
    System.out.println("\n" + product + ", load " + load());
    if (isAsked("steady", PARTS)) {
      steady(maker).print("share of JDBC's throughput, steady (first column: thousand rows/s)", 1000);
    }
    if (isAsked("cold", PARTS)) {
      cold(maker).print("first insert committed, times JDBC's (first column: ms)", 1);
    }
    if (isAsked("memory", PARTS)) {
      memory(maker)
          .print("memory, times JDBC's (first column: MB of process; bytes an object with its list)", 1);
    }
    System.out.println("load " + load());
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
  }

  private Figures steady(DatabaseMaker maker) throws Exception {
    Figures figures = new Figures(contenders, rounds - rounds / 2);
    Map<String, Remote> workers = new LinkedHashMap<>();
    try {
      for (String name : contenders) {
        workers.put(name, Remote.start(folder, name, maker.make(name), "-Xms1g"));
      }
      for (int round = 0; round < rounds; round++) {
        ask(workers, "clear", round);
        for (String work : STEADY) {
          Map<String, Double> answers = ask(workers, work, round);
          if (round >= rounds / 2) {
            answers.forEach((name, rate) -> figures.add(work, name, rate));
          }
        }
      }
    } finally {
      workers.values().forEach(Remote::close);
    }
    return figures;
  }

  /// Has each do the same, one after the other, in an order that changes.
  private Map<String, Double> ask(Map<String, Remote> workers, String work, int round) throws IOException {
    List<String> order = new ArrayList<>(contenders);
    Collections.rotate(order, round);
    Map<String, Double> answers = new LinkedHashMap<>();
    for (String name : order) {
      answers.put(name, workers.get(name).ask(work));
    }
    return answers;
  }

  private Figures cold(DatabaseMaker maker) throws Exception {
    Figures figures = new Figures(contenders, rounds);
    Map<String, Database> where = new LinkedHashMap<>();
    for (String name : contenders) {
      where.put(name, maker.make(name));
    }
    for (int round = 0; round < rounds; round++) {
      for (String name : contenders) {
        long start = System.nanoTime();
        try (Remote worker = Remote.start(folder, name, where.get(name), "-Xms64m", "cold")) {
          worker.awaitAnswer();
          figures.add("cold", name, (System.nanoTime() - start) / 1e6);
        }
      }
    }
    return figures;
  }

  private Figures memory(DatabaseMaker maker) throws Exception {
    int times = 3;
    Figures figures = new Figures(contenders, times);
    for (int round = 0; round < times; round++) {
      for (String name : contenders) {
        try (Remote worker = Remote.start(folder, name, maker.make(name), "-Xms16m")) {
          for (String work : List.of("insert", "load", "update", "delete")) {
            worker.ask(work);
          }
          figures.add("peak", name, worker.ask("peak"));
        }
        try (Remote worker = Remote.start(folder, name, maker.make(name), "-Xms16m")) {
          worker.ask("insert");
          figures.add("heap", name, worker.ask("heap"));
        }
      }
    }
    return figures;
  }

  /// Figures by what was measured, and of whom.
  private static final class Figures {
    private final List<String> names;
    private final int times;
    private final Map<String, Map<String, List<Double>>> all = new LinkedHashMap<>();

    Figures(List<String> names, int times) {
      this.names = names;
      this.times = times;
    }

    void add(String what, String name, double figure) {
      all.computeIfAbsent(what, k -> new LinkedHashMap<>()).computeIfAbsent(name, k -> new ArrayList<>())
          .add(figure);
    }

    void print(String title, int unit) {
      System.out.println(title + ", medians of " + times);
      System.out.printf("%-8s", "");
      names.forEach(name -> System.out.printf("%12s", name));
      System.out.println();
      all.forEach((what, of) -> {
        double measure = median(of.get("jdbc"));
        System.out.printf("%-8s%12.0f", what, measure / unit);
        names.stream().skip(1).forEach(name -> {
          double median = median(of.get(name));
          System.out.printf("%12s", Double.isNaN(median) ? "-" : Double.isNaN(measure)
              ? "%.0f k/s".formatted(median / unit) : "%.2f".formatted(median / measure));
        });
        System.out.println();
      });
    }

    private static double median(List<Double> figures) {
      double[] sorted = figures.stream().mapToDouble(d -> d).toArray();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }
  }
}
