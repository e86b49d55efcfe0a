package dev.dovetail.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Commits several participants together, or none of them.
///
/// {@snippet lang=java :
/// try (UnitOfWork unit = UnitOfWork.begin(session.decisionLog())) {
///   unit.enlist(files);
///   ... // stage files, add rows
///   Outcome outcome = unit.commit();
/// } // left without a commit: rolled back
/// }
///
/// A unit is used by one thread, once.
public final class UnitOfWork implements AutoCloseable {
  private enum State { ACTIVE, COMMITTED, ROLLED_BACK, UNKNOWN }

  private final UnitId id;
  private final DecisionLog log;
  private final List<Participant> participants = new ArrayList<>();
  private State state = State.ACTIVE;

  private UnitOfWork(UnitId id, DecisionLog log) {
    this.id = id;
    this.log = log;
  }

  /// Begins a unit with a new id.
  ///
  /// @param log where the decision will be written
  public static UnitOfWork begin(DecisionLog log) {
    return begin(UnitId.random(), log);
  }

  /// Begins a unit with a given id, which no other unit may ever have had.
  public static UnitOfWork begin(UnitId id, DecisionLog log) {
    return new UnitOfWork(id, log);
  }

  /// Returns the name of this unit.
  public UnitId id() {
    return id;
  }

  /// Adds a participant. They prepare and commit in this order, and roll back in the reverse order.
  ///
  /// @return the participant
  /// @throws IllegalStateException if the unit has ended
  public <P extends Participant> P enlist(P participant) {
    requireActive();
    participants.add(participant);
    return participant;
  }

  /// Prepares every participant, takes the decision, and commits every participant.
  ///
  /// @return the outcome; when it is not [finished][Outcome#isFinished] the unit is committed and [Recovery] will
  ///     finish it
  /// @throws OutcomeUnknownException if the log did not answer; nothing was rolled back
  /// @throws IOException if a participant could not prepare or the decision was not written: everything was rolled
  ///     back, and what the rollback itself could not do is among the suppressed exceptions
  /// @throws IllegalStateException if the unit has ended
  public Outcome commit() throws IOException {
    requireActive();
    prepare();
    decide();
    state = State.COMMITTED;
    return new Outcome(id, finish());
  }

  private void prepare() throws IOException {
    try {
      for (Participant participant : participants) {
        participant.prepare(id);
      }
    } catch (IOException | RuntimeException | Error e) {
      rollbackAfter(e);
      throw e;
    }
  }

  private void decide() throws IOException {
    try {
      log.commit(id);
    } catch (OutcomeUnknownException e) {
      state = State.UNKNOWN;
      throw e;
    } catch (IOException | RuntimeException e) {
      rollbackAfter(e);
      throw e;
    } catch (Error e) {
      state = State.UNKNOWN; // the log promises nothing about errors of the machine, such as a lack of memory
      throw e;
    }
  }

  /// Undoes everything. Does nothing when the unit has ended already.
  ///
  /// @throws IOException if a participant could not clean up; the others did, and [Recovery] will repeat it
  public void rollback() throws IOException {
    if (state != State.ACTIVE) {
      return;
    }
    IOException failure = new IOException("Unit " + id + " was rolled back, but not everything could be cleaned up");
    rollbackAfter(failure);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  /// Rolls back unless the unit has ended.
  @Override
  public void close() throws IOException {
    rollback();
  }

  private void requireActive() {
    if (state != State.ACTIVE) {
      throw new IllegalStateException("Unit " + id + " has ended (" + state + "); begin a new one");
    }
  }

  private List<Exception> finish() {
    List<Exception> unfinished = new ArrayList<>();
    for (Participant participant : participants) {
      try {
        participant.commit(id);
      } catch (IOException | RuntimeException e) {
        unfinished.add(e);
      }
    }
    return unfinished;
  }

  private void rollbackAfter(Throwable cause) {
    state = State.ROLLED_BACK;
    for (Participant participant : participants.reversed()) {
      try {
        participant.rollback(id);
      } catch (IOException | RuntimeException e) {
        if (!e.equals(cause)) { // an exception cannot suppress itself
          cause.addSuppressed(e);
        }
      }
    }
  }
}
