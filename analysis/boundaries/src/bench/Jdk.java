import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Measures the check of all modules of the JDK beside `jdeps --check` of the same, each in a process of its own, in
/// turn.
///
/// usage: java Jdk.java MODULE_PATH [ROUNDS]
///
/// `overlap` looks for what `jdeps --check` looks for too; `cached` is with an AOT cache, as in the linked image; `C1` is
/// without the second compiler, which takes longer than what it compiles runs. Seconds are medians; the peak is of resident memory.
class Jdk {
  private static final Path HOME = Path.of(System.getProperty("java.home"));
  private static final int KIB_A_MB = 1024;

  record Sample(double seconds, double cpu, long megabytes) {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Path work = Files.createTempDirectory("boundaries-bench");
    Path cache = work.resolve("cache");
    String modules = ModuleFinder.ofSystem().findAll().stream()
        .map(module -> module.descriptor().name()).sorted().collect(Collectors.joining(","));
    List<String> check = List.of(
        "-m", "dev.dovetail.analysis.boundaries/dev.dovetail.analysis.boundaries.internal.command.Main", "jrt:");
    List<String> overlap = new ArrayList<>(check);
    overlap.addAll(List.of("--only", "requires-unused,transitive-missing,transitive-unneeded,friend-unused"));
    Map<String, List<String>> contenders = new LinkedHashMap<>();
    contenders.put("boundaries", ours(arguments[0], List.of(), check));
    contenders.put("boundaries, overlap", ours(arguments[0], List.of(), overlap));
    contenders.put("boundaries, C1", ours(arguments[0], List.of("-XX:TieredStopAtLevel=1"), check));
    contenders.put("boundaries, cached", ours(arguments[0], List.of("-XX:AOTCache=" + cache), check));
    contenders.put("jdeps --check", List.of(HOME.resolve("bin/jdeps").toString(), "--check", modules));

    run(ours(arguments[0], List.of("-XX:AOTCacheOutput=" + cache), check), work);
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (var contender : contenders.entrySet()) {
        samples.computeIfAbsent(contender.getKey(), key -> new ArrayList<>()).add(run(contender.getValue(), work));
      }
    }
    System.out.printf("%-20s %8s %8s %8s%n", modules.split(",").length + " modules", "seconds", "CPU s", "peak MB");
    samples.forEach((name, of) -> System.out.printf("%-20s %8.2f %8.2f %8.0f%n", name,
        median(of.stream().mapToDouble(Sample::seconds).toArray()),
        median(of.stream().mapToDouble(Sample::cpu).toArray()),
        median(of.stream().mapToDouble(Sample::megabytes).toArray())));
  }

  private static List<String> ours(String modulePath, List<String> options, List<String> check) {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/java").toString()));
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
    command.addAll(options);
    command.addAll(List.of("-p", modulePath));
    command.addAll(check);
    return command;
  }

  /// CPU time and peak are those that GNU time reports.
  private static Sample run(List<String> command, Path work) throws IOException, InterruptedException {
    Path figures = work.resolve("figures");
    List<String> timed = new ArrayList<>(List.of("/usr/bin/time", "-q", "-f", "%U %S %M", "-o", figures.toString()));
    timed.addAll(command);
    long start = System.nanoTime();
    Process process = new ProcessBuilder(timed)
        .redirectOutput(work.resolve("out").toFile()).redirectError(work.resolve("err").toFile()).start();
    int code = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (code > 1) {
      throw new IOException(command + " ended with " + code + ": " + Files.readString(work.resolve("err")));
    }
    String[] fields = Files.readString(figures).strip().split(" ");
    return new Sample(
        seconds, Double.parseDouble(fields[0]) + Double.parseDouble(fields[1]), Long.parseLong(fields[2]) / KIB_A_MB);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
