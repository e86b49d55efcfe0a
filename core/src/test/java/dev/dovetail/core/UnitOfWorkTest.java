package dev.dovetail.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitOfWorkTest {
  private static final UnitId UNIT = new UnitId("unit-1");

  @Test
  void commitPreparesEverybodyThenDecidesThenCommitsEverybody() throws IOException {
    Faults trace = Faults.none();
    Ledger first = new Ledger(trace);
    Ledger second = new Ledger(trace);
    try (UnitOfWork unit = UnitOfWork.begin(UNIT, new Book(trace))) {
      unit.enlist(first.participant(UNIT));
      unit.enlist(second.participant(UNIT));
      assertTrue(unit.commit().isFinished());
    }
    assertEquals(
        List.of(
            "before prepare", "after prepare", "before prepare", "after prepare", "before decision",
            "before commit", "after commit", "before commit", "after commit"),
        trace.steps);
    assertEquals(Map.of(UNIT, Ledger.Entry.VISIBLE), first.disk);
    assertEquals(Map.of(UNIT, Ledger.Entry.VISIBLE), second.disk);
  }

  @Test
  void leavingWithoutCommitRollsBackInReverse() throws IOException {
    Faults trace = Faults.none();
    Ledger ledger = new Ledger(trace);
    try (UnitOfWork unit = UnitOfWork.begin(UNIT, new Book(trace))) {
      unit.enlist(ledger.participant(UNIT)).prepare(UNIT);
    }
    assertEquals(Map.of(UNIT, Ledger.Entry.GONE), ledger.disk);
  }

  @Test
  void aParticipantThatCannotPrepareUndoesTheOthers() throws IOException {
    Faults faults = new Faults(Faults.Kind.FAILURE, 2); // before the second prepare
    Ledger first = new Ledger(faults);
    Ledger second = new Ledger(faults);
    Book book = new Book(faults);
    try (UnitOfWork unit = UnitOfWork.begin(UNIT, book)) {
      unit.enlist(first.participant(UNIT));
      unit.enlist(second.participant(UNIT));
      assertEquals("before prepare", assertThrows(IOException.class, unit::commit).getMessage());
    }
    assertEquals(Map.of(UNIT, Ledger.Entry.GONE), first.disk);
    assertTrue(second.disk.isEmpty());
    assertTrue(book.decisions.isEmpty());
  }

  @Test
  void aFailureAfterTheDecisionIsCommittedToBeFinished() throws IOException {
    Faults faults = new Faults(Faults.Kind.FAILURE, 3); // before commit, after the decision
    Ledger ledger = new Ledger(faults);
    Book book = new Book(faults);
    try (UnitOfWork unit = UnitOfWork.begin(UNIT, book)) {
      unit.enlist(ledger.participant(UNIT));
      Outcome outcome = unit.commit();
      assertFalse(outcome.isFinished());
      assertEquals("before commit", outcome.unfinished().getFirst().getMessage());
    }
    assertEquals(Map.of(UNIT, Ledger.Entry.PREPARED), ledger.disk, "not rolled back");
    Recovery.Report report = Recovery.run(book, List.of(ledger));
    assertEquals(List.of(UNIT), report.committed());
    assertEquals(Map.of(UNIT, Ledger.Entry.VISIBLE), ledger.disk);
  }

  @Test
  void aSilentLogLeavesEverythingAsItIsUntilItAnswers() throws IOException {
    Ledger ledger = new Ledger(Faults.none());
    Book book = new Book(Faults.none());
    book.answers = false;
    try (UnitOfWork unit = UnitOfWork.begin(UNIT, book)) {
      unit.enlist(ledger.participant(UNIT));
      assertEquals(UNIT, assertThrows(OutcomeUnknownException.class, unit::commit).unit());
    }
    assertEquals(Map.of(UNIT, Ledger.Entry.PREPARED), ledger.disk);

    Recovery.Report silent = Recovery.run(book, List.of(ledger));
    assertEquals("the line is dead", silent.unsettled().get(UNIT).getMessage());
    assertEquals(Map.of(UNIT, Ledger.Entry.PREPARED), ledger.disk, "nothing is guessed");

    book.answers = true;
    assertEquals(List.of(UNIT), Recovery.run(book, List.of(ledger)).committed());
    assertEquals(Map.of(UNIT, Ledger.Entry.VISIBLE), ledger.disk);
  }

  @Test
  void anErrorOfTheMachineInTheLogUndoesNothing() throws IOException {
    Ledger ledger = new Ledger(Faults.none());
    Book book = new Book(new Faults(Faults.Kind.DEATH, 0));
    try (UnitOfWork unit = UnitOfWork.begin(UNIT, book)) {
      unit.enlist(ledger.participant(UNIT));
      assertThrows(Faults.Death.class, unit::commit);
    }
    assertEquals(Map.of(UNIT, Ledger.Entry.PREPARED), ledger.disk);
  }

  @Test
  void whateverTheMomentOfDeathRecoveryGivesAllOrNothing() throws IOException {
    int steps = deathAt(-1);
    assertEquals(9, steps, "a run has nine moments");
    for (int moment = 0; moment < steps; moment++) {
      deathAt(moment);
    }
  }

  /// Runs a unit over two ledgers in a process that dies at the given step, recovers, and checks the law.
  private static int deathAt(int moment) throws IOException {
    Faults faults = new Faults(Faults.Kind.DEATH, moment);
    Ledger first = new Ledger(faults);
    Ledger second = new Ledger(faults);
    Book book = new Book(faults);
    boolean died = false;
    UnitOfWork unit = UnitOfWork.begin(UNIT, book);
    unit.enlist(first.participant(UNIT));
    unit.enlist(second.participant(UNIT));
    try {
      unit.commit();
    } catch (Faults.Death e) {
      died = true;
    }
    assertEquals(moment >= 0, died);

    Ledger reopenedFirst = reopened(first);
    Ledger reopenedSecond = reopened(second);
    Book reopenedBook = new Book(Faults.none());
    reopenedBook.decisions.addAll(book.decisions);
    Recovery.run(reopenedBook, List.of(reopenedFirst, reopenedSecond));
    boolean decided = book.decisions.contains(UNIT);
    for (Ledger ledger : List.of(reopenedFirst, reopenedSecond)) {
      boolean visible = ledger.disk.get(UNIT) == Ledger.Entry.VISIBLE;
      assertEquals(decided, visible, "died at step " + moment + " of " + faults.steps);
      assertTrue(ledger.pending().isEmpty(), "nothing is left over");
    }
    assertTrue(Recovery.run(reopenedBook, List.of(reopenedFirst, reopenedSecond)).isEmpty(), "recovery is done once");
    return faults.steps.size();
  }

  private static Ledger reopened(Ledger ledger) {
    Ledger reopened = new Ledger(Faults.none());
    reopened.disk.putAll(ledger.disk);
    return reopened;
  }

  @Test
  void oneUnitThatCannotBeSettledDoesNotHoldUpTheOthers() throws IOException {
    UnitId stuck = new UnitId("a-stuck");
    Ledger healthy = new Ledger(Faults.none());
    healthy.disk.put(UNIT, Ledger.Entry.PREPARED);
    Ledger broken = new Ledger(new Faults(Faults.Kind.FAILURE, 0));
    broken.disk.put(stuck, Ledger.Entry.PREPARED);
    Recovery.Report report = Recovery.run(new Book(Faults.none()), List.of(broken, healthy));
    assertEquals(List.of(UNIT), report.rolledBack());
    assertEquals("before rollback", report.unsettled().get(stuck).getMessage());
  }

  @Test
  void anEndedUnitTakesNoMore() throws IOException {
    UnitOfWork unit = UnitOfWork.begin(UNIT, new Book(Faults.none()));
    unit.commit();
    assertThrows(IllegalStateException.class, unit::commit);
    assertThrows(IllegalStateException.class, () -> unit.enlist(new Ledger(Faults.none()).participant(UNIT)));
    unit.close(); // and closing it again is harmless
  }

  @Test
  void aRollbackThatFailsSaysSoAndStillRollsBackTheOthers() throws IOException {
    Ledger healthy = new Ledger(Faults.none());
    Ledger broken = new Ledger(new Faults(Faults.Kind.FAILURE, 2)); // before rollback
    UnitOfWork unit = UnitOfWork.begin(UNIT, new Book(Faults.none()));
    unit.enlist(healthy.participant(UNIT)).prepare(UNIT);
    unit.enlist(broken.participant(UNIT)).prepare(UNIT);
    IOException failure = assertThrows(IOException.class, unit::rollback);
    assertEquals("before rollback", failure.getSuppressed()[0].getMessage());
    assertEquals(Map.of(UNIT, Ledger.Entry.GONE), healthy.disk);
  }

  @Test
  void idsAreSafeAsFileNamesAndKeys() {
    for (String bad : List.of("", "-a", "A", "a/b", "..", "a b", "a".repeat(65))) {
      assertThrows(IllegalArgumentException.class, () -> new UnitId(bad), bad);
    }
    assertEquals(36, UnitId.random().value().length());
  }
}
