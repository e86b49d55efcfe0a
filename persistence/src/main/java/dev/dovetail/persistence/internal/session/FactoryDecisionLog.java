package dev.dovetail.persistence.internal.session;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.core.UnitId;
import dev.dovetail.persistence.internal.jdbc.ConnectionSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Answers what was decided, each time on a connection on which nothing else is going on.
final class FactoryDecisionLog implements DecisionLog {
  private final ConnectionSource source;
  private final Model model;

  FactoryDecisionLog(ConnectionSource source, Model model) {
    this.source = source;
    this.model = model;
  }

  Model model() {
    return model;
  }

  @Override
  public void commit(UnitId unit) throws IOException {
    throw new IOException("Unit " + unit
        + " cannot be committed by the factory: its rows are in a session, so use that"
        + " session's decisionLog()");
  }

  @Override
  public boolean isCommitted(UnitId unit) throws IOException {
    String sql = "SELECT 1 FROM " + model.decisionTable() + " AS d WHERE d.id = ?";
    try {
      return answer(sql, unit);
    } catch (SQLException e) {
      throw new IOException("Whether unit " + unit + " is committed cannot be read from table "
          + model.decisionTable(), model.dialect().translate("Could not read a decision", sql, e));
    }
  }

  private boolean answer(String sql, UnitId unit) throws SQLException {
    Connection connection = source.takeFresh();
    boolean isDone = false;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, unit.value());
      try (ResultSet row = statement.executeQuery()) {
        boolean isThere = row.next();
        isDone = true;
        return isThere;
      }
    } finally {
      end(connection, isDone);
    }
  }

  private void end(Connection connection, boolean isDone) {
    if (isDone) {
      source.giveBack(connection);
    } else {
      source.discard(connection); // which rolls back
    }
  }

  /// Makes a commit that was found after an error durable for certain, by another durable commit after it:
  /// what the first one left to the directory (the removal of SQLite's journal) is then on disk too.
  ///
  /// @throws SQLException if that fails; the decision may be lost in a power cut
  void confirm(UnitId unit) throws SQLException {
    Connection connection = source.take();
    boolean isDone = false;
    try (PreparedStatement update = connection.prepareStatement(
        "UPDATE " + model.decisionTable() + " SET id = id WHERE id = ?")) {
      model.dialect().begin(connection, true);
      update.setString(1, unit.value());
      update.executeUpdate();
      model.dialect().commit(connection);
      isDone = true;
    } finally {
      end(connection, isDone);
    }
  }
}
