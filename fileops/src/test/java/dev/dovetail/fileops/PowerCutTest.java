package dev.dovetail.fileops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.fileops.internal.journal.Trees;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Transactions whose power is cut after each of their system calls. After the restart the root is exactly as
/// before or exactly as after, and after if the commit had returned. That these tests can see a loss is shown
/// by leaving flushes out.
///
/// One short run; with `-Dfileops.faults=all` every scenario on ext4, XFS and Btrfs, each call, with and
/// without another program that flushes a file of its own meanwhile.
class PowerCutTest {
  private static final boolean IS_WHOLE = System.getProperty("fileops.faults", "sample").equals("all");
  private static final Path MEMORY = Path.of("/dev/shm");

  private Path folder = MEMORY;

  @BeforeEach
  void makeFolder() throws IOException {
    assumeTrue(Kit.has("strace"), "needs strace");
    assumeTrue(Files.isWritable(MEMORY), "needs /dev/shm to keep disks in memory");
    folder = Files.createTempDirectory(MEMORY, "fileops-power");
  }

  @AfterEach
  void removeFolder() throws IOException {
    Trees.delete(folder);
  }

  /// What was found after the cuts of one run.
  private record Cuts(Map<String, Integer> found, List<String> wrong) {
    int count() {
      return found.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /// How the child is run.
  private enum Mode {
    ALONE, DISTURBED
  }

  @Test
  void afterAPowerCutItIsAllOrNothing() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String type : IS_WHOLE ? List.of("ext4", "xfs", "btrfs") : List.of("ext4")) {
      for (TransactionScenario scenario : IS_WHOLE ? TransactionScenario.values() : sample()) {
        for (Mode mode : IS_WHOLE ? Mode.values() : new Mode[] {Mode.ALONE}) {
          Cuts cuts = run(type, scenario, mode, "", IS_WHOLE ? 1 : 3);
          wrong.addAll(cuts.wrong());
          assertTrue(cuts.count() > 5, cuts::toString);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void withoutItsFlushesItIsNot() throws IOException {
    for (String type : IS_WHOLE ? List.of("ext4", "xfs", "btrfs") : List.of("ext4")) {
      Cuts cuts = run(type, TransactionScenario.MIXED, Mode.DISTURBED,
          "fsync,fdatasync,syncfs:retval=0:when=1+", 1);
      assertTrue(!cuts.wrong().isEmpty(), () -> type + " without any flush: " + cuts);
    }
  }

  /// Leaves out one flush after the other, then some together. What does not show alone is flushed along with
  /// something else on these file systems; POSIX does not promise that, so it stays.
  @Test
  void whichMissingFlushShowsWhere() throws IOException {
    assumeTrue(IS_WHOLE, "takes minutes: -Dfileops.faults=all");
    Map<String, List<String>> seen = new TreeMap<>();
    for (String type : List.of("ext4", "xfs", "btrfs")) {
      List<String> flushes = flushes(type);
      flushes.add("fsync:retval=0:when=2..3 of the journal");
      flushes.add("fsync:retval=0:when=5..11 of the renames that were done");
      flushes.add("fsync:retval=0:when=2+ of all but the workspace");
      for (int i = 0; i < flushes.size(); i++) {
        String name = String.format(Locale.ROOT, "%02d %s", i,
            flushes.get(i).substring(flushes.get(i).indexOf(' ') + 1));
        String rule = flushes.get(i).substring(0, flushes.get(i).indexOf(' '));
        for (Mode mode : Mode.values()) {
          Cuts cuts = run(type, TransactionScenario.MIXED, mode, rule, 1);
          List<String> where = seen.computeIfAbsent(name, n -> new ArrayList<>());
          if (!cuts.wrong().isEmpty()) {
            where.add(type + " " + mode + ": " + cuts.found());
          }
        }
      }
    }
    seen.forEach((flush, where) -> System.out.println("without flush " + flush + ": " + (where.isEmpty()
        ? "not seen" : where)));
    assertTrue(seen.values().stream().anyMatch(where -> !where.isEmpty()));
  }

  private static TransactionScenario[] sample() {
    return new TransactionScenario[] {TransactionScenario.MIXED};
  }

  private Cuts run(String type, TransactionScenario scenario, Mode mode, String without, int stride)
      throws IOException {
    long start = System.nanoTime();
    Map<String, String> before = Map.of();
    Map<String, String> after = Map.of();
    List<Path> copies = new ArrayList<>();
    int durable = Integer.MAX_VALUE; // the first copy that was made after the commit had returned
    Path mark = folder.resolve("mark");
    Disk disk = Disk.make(type, folder);
    try (disk) {
      TransactionScenario.folder(disk.root());
      before = TransactionScenario.picture(disk.root());
      disk.sync();
      List<String> java =
          Kit.java(TransactionScenario.Main.class, Kit.oneProcessor(), scenario.name(),
              disk.root().toString(), mark.toString());
      try (SteppedChild child =
          without.isEmpty() ? SteppedChild.start(java) : SteppedChild.startWithout(java, without)) {
        for (int step = 0; child.next(); step++) {
          boolean isCommitted = Files.exists(mark);
          if (step % stride == 0 || isCommitted) {
            if (mode == Mode.DISTURBED) {
              disk.disturb();
            }
            durable = isCommitted ? Math.min(durable, copies.size()) : durable;
            copies.add(disk.cut(folder.resolve("copy" + copies.size())));
          }
          child.resume();
        }
      }
      assertTrue(Files.exists(mark), "the run was not disturbed");
      after = TransactionScenario.picture(disk.root());
    }
    Files.delete(mark);
    Cuts cuts = new Cuts(new TreeMap<>(), new ArrayList<>());
    for (int i = 0; i < copies.size(); i++) {
      String found = found(disk, copies.get(i), scenario, before, after);
      Files.delete(copies.get(i));
      boolean isRight = found.equals("new") || (found.equals("old") && i < durable);
      if (!isRight) {
        cuts.wrong().add(type + " " + scenario + " " + mode + " " + without + " cut " + i + ": " + found);
      }
      String summary = found.replaceAll("(?s) .*", "") + (found.equals("old") && i >= durable
          ? " after the commit" : "");
      cuts.found().merge(summary, 1, Integer::sum);
    }
    System.out.printf(
        Locale.ROOT, "power cut  %-5s %-15s %-9s %-28s %3d cuts %3d s  %s%n", type, scenario, mode, without,
        copies.size(), (System.nanoTime() - start) / 1_000_000_000, cuts.found());
    return cuts;
  }

  private static String found(
      Disk disk, Path copy, TransactionScenario scenario, Map<String, String> before, Map<String,
          String> after)
      throws IOException {
    try (Disk restarted = disk.restart(copy)) {
      scenario.recover(restarted.root());
      Map<String, String> picture = TransactionScenario.picture(restarted.root());
      if (scenario == TransactionScenario.NESTED
          && picture.equals(after) != scenario.isLogged(restarted.root())) {
        return "at odds with the log";
      }
      return picture.equals(before) ? "old" : picture.equals(after) ? "new" : "mixed " + picture;
    } catch (FileOpsException e) {
      return "refused " + e.getMessage();
    } catch (MalformedInputException | FileSystemException e) {
      return "broken " + e;
    }
  }

  /// Returns the rule that leaves out a flush, and what it is of, for each flush of an undisturbed run.
  private List<String> flushes(String type) throws IOException {
    try (Disk disk = Disk.make(type, folder)) {
      TransactionScenario.folder(disk.root());
      Path log = folder.resolve("log");
      List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-qq", "-o", log.toString()));
      command.addAll(List.of("-e", "trace=fsync,fdatasync,syncfs"));
      command.addAll(
          Kit.java(
              TransactionScenario.Main.class, Kit.oneProcessor(), TransactionScenario.MIXED.name(),
              disk.root().toString(), folder.resolve("mark").toString()));
      assertEquals(TransactionScenario.Told.FINISHED.exit(), Kit.run(command).exit());
      Files.delete(folder.resolve("mark"));
      Map<String, Integer> counts = new TreeMap<>();
      List<String> flushes = new ArrayList<>();
      for (String line : Files.readAllLines(log)) {
        var call = Pattern.compile("^\\d+ +(\\w+)\\(\\d+<(.*?)>").matcher(line);
        if (call.find()) {
          int when = counts.merge(call.group(1), 1, Integer::sum);
          String path = call.group(2).substring(disk.root().toString().length()).replaceAll("[0-9a-f-]{36}",
              "UNIT");
          flushes.add(call.group(1) + ":retval=0:when=" + when + " " + call.group(1) + " " + path);
        }
      }
      return flushes;
    }
  }
}
