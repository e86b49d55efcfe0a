package dev.dovetail.app.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dovetail.app.walls.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Nothing is ever lost, whatever goes wrong and whenever: commands of the linked image are killed, and told that the disk
/// is full or broken, at every system call that changes a file; then the desk is opened again and looked at.
///
/// In the build a sample is run, which ends early on a slow machine. All of it takes about half an hour:
///
///     mvn verify -pl app -am -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=FaultsIT -Dfaults=all
///
/// `-Dfaults.workers=N` makes so many runs at a time (as many as there are processors), `-Dfaults.minutes=N` begins none
/// after so many minutes for either test, `-Dfaults.seed=N` repeats the random moments of an earlier run, as far as moments
/// can be repeated. Where runs were made, in `target/faults`, the last of each worker is left.
class FaultsIT {
  private static final boolean IS_WHOLE = System.getProperty("faults", "sample").equals("all");
  private static final Duration WHOLE = Duration.ofMinutes(Long.getLong("faults.minutes", 240));
  private static final Duration AT_RANDOM = IS_WHOLE ? WHOLE : Duration.ofSeconds(30);
  private static final Duration AT_CALLS = IS_WHOLE ? WHOLE : Duration.ofSeconds(40);

  private static final String NEEDS_STRACE = "needs strace(1) and the permission to use it; install the package strace";

  private static Laboratory laboratory;

  @BeforeAll
  static void prepare() throws Exception {
    laboratory = Laboratory.open(Files.createDirectories(Path.of("target", "faults").toAbsolutePath()));
  }

  @AfterAll
  static void close() {
    laboratory.close();
  }

  @Test
  void nothingIsLostWhenKilledAtAnyMoment() throws Exception {
    long seed = Long.getLong("faults.seed", new Random().nextLong());
    Plan plan = Plan.atRandom(laboratory.baselines(), IS_WHOLE ? 60 : 10, new Random(seed));
    report(laboratory.run(plan, AT_RANDOM), "seed " + seed);
  }

  @Test
  void nothingIsLostWhenASystemCallNeverHappensOrFails() throws Exception {
    assumeTrue(canTrace(), NEEDS_STRACE);
    laboratory.trace();
    Map<Scenario, List<Call>> calls = new EnumMap<>(Scenario.class);
    for (Scenario scenario : Scenario.values()) {
      List<Call> all = laboratory.calls(scenario);
      assertTrue(all.stream().anyMatch(call -> call.name().startsWith("rename")), () -> scenario + ": " + all);
      assertTrue(all.stream().anyMatch(call -> !call.isForeseeable()), () -> scenario + ": " + all);
      calls.put(scenario, all);
    }
    report(laboratory.run(IS_WHOLE ? Plan.atEachCall(calls) : Plan.sample(calls), AT_CALLS), laboratory.coverage());
  }

  @Test
  void aDeskThatCannotBeSettledIsNotChanged() throws Exception {
    assumeTrue(canTrace(), NEEDS_STRACE);
    Workplace place = laboratory.place(Scenario.SECOND_ADD);
    Path obstacle = place.folder().resolve("desk/imports/0002/obstacle");
    List<String> renameFails = List.of("-e", "trace=renameat2", "-e", "inject=renameat2:error=EIO");
    assertEquals(1, place.trace(Scenario.SECOND_ADD, Trial.ONE, renameFails).code());
    Files.createDirectories(obstacle);
    Run refused = place.run(Scenario.SECOND_ADD);
    assertEquals(2, refused.code(), refused.output());
    assertTrue(refused.output().contains("imports/0002"), refused.output());
    assertEquals(2, place.dovetail("undo", "1").code());
    assertEquals(1, place.dovetail("verify").code());
    Files.delete(obstacle);
    Files.delete(obstacle.getParent());
    assertEquals(0, place.dovetail("verify").code());
    Inspection inspection = new Inspection(place.folder());
    assertEquals(laboratory.baselines().get(Scenario.SECOND_ADD).after(), inspection.look());
    assertEquals(List.of(), inspection.violations());
  }

  private static void report(Table table, String note) {
    String text = table.text() + "\n" + note + "\n";
    System.out.println(text);
    assertEquals(List.of(), table.violations(), text);
    assertTrue(table.hits() > 0, text);
  }

  private static boolean canTrace() throws InterruptedException {
    try {
      return Run.of("strace", "-f", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true").code() == 0;
    } catch (IOException e) {
      return false; // there is none
    }
  }
}
