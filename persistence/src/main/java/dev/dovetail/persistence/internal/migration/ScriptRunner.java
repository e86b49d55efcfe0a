package dev.dovetail.persistence.internal.migration;

import dev.dovetail.persistence.MigrationException;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Runs the statements of scripts.
///
/// @param dialect the database product
record ScriptRunner(Dialect dialect) {
  /// Makes sure that all scripts can be taken apart and leave the transaction alone, before any of them is
  /// run.
  ///
  /// @throws MigrationException if one does not
  void check(Scripts scripts) {
    for (Script script : scripts.inOrder()) {
      List<ScriptStatement> statements = split(script);
      if (statements.isEmpty()) {
        throw new MigrationException(script.file() + " has no statement: write it, or remove the file");
      }
      statements.forEach(statement -> check(script, statement));
    }
  }

  private static void check(Script script, ScriptStatement statement) {
    String where = script.file() + ", line " + statement.line() + ": ";
    if (statement.isTransactionControl()) {
      throw new MigrationException(where + "a script is run in one transaction with its row of the"
          + " history, so it cannot begin or end one; found " + statement.words().getFirst()
          + ". Remove the statement");
    }
    if (statement.switchesForeignKeys()) {
      throw new MigrationException(where + "PRAGMA foreign_keys does nothing inside a transaction. Remove the"
          + " statement: foreign keys are off while a script runs, and are checked at its end");
    }
  }

  /// Runs a script.
  ///
  /// @throws dev.dovetail.persistence.DatabaseException if a statement fails; it names the line
  void run(Connection connection, Script script) {
    for (ScriptStatement statement : split(script)) {
      try (Statement running = connection.createStatement()) {
        running.setEscapeProcessing(false); // a brace is a brace
        running.execute(statement.sql());
      } catch (SQLException e) {
        throw dialect.translate("Could not run line " + statement.line() + " of " + script.file() + ", so "
            + (dialect.hasTransactionalDdl() ? "nothing of this script is kept"
                : "this script is not done, though what it did before may stay"), statement.sql(), e);
      }
    }
  }

  private List<ScriptStatement> split(Script script) {
    return ScriptSplitter.split(script.file(), script.text(), dialect.syntax());
  }
}
