package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.core.OutcomeUnknownException;
import dev.dovetail.core.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A transaction in a process of its own that is killed at, or given an error for, its system calls, one at a
/// time. Afterwards recovery finds all of it or nothing of it, and what the process was told agrees.
///
/// Every sixth call is tried, to save time; with `-Dfileops.faults=all` each one.
class FaultTest {
  private static final List<String> CALLS =
      List.of("mkdir", "renameat2", "rename", "unlink", "rmdir", "fsync", "syncfs", "write", "ftruncate");
  private static final List<String> TOLD = List.of("finished", "committed", "unknown", "failed");
  private static final Set<String> AGREED =
      Set.of("finished: all", "committed: all", "failed: nothing", "unknown: all", "unknown: nothing",
          "killed: all", "killed: nothing", "not started: nothing"); // what was told: what was found

  @TempDir Path folder;

  /// What the child JVM does; its last word is what the caller of the transaction was told.
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
      Path desk = Path.of(arguments[0]);
      String told;
      try {
        told = commit(desk) ? "finished" : "committed";
      } catch (OutcomeUnknownException e) {
        told = "unknown";
      } catch (IOException e) {
        told = "failed";
      }
      System.exit(TOLD.indexOf(told) + 10);
    }

    private static boolean commit(Path desk) throws IOException {
      FileJournal journal = FileJournal.open(desk.resolve(".journal"));
      try (FileParticipant transaction = Scenario.begin(journal, desk)) {
        return transaction.commit().isFinished();
      }
    }
  }

  @Test
  void killedAtAnySystemCallItIsAllOrNothing() throws IOException {
    Map<String, Integer> results = inject("signal=SIGKILL", 0);
    assertEquals(Set.of("killed: all", "killed: nothing"), results.keySet());
  }

  @Test
  void anErrorOfAnySystemCallIsToldAsItIs() throws IOException {
    Map<String, Integer> results = inject("error=EIO", 2);
    assertTrue(results.keySet().containsAll(Set.of("committed: all", "failed: nothing")), results::toString);
  }

  /// Returns how often each pair of what was told and what was found came about.
  private Map<String, Integer> inject(String fault, int offset) throws IOException {
    boolean isWhole = System.getProperty("fileops.faults", "sample").equals("all");
    List<String> points = points();
    Map<String, Integer> results = new TreeMap<>();
    for (int i = isWhole ? 0 : offset; i < points.size(); i += isWhole ? 1 : 6) {
      Path desk = Scenario.desk(folder.resolve("desk" + i));
      String call = points.get(i).split(" ", -1)[0];
      String rule = call + ":" + fault + ":when=" + points.get(i).split(" ", -1)[1];
      int exit = trace(desk, "-o", "/dev/null", "-e", "trace=" + call, "-e", "inject=" + rule);
      String told = exit == 137 ? "killed" : exit < 10 ? "not started" : TOLD.get(exit - 10);
      results.merge(told + ": " + recover(desk, told + " with " + rule), 1, Integer::sum);
    }
    int tried = results.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println(fault + " at " + tried + " of " + points.size() + " system calls: " + results);
    assertTrue(AGREED.containsAll(results.keySet()), results::toString);
    return results;
  }

  /// Returns each system call of an undisturbed run with its number among those of its name: `fsync 3`.
  private List<String> points() throws IOException {
    assumeTrue(Kit.has("strace"), "needs strace");
    Path desk = Scenario.desk(folder.resolve("desk"));
    Path log = folder.resolve("log");
    assertEquals(10, trace(desk, "-o", log.toString(), "-e", "trace=" + String.join(",", CALLS)));
    Map<String, Integer> counts = new TreeMap<>();
    List<String> points = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      Matcher call = Pattern.compile("^\\d+ +(\\w+)\\(.*").matcher(line);
      if (call.matches()) {
        points.add(call.group(1) + " " + counts.merge(call.group(1), 1, Integer::sum));
      }
    }
    return points;
  }

  private static int trace(Path desk, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq"));
    command.addAll(List.of(options));
    command.addAll(Kit.java(Main.class, Kit.nativeAccess(), desk.toString()));
    return Kit.run(command).exit();
  }

  private static String recover(Path desk, String what) throws IOException {
    FileJournal journal = FileJournal.open(desk.resolve(".journal"));
    Recovery.Report report = Recovery.run(journal.decisions(), List.of(journal));
    assertEquals(Map.of(), report.unsettled(), what);
    Map<String, String> picture = Scenario.picture(desk);
    boolean isNothing = picture.equals(Scenario.before());
    assertEquals(isNothing ? Scenario.before() : Scenario.after(), picture, what);
    return isNothing ? "nothing" : "all";
  }
}
