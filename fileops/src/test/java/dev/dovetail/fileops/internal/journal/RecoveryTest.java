package dev.dovetail.fileops.internal.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.core.Recovery;
import dev.dovetail.core.UnitId;
import dev.dovetail.fileops.FileJournal;
import dev.dovetail.fileops.JournalDamagedException;
import dev.dovetail.fileops.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a crash leaves, recovery makes it all or nothing, or says that it cannot and touches nothing.
class RecoveryTest {
  private static final DecisionLog COMMITTED = new FixedLog(true);
  private static final DecisionLog NOT_COMMITTED = new FixedLog(false);

  @TempDir Path folder;

  private record FixedLog(boolean answer) implements DecisionLog {
    @Override
    public void commit(UnitId unit) {}

    @Override
    public boolean isCommitted(UnitId unit) {
      return answer;
    }
  }

  @Test
  void aCommittedUnitIsFinishedAfterAnyNumberOfItsSteps() throws IOException {
    for (int done = 0; done <= 7; done++) {
      Path desk = preparedDesk("desk" + done);
      List<Step> steps = steps(desk);
      assertEquals(7, steps.size(), steps::toString);
      new StepRunner().run(steps.subList(0, done));
      Recovery.Report report = recover(desk, COMMITTED);
      assertEquals(List.of(Scenario.UNIT), report.committed(), () -> report.unsettled().toString());
      assertEquals(Scenario.after(), Scenario.picture(desk), "after " + done + " steps");
      assertTrue(recover(desk, COMMITTED).isEmpty());
    }
  }

  @Test
  void stepsMayBeRepeatedFromTheBeginningAtAnyPoint() throws IOException {
    Path desk = preparedDesk("desk");
    List<Step> steps = steps(desk);
    for (int done = 0; done <= steps.size(); done++) {
      new StepRunner().run(steps.subList(0, done));
    }
    assertEquals(Scenario.after(), Scenario.picture(desk));
  }

  @Test
  void anUndecidedUnitIsUndone() throws IOException {
    Path desk = preparedDesk("desk");
    assertEquals(List.of(Scenario.UNIT), recover(desk, NOT_COMMITTED).rolledBack());
    assertEquals(Scenario.before(), Scenario.picture(desk));
    assertTrue(recover(desk, NOT_COMMITTED).isEmpty());
  }

  @Test
  void aUnitWhoseStepsWereRunIsNotUndoneByALogThatForgotIt() throws IOException {
    for (int done = 2; done <= 7; done++) { // the first one makes a directory, which shows nothing
      Path desk = preparedDesk("desk" + done);
      new StepRunner().run(steps(desk).subList(0, done));
      Map<String, String> middle = Scenario.picture(desk);
      Exception unsettled = recover(desk, NOT_COMMITTED).unsettled().get(Scenario.UNIT);
      assertInstanceOf(JournalDamagedException.class, unsettled);
      assertEquals(middle, Scenario.picture(desk));
      assertEquals(List.of(Scenario.UNIT), recover(desk, COMMITTED).committed());
      assertEquals(Scenario.after(), Scenario.picture(desk));
    }
  }

  @Test
  void aDeskThatWasMovedRecovers() throws IOException {
    for (DecisionLog log : List.of(COMMITTED, NOT_COMMITTED)) {
      Path desk = preparedDesk("desk");
      Path moved = folder.resolve(log + " moved");
      Files.move(desk, moved);
      recover(moved, log);
      assertEquals(log.equals(COMMITTED) ? Scenario.after() : Scenario.before(), Scenario.picture(moved));
    }
  }

  @Test
  void aTornJournalIsNoReasonToActAndABrokenPromiseIsLoud() throws IOException {
    Path desk = preparedDesk("desk");
    Path file = journalFile(desk);
    byte[] journal = Files.readAllBytes(file);
    for (int length = 0; length < journal.length; length++) {
      byte[] torn = new byte[length];
      System.arraycopy(journal, 0, torn, 0, length);
      Files.write(file, torn);
      assertRefusedAsCommitted(desk, "cut at " + length);
    }
    Files.write(file, new byte[0]);
    assertEquals(List.of(Scenario.UNIT), recover(desk, NOT_COMMITTED).rolledBack());
    assertEquals(Scenario.before(), Scenario.picture(desk));
  }

