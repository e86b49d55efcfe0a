package dev.dovetail.analysis.table.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The process of a contender. What it says besides answers goes to a file.
final class Remote implements AutoCloseable {
  /// Begins a line that is an answer, among whatever a library may print.
  static final String ANSWER = "@ ";

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter commands;

  private Remote(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.commands = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /// What a process answers.
  ///
  /// @param seconds the time that the work took
  /// @param processor the seconds of processor time the process has had so far
  /// @param peak the most memory it had so far, in MB
  /// @param outcome what came out
  record Answer(double seconds, double processor, double peak, String outcome) {
    private static Answer of(String line) {
      String[] fields = line.substring(ANSWER.length()).split(" ", 4);
      return new Answer(Double.parseDouble(fields[0]), Double.parseDouble(fields[1]),
          Double.parseDouble(fields[2]), fields[3]);
    }
  }

  static Remote start(List<String> command, Path folder, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("POLARS_MAX_THREADS", "2");
    builder.environment().put("NODE_PATH", folder.resolve("node_modules").toString());
    File file = log.toFile();
    return new Remote(builder.redirectError(ProcessBuilder.Redirect.appendTo(file)).start());
  }

  /// Has it do its work.
  Answer ask(int times) throws IOException {
    commands.println(times);
    String line = answers.readLine();
    while (line != null && !line.startsWith(ANSWER)) {
      line = answers.readLine();
    }
    if (line == null) {
      throw new IOException("The process ended without an answer; see its log");
    }
    return Answer.of(line);
  }

  /// Has the process end, and waits for that.
  @Override
  public void close() {
    commands.close();
    process.onExit().join();
  }
}
