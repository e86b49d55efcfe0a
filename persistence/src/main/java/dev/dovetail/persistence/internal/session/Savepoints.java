package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Savepoint;
import dev.dovetail.persistence.SessionStateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The savepoints of a session's transaction that have not ended, the innermost last.
final class Savepoints {
  private final SessionCore core;
  private final List<Nested> active = new ArrayList<>();

  Savepoints(SessionCore core) {
    this.core = core;
  }

  boolean isEmpty() {
    return active.isEmpty();
  }

  Savepoint begin(DefaultSession session) {
    core.flush();
    run(() -> {
      core.transaction().beginWriting();
      core.transaction().savepoint(active.size());
    }, "Could not set a savepoint");
    core.map().savepoint();
    Nested nested = new Nested(session);
    active.add(nested);
    return nested;
  }

  /// Rolls the innermost savepoint back in the database after a failure, so that its locks go. That the
  /// objects have to be rolled back too is left to its owner.
  ///
  /// @return false if there is no savepoint, or the database has ended the whole transaction
  boolean undoInDatabase() {
    if (active.isEmpty()) {
      return false;
    }
    try {
      core.transaction().rollbackTo(active.size() - 1);
      return true;
    } catch (SQLException e) {
      return false; // the caller rolls back everything, and reports the failure that led here
    }
  }

  /// Notes that the transaction has ended.
  void clear() {
    active.clear();
  }

  private void commit(Nested nested) {
    requireActive(nested, "commit");
    core.requireUsable("commit a savepoint");
    core.flush();
    int depth = active.indexOf(nested);
    run(() -> core.transaction().release(depth), "Could not release a savepoint");
    while (active.size() > depth) {
      active.removeLast();
      core.map().released();
    }
  }

  private void rollback(Nested nested) {
    requireActive(nested, "roll back");
    int depth = active.indexOf(nested);
    run(() -> {
      core.transaction().rollbackTo(depth);
      core.transaction().release(depth);
    }, "Could not roll back to a savepoint");
    while (active.size() > depth) {
      active.removeLast();
      core.map().rolledBackToSavepoint();
    }
    core.forgetFailure();
    core.events().tellTransitions();
    core.events().afterSoftRollback();
  }

  private void requireActive(Nested nested, String call) {
    if (!active.contains(nested)) {
      throw new SessionStateException("Cannot " + call
          + ": this savepoint has ended, by itself or with what is around it. Begin another one");
    }
  }

  /// Something that the database may refuse.
  private interface Step {
    void run() throws SQLException;
  }

  private void run(Step step, String attempt) {
    try {
      step.run();
    } catch (SQLException e) {
      RuntimeException error = core.dialect().translate(attempt, null, e);
      core.failAll(error);
      throw error;
    }
  }

  private final class Nested implements Savepoint {
    private final DefaultSession session;

    Nested(DefaultSession session) {
      this.session = session;
    }

    @Override
    public void commit() {
      session.endAnyway("commit a savepoint", () -> Savepoints.this.commit(this));
    }

    @Override
    public void rollback() {
      session.endAnyway("roll back to a savepoint", () -> Savepoints.this.rollback(this));
    }

    @Override
    public boolean isActive() {
      return active.contains(this);
    }

    @Override
    public void close() {
      if (isActive()) {
        rollback();
      }
    }
  }
}