  @Test
  void aFlippedByteIsNeverActedUpon() throws IOException {
    Path desk = preparedDesk("desk");
    FileJournal.open(desk.resolve(".journal")).decisions().commit(Scenario.UNIT);
    new StepRunner().run(steps(desk).subList(0, 3));
    Map<String, String> middle = Scenario.picture(desk);
    Path file = journalFile(desk);
    byte[] journal = Files.readAllBytes(file);
    FileJournal open = FileJournal.open(desk.resolve(".journal"));
    for (int i = 0; i < journal.length; i++) {
      for (int mask : new int[] {0x20, journal[i]}) {
        byte[] flipped = journal.clone();
        flipped[i] ^= (byte) mask;
        Files.write(file, flipped);
        Recovery.Report report = Recovery.run(open.decisions(), List.of(open));
        assertEquals(Set.of(Scenario.UNIT), report.unsettled().keySet(), "byte " + i + " mask " + mask);
      }
    }
    assertEquals(middle, Scenario.picture(desk));
    Files.write(file, journal);
    assertEquals(List.of(Scenario.UNIT), Recovery.run(open.decisions(), List.of(open)).committed());
    assertEquals(Scenario.after(), Scenario.picture(desk));
  }

  @Test
  void aLostJournalOfACommittedUnitIsReported() throws IOException {
    Path desk = preparedDesk("desk");
    Files.delete(journalFile(desk));
    assertRefusedAsCommitted(desk, "no journal");
  }

  @Test
  void aWorkspaceWithoutAJournalIsCleanedUp() throws IOException {
    Path desk = Scenario.desk(folder.resolve("desk"));
    FileJournal journal = FileJournal.open(desk.resolve(".journal"));
    Scenario.begin(journal, desk); // and the process dies
    assertEquals(Set.of(Scenario.UNIT), journal.pending());
    assertEquals(List.of(Scenario.UNIT), Recovery.run(journal.decisions(), List.of(journal)).rolledBack());
    assertEquals(Set.of(), journal.pending());
    assertEquals(Scenario.before(), Scenario.picture(desk));
  }

  @Test
  void otherFilesInTheJournalDirectoryAreLeftAlone() throws IOException {
    Path desk = Scenario.desk(folder.resolve("desk"));
    FileJournal journal = FileJournal.open(desk.resolve(".journal"));
    for (String name : new String[] {"README", "Not A Unit.journal", ".work", "x.journal.bak"}) {
      Files.writeString(desk.resolve(".journal").resolve(name), "x");
    }
    assertEquals(Set.of(), journal.pending());
  }

  private void assertRefusedAsCommitted(Path desk, String what) throws IOException {
    Exception unsettled = recover(desk, COMMITTED).unsettled().get(Scenario.UNIT);
    JournalDamagedException damage = assertInstanceOf(JournalDamagedException.class, unsettled, what);
    assertEquals(journalFile(desk), damage.file());
    assertEquals(Scenario.before(), Scenario.picture(desk), what);
  }

  private Path preparedDesk(String name) throws IOException {
    Path desk = Scenario.desk(folder.resolve(name));
    Scenario.begin(FileJournal.open(desk.resolve(".journal")), desk).prepare(Scenario.UNIT);
    assertEquals(Scenario.before(), Scenario.picture(desk), "preparing shows nothing");
    return desk;
  }

  private static Path journalFile(Path desk) throws IOException {
    return desk.toRealPath().resolve(".journal").resolve(Scenario.UNIT + ".journal");
  }

  private static List<Step> steps(Path desk) throws IOException {
    Places places = new Places(desk.resolve(".journal"), new PathCodec(desk));
    return Objects.requireNonNull(places.journal(Scenario.UNIT).read()).steps();
  }

  private static Recovery.Report recover(Path desk, DecisionLog log) throws IOException {
    return Recovery.run(log, List.of(FileJournal.open(desk.resolve(".journal"))));
  }
}
