package dev.dovetail.persistence.bench;

import dev.dovetail.persistence.bench.Contender.Held;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// One contender in a JVM of its own: does what it is told on standard input, and says how long it took.
///
/// Arguments: the contender, the URL of its database, and optionally `cold` to insert one row and end.
public final class Worker {
  /// Begins a line that is an answer, among whatever a library may print.
  static final String ANSWER = "@ ";

  private static final int ROWS = 100_000;
  private static final int SOME = 20_000;
  private static final int PARENTS = 10_000;
  private static final int REPEATS = 50;

  private final Database database;
  private final Contender contender;

  private Worker(Database database, Contender contender) {
    this.database = database;
    this.contender = contender;
  }

  public static void main(String[] arguments) throws Exception {
    Database database = new Database(arguments[1]);
    try (Contender contender = open(arguments[0], database)) {
      if (arguments.length > 2) {
        contender.insert(1);
        System.out.println(ANSWER + "inserted");
      } else {
        new Worker(database, contender).serve();
      }
    }
  }

  private static Contender open(String name, Database database) throws Exception {
    return switch (name) {
      case "jdbc" -> new JdbcContender(database);
      case "session" -> new SessionContender(database);
      case "hibernate" -> Hibernate.open(database);
      case "eclipselink" -> EclipseLink.open(database);
      case "ebean" -> new EbeanContender(database);
      case "jooq" -> new JooqContender(database);
      case "jdbi" -> new JdbiContender(database);
      default -> throw new IllegalArgumentException("There is no contender " + name);
    };
  }

  private void serve() throws IOException {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String command = commands.readLine(); command != null; command = commands.readLine()) {
      try {
        System.out.println(ANSWER + answer(command));
      } catch (Exception e) {
        e.printStackTrace();
        System.out.println(ANSWER + Double.NaN);
      }
    }
  }

  private double answer(String command) throws Exception {
    return switch (command) {
      case "clear" -> {
        database.clear();
        yield 0;
      }
      case "insert" -> rate(ROWS, () -> contender.insert(ROWS));
      case "load" -> {
        database.analyze();
        yield rate(ROWS, this::load);
      }
      case "get" -> {
        long[] keys = randomKeys();
        yield rate(SOME, () -> contender.get(keys));
      }
      case "hit" -> hits();
      case "update" -> rate(SOME, () -> contender.update(SOME));
      case "graph" -> rate(PARENTS * (Child.EACH + 1), () -> contender.graph(PARENTS));
      case "delete" -> rate(SOME, () -> contender.delete(SOME));
      case "heap" -> heapPerObject();
      case "peak" -> peak();
      default -> throw new IllegalArgumentException("There is no command " + command);
    };
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double rate(int rows, Work work) throws Exception {
    System.gc();
    long start = System.nanoTime();
    work.run();
    return rows * 1e9 / (System.nanoTime() - start);
  }

  private void load() throws Exception {
    int found = contender.load();
    if (found != ROWS) {
      throw new IllegalStateException("Expected " + ROWS + " rows, loaded " + found);
    }
  }

  private long[] randomKeys() throws Exception {
    long[] all = database.keys();
    return new Random(1).ints(0, all.length).distinct().limit(SOME).mapToLong(i -> all[i]).toArray();
  }

  private double hits() throws Exception {
    long[] keys = randomKeys();
    try (Held held = contender.hold()) {
      if (held.get(keys[0]) == null) {
        return Double.NaN;
      }
      return rate(keys.length * REPEATS, () -> {
        for (int i = 0; i < REPEATS; i++) {
          for (long key : keys) {
            held.get(key);
          }
        }
      });
    }
  }

  private double heapPerObject() throws Exception {
    contender.hold().close(); // what is made once is not counted
    long before = usedHeap();
    Held held = contender.hold();
    long after = usedHeap();
    held.close();
    return (double) (after - before) / ROWS;
  }

  private static long usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /// The most memory the process had, in MB.
  private static double peak() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
      }
    }
    return Double.NaN;
  }
}
