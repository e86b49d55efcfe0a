package dev.dovetail.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.app.json.Json;
import dev.dovetail.app.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs the linked image as a user does: in a folder, with the streams apart.
final class Dovetail {
  static final Path IMAGE = Path.of("target", "dovetail").toAbsolutePath();
  static final String COMMAND = IMAGE.resolve("bin/dovetail").toString();

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  /// Runs in the given folder, where the default desk is, too.
  Dovetail(Path folder) {
    this.folder = folder;
  }

  /// What came of a command.
  record Result(int code, String out, String err) {
    /// The JSON object on standard output.
    JsonObject json() {
      return Json.parse(out);
    }

    /// Everything, for messages of failed tests.
    @Override
    public String toString() {
      return "exit " + code + "\n--- out\n" + out + "--- err\n" + err;
    }
  }

  Dovetail with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(COMMAND));
    command.addAll(List.of(arguments));
    return execute(command);
  }

  /// Runs a shell script, whose `$0` is dovetail.
  Result shell(String script) throws IOException, InterruptedException {
    return execute(List.of("bash", "-c", script, COMMAND));
  }

  Result execute(List<String> command) throws IOException, InterruptedException {
    try (Started started = start(command)) {
      return started.await();
    }
  }

  /// Starts dovetail and does not wait.
  Started begin(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(COMMAND));
    command.addAll(List.of(arguments));
    return start(command);
  }

  private Started start(List<String> command) throws IOException {
    Path out = Files.createTempFile("dovetail-out", ".txt");
    Path err = Files.createTempFile("dovetail-err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().remove("DOVETAIL_DESK");
    builder.environment().putAll(environment);
    return new Started(builder.start(), out, err);
  }

  /// A process that may still run.
  record Started(Process process, Path out, Path err) implements AutoCloseable {
    Result await() throws IOException, InterruptedException {
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        throw new IOException("not ended after three minutes: " + process.info());
      }
      return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    /// Sends a signal; the launcher has become the JVM, so it is the JVM that gets it.
    void signal(String name) throws IOException, InterruptedException {
      int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (code != 0) {
        throw new IOException("no process to send " + name);
      }
    }

    @Override
    public void close() throws IOException {
      process.destroyForcibly();
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }
}
