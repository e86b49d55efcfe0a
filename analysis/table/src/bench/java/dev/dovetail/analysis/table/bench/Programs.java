package dev.dovetail.analysis.table.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/// How to start each contender. All are held to the first two processors.
final class Programs {
  /// All of them, in the order in which they are shown.
  static final List<String> ALL = List.of("dovetail", "dovetail-aot", "duckdb", "duckdb-exact", "polars",
      "pandas", "tablesaw", "dflib");

  private static final String MODULE = "dev.dovetail.analysis.table";
  private static final List<String> SLOW = List.of("pandas", "tablesaw", "dflib");

  private final Path folder;
  private final Path modules;
  private final Path log;
  private final List<String> pinned;

  /// @param folder where large files are
  /// @param target where to put what is built
  Programs(Path folder, Path target) throws IOException {
    this.folder = folder;
    this.modules = Files.createDirectories(target.resolve("modules"));
    this.log = target.resolve("contenders.log");
    pinned = succeeds("taskset", "-c", "0,1", "true") ? List.of("taskset", "-c", "0,1") : List.of();
    for (String name : List.of("bench-classes", "analysis/table/target/classes", "core/target")) {
      pack(Path.of(classPath(entry -> entry.contains(name))), modules);
    }
  }

  /// Makes a jar of a folder of classes: an AOT cache holds classes of jars only.
  private static void pack(Path classes, Path modules) throws IOException {
    Path jar = modules.resolve(classes.toString().replaceAll("\\W+", "-") + ".jar");
    if (!Files.isDirectory(classes)) {
      Files.copy(classes, jar, StandardCopyOption.REPLACE_EXISTING);
    } else if (ToolProvider.findFirst("jar").orElseThrow()
        .run(System.out, System.err, "--create", "--file=" + jar, "-C", classes.toString(), ".") != 0) {
      throw new IOException("Could not pack " + classes);
    }
  }

  /// Tells why a contender takes no part, or returns an empty text.
  String absence(String name, Work work, Size size, boolean isNamed) {
    boolean isAbsent = switch (name) {
      case "pandas" -> python().isEmpty();
      case "polars" -> !Files.isDirectory(folder.resolve("node_modules/nodejs-polars"));
      default -> false;
    };
    if (isAbsent) {
      return "is not installed";
    }
    if (size.isLarge() && SLOW.contains(name) && !isNamed) {
      return "is slow with so much: name it to have it";
    }
    return switch (work) {
      case PROFILE -> name.equals("dflib") ? "has nothing of the kind" : "";
      case GROUP_BY -> switch (name) {
        case "duckdb-exact" -> "does the same as duckdb";
        default -> "";
      };
    };
  }

  /// Starts a contender.
  Remote start(String name, Work work, Path file, Size size) throws IOException {
    List<String> command = new ArrayList<>(pinned);
    switch (name) {
      case "pandas" -> command.addAll(List.of(python(), "src/bench/peers/pandas_worker.py"));
      case "polars" -> command.addAll(List.of("node", "src/bench/peers/polars_worker.js"));
      case "dovetail" -> command.addAll(dovetail(work, name));
      case "dovetail-aot" -> {
        command.addAll(dovetail(work, name));
        command.add(pinned.size() + 1, "-XX:AOTCache=" + cache());
      }
      default -> command.addAll(
          java("-Xmx12g", "-cp", classPath(entry -> true), Worker.class.getName(), name));
    }
    command.addAll(List.of(work.label(), file.toString(), size.group(), size.summed()));
    return Remote.start(command, folder, log);
  }

  /// Has the JVM note in one run what the next is to find ready.
  void train(Path file, Size size) throws IOException {
    List<String> command = new ArrayList<>(dovetail(Work.PROFILE, "dovetail-aot"));
    command.add(1, "-XX:AOTCacheOutput=" + cache());
    command.addAll(List.of(Work.PROFILE.label(), file.toString(), size.group(), size.summed()));
    try (Remote remote = Remote.start(command, folder, log)) {
      remote.ask(20);
    }
  }

  /// Returns what [Agreement] says of a file.
  String agreement(Path file) throws IOException {
    List<String> command = java("-Xmx1g");
    command.addAll(moduleOptions());
    command.addAll(List.of("-cp",
        jar("bench-classes") + File.pathSeparator + classPath(entry -> entry.contains("duckdb_jdbc")),
        Agreement.class.getName(), file.toString()));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private Path cache() {
    return modules.resolve("dovetail.aot");
  }

  /// Options for a JVM in which this module is one, as in the image that users get.
  List<String> moduleOptions() throws IOException {
    return List.of("-p", modulePath(), "--add-modules", MODULE);
  }

  private List<String> dovetail(Work work, String name) throws IOException {
    List<String> command = new ArrayList<>(java(work == Work.PROFILE ? "-Xmx256m" : "-Xmx6g",
        "-XX:-UsePerfData"));
    command.addAll(moduleOptions());
    command.addAll(List.of("-cp", jar("bench-classes").toString(), Worker.class.getName(), name));
    return command;
  }

  private String modulePath() throws IOException {
    return String.join(File.pathSeparator, jar("table-target-classes").toString(),
        jar("core-target").toString(), classPath(entry -> entry.contains("jackson-core")),
        classPath(entry -> entry.contains("jspecify")));
  }

  private Path jar(String part) throws IOException {
    try (var files = Files.list(modules)) {
      return files.filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> file.getFileName().toString().contains(part)).findFirst().orElseThrow();
    }
  }

  private static List<String> java(String... options) {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
        "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(options));
    return command;
  }

  private static String classPath(Predicate<String> which) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).filter(which)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String python() {
    return List.of("python3", "/usr/bin/python3").stream()
        .filter(python -> succeeds(python, "-c", "import pandas")).findFirst().orElse("");
  }

  private static boolean succeeds(String... command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
