package dev.dovetail.persistence.internal.migration;

import dev.dovetail.persistence.DatabaseException;
import dev.dovetail.persistence.Migration;
import dev.dovetail.persistence.Migration.State;
import dev.dovetail.persistence.MigrationException;
import dev.dovetail.persistence.Migrations;
import dev.dovetail.persistence.SerializationException;
import dev.dovetail.persistence.internal.jdbc.ConnectionSource;
import dev.dovetail.persistence.internal.jdbc.SingleTransaction;
import dev.dovetail.persistence.internal.schema.OwnTables;
import dev.dovetail.persistence.internal.session.Retries;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs scripts, each in a transaction with its row of the history.
public final class DefaultMigrations implements Migrations {
  private static final String READ = "Could not read which scripts have been run";

  private final SingleTransaction transaction;
  private final Dialect dialect;
  private final Scripts scripts;
  private final History history;
  private final ScriptRunner runner;

  /// Runs nothing yet.
  public DefaultMigrations(ConnectionSource source, Dialect dialect, Scripts scripts) {
    this.transaction = new SingleTransaction(source, dialect);
    this.dialect = dialect;
    this.scripts = scripts;
    this.history = new History(dialect);
    this.runner = new ScriptRunner(dialect);
  }

  @Override
  public List<Migration> status() {
    return transaction.read(READ, this::agreement).migrations();
  }

  @Override
  public void validate() {
    transaction.read(READ, this::agreement).requireComplete();
  }

  @Override
  public List<Migration> migrate() {
    runner.check(scripts);
    createHistory();
    List<Migration> done = new ArrayList<>();
    Retries retries = new Retries();
    long others = 0;
    while (true) {
      try {
        Migration next = transaction.runScript("Could not finish the next script, so nothing of it is kept",
            this::runNext);
        if (next == null) {
          return List.copyOf(done);
        }
        done.add(next);
      } catch (SerializationException e) { // another program has run a script meanwhile
        long now = status().stream().filter(m -> m.state() == State.APPLIED).count() - done.size();
        if (now > others) {
          others = now;
          retries = new Retries();
        }
        retries.awaitNext(e);
      }
    }
  }

  @Override
  public List<Migration> dryRun() {
    if (!dialect.hasTransactionalDdl()) {
      throw new MigrationException("This database commits CREATE, ALTER and DROP at once, so that a script"
          + " cannot be tried out on it: use a copy of the database, and migrate()");
    }
    runner.check(scripts);
    return transaction.tryScripts("Could not try the scripts out", connection -> {
      history.create(connection);
      List<Migration> done = new ArrayList<>();
      for (Migration next = runNext(connection); next != null; next = runNext(connection)) {
        done.add(next);
      }
      return List.copyOf(done);
    });
  }

  private Agreement agreement(Connection connection) throws SQLException {
    Map<Long, History.Row> rows = OwnTables.hasMigrations(connection, dialect)
        ? history.read(connection) : Map.of();
    return Agreement.of(scripts, rows);
  }

  /// Makes the table of the history. Another program may be doing the same, and databases differ in which of
  /// their tables of tables they then report a duplicate.
  private void createHistory() {
    Retries retries = new Retries();
    while (true) {
      try {
        transaction.run("Could not create the table " + OwnTables.MIGRATIONS, connection -> {
          history.create(connection);
          return true;
        });
        return;
      } catch (DatabaseException e) {
        retries.awaitNext(e);
      }
    }
  }

  private @Nullable Migration runNext(Connection connection) throws SQLException {
    history.lock(connection);
    Agreement agreement = agreement(connection);
    agreement.requireSame();
    for (Script script : scripts.inOrder()) {
      boolean isPending = agreement.migrations().stream()
          .anyMatch(m -> m.number() == script.number() && m.state() == State.PENDING);
      if (isPending) {
        Instant now = Instant.now();
        runner.run(connection, script);
        history.insert(connection, script.number(), new History.Row(script.file(), script.checksum(), now));
        return new Migration(script.number(), script.file(), State.APPLIED, now);
      }
    }
    return null;
  }
}
