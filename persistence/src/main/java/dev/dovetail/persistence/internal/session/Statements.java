package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.StaleRowException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs statements that write rows of objects, and says which objects if they fail.
final class Statements {
  private final Transaction transaction;
  private final Dialect dialect;

  Statements(Transaction transaction, Dialect dialect) {
    this.transaction = transaction;
    this.dialect = dialect;
  }

  /// Binds the parameters of one object.
  interface Binder {
    void bind(PreparedStatement statement, int index) throws SQLException;
  }

  /// Binds all parameters.
  interface BinderOfAll {
    void bind(PreparedStatement statement) throws SQLException;
  }

  /// Runs a statement once for each object.
  int[] batch(String what, String sql, List<Entry> entries, Binder binder) {
    try {
      PreparedStatement statement = transaction.prepare(sql);
      for (int i = 0; i < entries.size(); i++) {
        binder.bind(statement, i);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException e) {
      throw failure(what, sql, entries, e);
    }
  }

  /// Runs a statement once for all objects.
  int one(String what, String sql, List<Entry> entries, BinderOfAll binder) {
    try {
      PreparedStatement statement = transaction.prepare(sql);
      binder.bind(statement);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failure(what, sql, entries, e);
    }
  }

  /// Runs a statement that gets arrays once for all objects.
  ///
  /// @param to what their rows are to be
  int[] arrays(String what, ArrayStatement arrays, List<Entry> entries, List<@Nullable Object[]> to) {
    List<@Nullable Object[]> from = new ArrayList<>(entries.size());
    entries.forEach(entry -> from.add(entry.requireRow()));
    try {
      return arrays.write(transaction, from, to);
    } catch (SQLException e) {
      throw failure(what, arrays.text(), entries, e);
    }
  }

  private PersistenceException failure(String what, String sql, List<Entry> entries, SQLException e) {
    return dialect.translate("Could not " + what + ' ' + describe(entries), sql, e);
  }

  /// Binds the key of a row, and its version if it is asked for.
  static void bindWhere(PreparedStatement statement, int from, Entry entry, boolean hasVersion)
      throws SQLException {
    int next = bindKey(statement, from, entry);
    if (hasVersion) {
      int version = entry.mapping.version();
      Binding.bind(statement, next, entry.mapping.attribute(version).codec(), entry.requireRow()[version]);
    }
  }

  /// Binds the key of a row.
  ///
  /// @return the parameter behind it
  static int bindKey(PreparedStatement statement, int from, Entry entry) throws SQLException {
    EntityMapping mapping = entry.mapping;
    @Nullable Object[] row = entry.requireRow();
    int next = from;
    for (int id : mapping.ids()) {
      Binding.bind(statement, next++, mapping.attribute(id).codec(), row[id]);
    }
    return next;
  }

  static void requireOne(int count, String what, Entry entry) {
    if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
      int version = entry.mapping.version();
      throw new StaleRowException("Could not " + what + ' ' + entry.describe() + ": " + count
          + " rows were found instead of 1"
          + (version < 0 ? "" : " with version " + entry.requireRow()[version])
          + ". It was changed or deleted by somebody else: roll back, load it again and repeat the work");
    }
  }

  static String describe(List<Entry> entries) {
    String which = entries.getFirst().describe();
    return entries.size() == 1 ? which
        : "one of " + entries.size() + " objects from " + which + " to " + entries.getLast().describe();
  }
}
