package dev.dovetail.persistence.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The JVM of a contender. What it says besides answers goes to a file.
final class Remote implements AutoCloseable {
  private static final List<String> LIBRARIES =
      List.of("hibernate", "persistence/eclipselink", "ebean", "jooq", "jdbi");
  private static final List<String> EVERYONE = List.of("bench-classes", "persistence/target/classes",
      "core/target", "jakarta.persistence-api", "sqlite-jdbc", "org/postgresql", "slf4j");

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter commands;

  private Remote(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  static Remote start(Path folder, String contender, Database database, String heap, String... more)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", heap,
        "-Xmx1g", "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    switch (contender) {
      case "ebean" -> command.add("-javaagent:" + classPath(entry -> entry.contains("ebean-agent")));
      case "eclipselink" -> command.add("-javaagent:" + classPath(entry -> entry.contains("/eclipselink/")));
      default -> {}
    }
    command.addAll(List.of("-cp", classPath(entry -> isFor(contender, entry)),
        "dev.dovetail.persistence.bench.Worker", contender, database.url()));
    command.addAll(List.of(more));
    File log = folder.resolve(contender + ".log").toFile();
    return new Remote(new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(log)).start());
  }

  private static String classPath(Predicate<String> which) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(which)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// What a contender does not use must not slow the start of its JVM.
  private static boolean isFor(String contender, String entry) {
    boolean isPlain = contender.equals("jdbc") || contender.equals("session");
    return EVERYONE.stream().anyMatch(entry::contains)
        || (!isPlain && LIBRARIES.stream().noneMatch(library -> entry.contains(library)
            && !library.contains(contender)));
  }

  /// Has it do something.
  ///
  /// @return the figure it answers
  double ask(String command) throws IOException {
    commands.println(command);
    return Double.parseDouble(awaitAnswer());
  }

  String awaitAnswer() throws IOException {
    String line = answers.readLine();
    while (line != null && !line.startsWith(Worker.ANSWER)) {
      line = answers.readLine();
    }
    if (line == null) {
      throw new IOException("The JVM ended; see its log");
    }
    return line.substring(Worker.ANSWER.length());
  }

  @Override
  public void close() {
    try {
      commands.close();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      answers.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
