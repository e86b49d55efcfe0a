package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Transactions in processes of their own that are killed at, or given an error for, their system calls, one
/// at a time. After the next opening the root is exactly as before or exactly as after, nothing is left of
/// the transaction, and what the process was told agrees.
///
/// A few calls are tried; with `-Dfileops.faults=all` each one that is about the root or the decision log (of
/// those that only look, each error; a kill there is a kill at the next one), of all scenarios or of those
/// named by `-Dfileops.scenarios=MIXED,NESTED`.
class TransactionFaultTest {
  private static final boolean IS_WHOLE = System.getProperty("fileops.faults", "sample").equals("all");
  private static final List<String> SCENARIOS =
      Stream.of(System.getProperty("fileops.scenarios", "").split(",")).filter(s -> !s.isEmpty()).toList();
  private static final int SAMPLE = 5;

  @TempDir Path folder;
  private int number;

  @Test
  void killedAtAnySystemCallItIsAllOrNothing() throws IOException {
    inject("SIGKILL", "signal=SIGKILL", Strace.CHANGING);
  }

  @Test
  void anInputOutputErrorOfAnySystemCallIsToldAsItIs() throws IOException {
    Set<String> calls = Stream.concat(Strace.CHANGING.stream(),
        Strace.LOOKING.stream()).collect(Collectors.toSet());
    inject("EIO", "error=EIO", calls);
  }

  @Test
  void aFullDeviceAtAnySystemCallIsToldAsItIs() throws IOException {
    inject("ENOSPC", "error=ENOSPC", Strace.GROWING);
  }

  private void inject(String name, String fault, Set<String> calls) throws IOException {
    assumeTrue(Kit.has("strace"), "needs strace");
    List<String> wrong = new ArrayList<>();
    TransactionScenario[] all = TransactionScenario.values();
    int which = Math.floorMod(name.hashCode(), all.length);
    for (TransactionScenario scenario : IS_WHOLE ? all : new TransactionScenario[] {all[which]}) {
      if (IS_WHOLE && !SCENARIOS.isEmpty() && !SCENARIOS.contains(scenario.name())) {
        continue;
      }
      long start = System.nanoTime();
      Map<String, String> before = TransactionScenario.picture(fresh());
      Path done = fresh();
      List<String> child = child(scenario, done);
      List<Strace.Point> points =
          Strace.points(child, calls, Set.of(done.resolve("root").toString(),
              done.resolve("log").toString()));
      Map<String, String> after = TransactionScenario.picture(done);
      Map<String, Integer> results = new TreeMap<>();
      int stride = IS_WHOLE ? 1 : Math.max(1, points.size() / SAMPLE);
      for (int i = stride / 2; i < points.size(); i += stride) {
        Path here = fresh();
        String result = result(scenario, here, Strace.inject(child(scenario, here), points.get(i), fault),
            before, after);
        results.merge(result, 1, Integer::sum);
        if (!isRight(result)) {
          wrong.add(scenario + " with " + fault + " at " + points.get(i) + ": " + result);
        }
      }
      int tried = results.values().stream().mapToInt(Integer::intValue).sum();
      System.out.printf(
          Locale.ROOT, "%-8s %-15s %4d of %4d system calls  %3d s  %s%n", name, scenario, tried,
              points.size(),
          (System.nanoTime() - start) / 1_000_000_000, results);
      assertTrue(tried > 2, name + " " + scenario);
    }
    assertEquals(List.of(), wrong);
  }

  /// Returns what the child was told and what was found after it: `KILLED: new`.
  private static String result(
      TransactionScenario scenario, Path here, Kit.Run run, Map<String, String> before, Map<String,
          String> after)
      throws IOException {
    TransactionScenario.Told told = TransactionScenario.Told.of(run.exit());
    String found;
    try {
      scenario.recover(here);
      Map<String, String> picture = TransactionScenario.picture(here);
      found = picture.equals(before) ? "old" : picture.equals(after) ? "new" : "mixed " + picture;
      if (scenario == TransactionScenario.NESTED && found.equals("new") != scenario.isLogged(here)) {
        found = "at odds with the log";
      }
      if (!traces(here).isEmpty()) {
        found += " with traces " + traces(here);
      }
    } catch (IOException e) {
      found = "cannot be opened: " + e;
    }
    if (run.output().contains("java.lang.NoClassDefFoundError")) {
      return "NO_CLASS: " + found; // the JVM opens its classes by the same call
    }
    String output = told == TransactionScenario.Told.NOT_STARTED
        ? run.output().lines().limit(2).toList().toString() : "";
    return told + ": " + found + output;
  }

  private static boolean isRight(String result) {
    return Set.of(
            "FINISHED: new", "COMMITTED: new", "FAILED: old", "UNKNOWN: old", "UNKNOWN: new", "KILLED: old",
            "KILLED: new", "NO_CLASS: old", "NO_CLASS: new")
        .contains(result);
  }

  private static List<String> traces(Path here) throws IOException {
    Path journal = here.resolve("root/.transactions");
    if (!Files.exists(journal)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(journal)) {
      return entries.map(path -> path.getFileName().toString()).filter(file -> !file.equals("lock")).toList();
    }
  }

  private Path fresh() throws IOException {
    return TransactionScenario.folder(Files.createDirectory(folder.resolve("folder" + ++number)));
  }

  private static List<String> child(TransactionScenario scenario, Path here) {
    return Kit.java(
        TransactionScenario.Main.class, Kit.oneProcessor(), scenario.name(), here.toString(), here + ".mark",
            "verbose");
  }
}
