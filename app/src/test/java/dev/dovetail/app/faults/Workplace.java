package dev.dovetail.app.faults;

import dev.dovetail.app.walls.Built;
import dev.dovetail.app.walls.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A folder with a desk and a delivery in it, `desk` and `in`, that is made anew for each run.
///
/// @param folder absolute; what is beside it is shared by all workplaces
record Workplace(Path folder) {
  private static final String DOVETAIL = Built.IMAGE.resolve("bin/dovetail").toString();

  /// These JVMs live for a second: the first compiler is enough, and leaves the machine more time for runs.
  private static final String JVM = "-XX:TieredStopAtLevel=1";

  /// What a process that was killed is said to have returned.
  static final int KILLED = 128 + 9;

  /// Prepares what each run of a scenario starts from.
  static void prepare(Path templates, Scenario scenario) throws IOException, InterruptedException {
    Workplace place = new Workplace(Files.createDirectories(templates.resolve(scenario.name())));
    Path in = place.folder.resolve("in");
    for (int i = 0; i < scenario.imports(); i++) {
      place.deliver(i > 0);
      Run run = place.dovetail("add", "in", "--as", "readings");
      if (run.code() != 0) {
        throw new IOException("An undisturbed add ended with " + run);
      }
    }
    if (scenario != Scenario.UNDO) {
      place.deliver(scenario.isSecondDelivery());
    } else {
      remove(in);
    }
  }

  private void deliver(boolean isSecond) throws IOException, InterruptedException {
    Path in = folder.resolve("in");
    remove(in);
    Files.createDirectories(in);
    if (isSecond) {
      Deliveries.writeSecond(in);
    } else {
      Deliveries.writeFirst(in);
    }
  }

  /// Removes a folder with all that is in it, if it is there.
  static void remove(Path folder) throws IOException, InterruptedException {
    must("rm", "-rf", folder.toString());
  }

  /// Makes everything as the scenario wants it.
  void reset(Path templates, Scenario scenario) throws IOException, InterruptedException {
    remove(folder);
    must("cp", "-a", templates.resolve(scenario.name()).toString(), folder.toString());
  }

  /// Runs the scenario's command.
  Run run(Scenario scenario) throws IOException, InterruptedException {
    return dovetail(scenario.command().toArray(String[]::new));
  }

  /// Runs a command on the desk.
  Run dovetail(String... arguments) throws IOException, InterruptedException {
    return Run.of(folder, environment(""), command(List.of(arguments)));
  }

  /// Runs the scenario's command and kills it after a while.
  ///
  /// @return the exit code, [#KILLED] if it had not ended
  int runFor(Scenario scenario, Fault.KillAfter fault) throws IOException, InterruptedException {
    FileTime before = lastSign();
    Process process = start(scenario);
    try {
      switch (fault.since()) {
        case START -> {}
        case FIRST_SIGN -> awaitSign(process, before);
        case PREPARED -> awaitJournal(process);
      }
      process.waitFor(fault.nanos(), TimeUnit.NANOSECONDS);
    } finally {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  /// Runs the scenario's command undisturbed.
  ///
  /// @return how long it took since each of the moments, in nanoseconds
  Map<Fault.Since, Long> time(Scenario scenario) throws IOException, InterruptedException {
    FileTime before = lastSign();
    long began = System.nanoTime();
    Process process = start(scenario);
    awaitSign(process, before);
    long sign = System.nanoTime();
    awaitJournal(process);
    long prepared = System.nanoTime();
    int code = process.waitFor();
    long ended = System.nanoTime();
    if (code != 0) {
      throw new IOException("Undisturbed, " + scenario.title() + " ended with " + code);
    }
    return Map.of(
        Fault.Since.START, ended - began, Fault.Since.FIRST_SIGN, ended - sign, Fault.Since.PREPARED, ended - prepared);
  }

  private Process start(Scenario scenario) throws IOException {
    var builder = new ProcessBuilder(command(scenario.command()))
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment(""));
    return builder.start();
  }

  private void awaitSign(Process process, FileTime before) throws IOException, InterruptedException {
    while (process.isAlive() && lastSign().equals(before)) {
      Thread.sleep(1);
    }
  }

  private void awaitJournal(Process process) throws IOException, InterruptedException {
    while (process.isAlive() && new Inspection(folder).pending() == 0) {
      Thread.sleep(1);
    }
  }

  /// When names in the desk last changed: the desk, a staging area or a journal was made.
  private FileTime lastSign() throws IOException {
    FileTime last = FileTime.fromMillis(0);
    for (String directory : List.of("desk", "desk/.staging", "desk/.staging/journal")) {
      Path path = folder.resolve(directory);
      if (Files.isDirectory(path)) {
        FileTime time = Files.getLastModifiedTime(path);
        last = time.compareTo(last) > 0 ? time : last;
      }
    }
    return last;
  }

  /// Runs the scenario's command under `strace`.
  ///
  /// @param processors how many the JVM is to believe in; as many files are read at the same time
  /// @param options of `strace`
  Run trace(Scenario scenario, int processors, List<String> options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-s", "8", "-e", "signal=none", "-o"));
    command.add(log().toString());
    command.addAll(options);
    command.addAll(command(scenario.command()));
    return Run.of(folder, environment(" -XX:ActiveProcessorCount=" + processors), command);
  }

  /// Where `strace` writes.
  Path log() {
    return folder.resolveSibling(folder.getFileName() + ".strace");
  }

  private static Map<String, String> environment(String options) {
    return Map.of("DOVETAIL_JAVA_OPTIONS", JVM + options);
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(DOVETAIL, "--desk", "desk", "--json"));
    command.addAll(arguments);
    return command;
  }

  private static void must(String... command) throws IOException, InterruptedException {
    Run run = Run.of(command);
    if (run.code() != 0) {
      throw new IOException(String.join(" ", command) + ": " + run.output());
    }
  }
}
