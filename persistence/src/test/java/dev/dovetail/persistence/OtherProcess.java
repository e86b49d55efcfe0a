package dev.dovetail.persistence;

import dev.dovetail.core.DecisionLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A JVM of its own that does something to a database, on the plain class path.
///
/// @param process the JVM
/// @param output what it says
record OtherProcess(Process process, BufferedReader output) implements AutoCloseable {
  /// Starts a JVM that runs this class.
  static OtherProcess start(String... arguments) throws IOException, URISyntaxException, SQLException {
    Path target = Path.of(System.getProperty("basedir", ""), "target");
    String classPath = Stream.of(target.resolve("classes"), target.resolve("test-classes"),
            locationOf(DecisionLog.class), locationOf(jakarta.persistence.Entity.class),
            driver("jdbc:sqlite:"), driver("jdbc:postgresql:"))
        .map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED", "-cp", classPath, OtherProcess.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new OtherProcess(process, process.inputReader(StandardCharsets.UTF_8));
  }

  /// Where a class comes from.
  static Path locationOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /// Where the driver for a URL comes from.
  static Path driver(String url) throws URISyntaxException, SQLException {
    return locationOf(DriverManager.getDriver(url).getClass());
  }

  /// Reads what it says up to a line.
  void await(String line) throws IOException {
    StringBuilder all = new StringBuilder();
    String next = output.readLine();
    while (!line.equals(next)) {
      if (next == null) {
        throw new AssertionError("expected " + line + " from the other process, found " + all);
      }
      all.append(next).append('\n');
      next = output.readLine();
    }
  }

  /// Ends it as `kill -9` does.
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /// What the JVM does.
  ///
  /// @param arguments the URL, what to do, and how often
  public static void main(String[] arguments) throws InterruptedException {
    try (SessionFactory factory = SessionFactory.builder().url(arguments[0]).poolSize(1)
        .onConnect(arguments[0].startsWith("jdbc:sqlite:") ? "PRAGMA busy_timeout = 20000"
            : "SET lock_timeout = 20000")
        .entities(Person.class, Note.class).build()) {
      switch (arguments[1]) {
        case "write and wait" -> factory.run(session -> {
          for (int i = 0; i < 1000; i++) {
            session.add(new Person("unfinished " + i));
          }
          session.flush();
          say("written");
          Thread.sleep(60_000);
        });
        case "count" -> {
          say("ready");
          for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            factory.run(session -> session.query(Person.class).one().years++);
          }
          say("counted");
        }
        default -> throw new IllegalArgumentException(arguments[1]);
      }
    }
  }

  @SuppressWarnings("SystemOut") // it is heard there
  private static void say(String line) {
    System.out.println(line);
  }
}
