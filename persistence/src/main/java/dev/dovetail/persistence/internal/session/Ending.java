package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.CommitUnknownException;
import dev.dovetail.persistence.FlushException;
import dev.dovetail.persistence.PendingRollbackException;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.internal.session.Transaction.Mode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// How a session's transaction ends, and what a failure leaves behind.
final class Ending {
  private static final int MOST_FLUSHES = 100;

  private final SessionCore core;
  private final Transaction transaction;
  private final SessionEvents events;
  private @Nullable Throwable failure;

  Ending(SessionCore core, Transaction transaction, SessionEvents events) {
    this.core = core;
    this.transaction = transaction;
    this.events = events;
  }

  boolean hasFailed() {
    return failure != null;
  }

  /// Refuses the call if a flush or a commit failed and nobody has rolled back since.
  void requireUsable(String call) {
    Throwable original = failure;
    if (original != null) {
      throw new PendingRollbackException("Cannot " + call
          + ": an earlier flush or commit failed, and the "
          + (core.savepoints().isEmpty()
              ? "transaction was rolled back in the database. Call rollback() first."
              : "database went back to the last savepoint. Call rollback() of that savepoint, or of the session,"
                  + " first.")
          + " The original error was: "
          + original.getMessage(),
          original);
    }
  }

  void commit() {
    transaction.requireBegun("commit");
    flushForCommit();
    try {
      transaction.commit();
    } catch (SQLException e) {
      PersistenceException error = commitFailure(e);
      fail(error);
      throw error;
    }
    committed();
  }

  private PersistenceException commitFailure(SQLException e) {
    PersistenceException error = core.dialect().translate("Could not commit", "COMMIT", e);
    return transaction.mode() == Mode.READING || !core.dialect().mayHaveCommitted(e) ? error
        : new CommitUnknownException(error.getMessage() + "\n  Whether it was committed is not known, all or"
            + " nothing: look for its rows before the work is repeated, or commit units of work by decisionLog",
            e);
  }

  /// Flushes until nothing is left, which takes more than one round only if listeners add something.
  void flushForCommit() {
    events.beforeCommit();
    if (transaction.mode() == Mode.READING) {
      return;
    }
    core.flush();
    for (int rounds = 1; !events.isSilent() && core.hasWork(); rounds++) {
      if (rounds >= MOST_FLUSHES) {
        throw new FlushException("There was still something to write after " + rounds + " flushes for one"
            + " commit: a listener adds or changes objects after every flush");
      }
      core.flush();
    }
  }

  /// Settles the objects after the database has committed.
  void committed() {
    try {
      events.afterCommit();
    } finally {
      core.savepoints().clear();
      core.map().committed(core.options().isExpireOnCommit());
    }
    events.tellTransitions();
    events.transactionEnd();
  }

  void rollback() {
    end(transaction::rollback, core.map()::rolledBack);
    events.afterSoftRollback();
    events.transactionEnd();
  }

  /// Rolls back and forgets everything.
  void reset() {
    end(transaction::rollback, core::forgetAll);
    events.transactionEnd();
  }

  /// Does the same, and throws the connection away.
  void invalidate() {
    end(transaction::rollbackAndDiscard, core::forgetAll);
    events.transactionEnd();
  }

  private void end(Runnable inDatabase, Runnable inObjects) {
    boolean wasBegun = transaction.isBegun();
    inDatabase.run();
    try {
      if (wasBegun) {
        events.afterRollback();
      }
    } finally {
      core.savepoints().clear();
      inObjects.run();
      failure = null;
    }
    events.tellTransitions();
  }

  /// Rolls back in the database, to the last savepoint if there is one, and keeps everything else out until
  /// the user rolls back too.
  void fail(Throwable original) {
    if (core.savepoints().undoInDatabase()) {
      failure = original;
      tellOfFailure(original, false);
    } else {
      failAll(original);
    }
  }

  /// Rolls the whole transaction back in the database and keeps everything else out until the user rolls back
  /// too.
  void failAll(Throwable original) {
    failure = original;
    boolean wasBegun = transaction.isBegun();
    transaction.rollback();
    core.savepoints().clear();
    tellOfFailure(original, wasBegun);
  }

  /// Tells of a rollback after a failure, which is what is thrown in any case.
  private void tellOfFailure(Throwable original, boolean isWhole) {
    try {
      if (isWhole) {
        events.afterRollback();
      }
      events.afterSoftRollback();
    } catch (RuntimeException e) {
      original.addSuppressed(e);
    }
  }

  /// Notes that the user has rolled back what failed.
  void forgetFailure() {
    failure = null;
  }
}
