package dev.dovetail.app.walls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One finished process: its exit code, and what it wrote to stdout and stderr together.
public record Run(int code, String output) {
  /// Runs a command, without input, and waits for it.
  ///
  /// @param environment what is added to this process's own
  /// @throws IOException if it cannot be started, or has not ended within three minutes
  public static Run of(Path directory, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("dovetail-run", ".txt");
    var builder = new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        throw new IOException("not ended after three minutes: " + command);
      }
      return new Run(process.exitValue(), Files.readString(output, UTF_8));
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(output);
    }
  }

  /// Runs a command in the current directory.
  public static Run of(String... command) throws IOException, InterruptedException {
    return of(Path.of("").toAbsolutePath(), Map.of(), List.of(command));
  }

  /// Runs a command of the JDK that the tests run on, such as `java`, and has it speak English.
  public static Run jdk(String command, String... arguments) throws IOException, InterruptedException {
    String english = (command.equals("java") ? "" : "-J") + "-Duser.language=en";
    return of(Path.of(System.getProperty("java.home"), "bin", command), english, arguments);
  }

  /// Runs the `java` of the linked image, and has it speak English.
  static Run image(String... arguments) throws IOException, InterruptedException {
    return of(Built.IMAGE.resolve("bin/java"), "-Duser.language=en", arguments);
  }

  private static Run of(Path command, String option, String... arguments)
      throws IOException, InterruptedException {
    Stream<String> beginning = Stream.of(command.toString(), option);
    return of(Stream.concat(beginning, Arrays.stream(arguments)).toArray(String[]::new));
  }

  /// The lines of the output.
  public List<String> lines() {
    return output.lines().toList();
  }
}
