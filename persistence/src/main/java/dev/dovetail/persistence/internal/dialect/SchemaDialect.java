package dev.dovetail.persistence.internal.dialect;

import dev.dovetail.persistence.spi.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the making and reading of tables has to know of a database that differs from all others. What the
/// methods do by themselves is right for standard SQL and for drivers whose metadata is complete, so that
/// dialects of other modules need not know of them.
public interface SchemaDialect {
  /// Returns what a dialect says about tables, or the standard if it says nothing.
  static SchemaDialect of(Dialect dialect) {
    return dialect instanceof SchemaDialect own ? own : new SchemaDialect() {};
  }

  /// Tells whether ALTER TABLE adds constraints and changes whether a column may be null. Where it does not,
  /// a foreign key may be declared before the table that it refers to is there.
  default boolean canAlterConstraints() {
    return true;
  }

  /// Tells whether each schema is a database of its own: the name of an index is qualified instead of that of
  /// its table, and references stay inside.
  default boolean schemasAreDatabases() {
    return false;
  }

  /// Returns the statements that go before dropping tables that refer to each other in a circle, where
  /// constraints cannot be dropped before. They are run in the same transaction.
  default List<String> beforeDroppingCycles() {
    return List.of();
  }

  /// Returns a query for the names of the indexes that hold some rows of a table only, where the driver's
  /// metadata does not tell. Its parameters are the table's name and its schema, or null for the connection's
  /// own.
  default @Nullable String partialIndexQuery() {
    return null;
  }

  /// Returns a query for the foreign keys of a table, where the driver's metadata does not tell those without
  /// a name apart. Its parameters are those of [#partialIndexQuery]; its rows are a number that is the key's,
  /// the position of a column in it from 0, the column, the table referred to, the column referred to or null
  /// for that table's key, and what a deletion does, `CASCADE` or another. They come in the order of number
  /// and position.
  default @Nullable String foreignKeyQuery() {
    return null;
  }

  /// Switches foreign keys off for a script, where tables that others refer to cannot be changed otherwise.
  ///
  /// @param connection outside a transaction
  /// @return whether they were on and are off now
  default boolean suspendForeignKeys(Connection connection) throws SQLException {
    return false;
  }

  /// Makes sure at the end of a transaction that each reference has its row, after foreign keys were
  /// [switched off][#suspendForeignKeys] for it.
  ///
  /// @throws SQLException if one has not; it names the table
  default void requireForeignKeys(Connection connection) throws SQLException {}

  /// Switches foreign keys on again.
  ///
  /// @param connection outside a transaction
  default void resumeForeignKeys(Connection connection) throws SQLException {}
}
