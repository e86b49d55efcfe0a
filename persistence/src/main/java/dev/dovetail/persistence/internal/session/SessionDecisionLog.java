package dev.dovetail.persistence.internal.session;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.core.OutcomeUnknownException;
import dev.dovetail.core.UnitId;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Codecs;
import dev.dovetail.persistence.spi.Dialect;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Commits a session and writes the decision, in one database transaction.
///
/// ## When COMMIT fails
///
/// What SQLite has done then depends on the error. After BUSY (a reader keeps the exclusive lock away) the
/// transaction is still open, and stays so until somebody ends it. After FULL, IOERR or NOMEM it may have
/// been rolled back or may be open, and if the error came *after* the journal was removed (the sync of the
/// directory under `synchronous=EXTRA`) it is committed (<https://sqlite.org/lang_transaction.html>,
/// <https://sqlite.org/atomiccommit.html>). Nothing in JDBC tells these apart. So:
///
/// 1. The transaction is rolled back and its connection closed. An open transaction is thereby ended; a
///    connection that failed gives up its locks, which would keep the next step from getting an answer.
/// 2. A new connection looks for the id. If the failed commit left a hot journal, this read rolls it back
///    first, so what is seen now is what will be seen for ever: there is no third state.
/// 3. *Not there:* the commit did not happen and, its connection being closed, never will. The error is
///    thrown. *There:* the commit happened, but a sync may be missing; one more durable commit after it
///    confirms it. *No answer*, or no confirmation: the outcome is unknown.
final class SessionDecisionLog implements DecisionLog {
  private static final Codec COMMITTED_AT = Codecs.isoInstants(3);

  private final DefaultSession session;
  private final FactoryDecisionLog decisions;

  SessionDecisionLog(DefaultSession session, FactoryDecisionLog decisions) {
    this.session = session;
    this.decisions = decisions;
  }

  @Override
  public boolean isCommitted(UnitId unit) throws IOException {
    return decisions.isCommitted(unit);
  }

  @Override
  public void commit(UnitId unit) throws IOException {
    session.<UnitId, IOException>inside("commit", () -> {
      SessionCore core = session.core();
      write(core, unit);
      try {
        core.transaction().commit();
      } catch (SQLException e) {
        settle(core, unit, e);
      }
      core.ending().committed();
      return unit;
    });
  }

  private void write(SessionCore core, UnitId unit) {
    core.requireWritable("commit a unit of work");
    try {
      core.ending().flushForCommit();
      Dialect dialect = core.dialect();
      core.execute("INSERT INTO " + decisions.model().decisionTable() + " (id, committed_at) VALUES (?, ?)",
          List.of(Binding.of(dialect, unit.value()), new Binding(COMMITTED_AT, Instant.now())));
    } catch (RuntimeException | Error e) {
      core.ending().failAll(e);
      throw e;
    }
  }

  /// Returns normally if the commit happened all the same.
  private void settle(SessionCore core, UnitId unit, SQLException failure) throws OutcomeUnknownException {
    PersistenceException error = core.dialect().translate("Could not commit unit " + unit, "COMMIT", failure);
    core.transaction().rollbackAndDiscard();
    try {
      if (decisions.isCommitted(unit)) {
        decisions.confirm(unit);
        return;
      }
    } catch (IOException | SQLException e) {
      error.addSuppressed(e);
      core.ending().failAll(error);
      throw new OutcomeUnknownException(unit, error);
    }
    core.ending().failAll(error);
    throw error;
  }
}
