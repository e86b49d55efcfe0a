package dev.dovetail.persistence.spi;

import dev.dovetail.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One database product. Stateless, used by all threads.
///
/// SQLite and PostgreSQL are built in. For any other product, a module `provides` a class that implements this.
public interface Dialect {
  /// Tells whether this is the dialect of a database.
  ///
  /// @param product a JDBC URL, or its beginning with the product's name: `jdbc:sqlite:`
  boolean isFor(String product);

  /// Quotes an identifier as standard SQL does, so that any text is a safe name.
  default String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /// Returns the codec of a Java type.
  ///
  /// @param type a box for a primitive type
  /// @return null if the type has none
  @Nullable Codec codec(Class<?> type);

  /// Returns the codec of instants with so many digits after the second.
  Codec instants(int digits);

  /// Begins a transaction on a connection in auto-commit mode.
  ///
  /// @param isWriting whether it may write, and then never has to be upgraded; one that may not sees one
  ///     state of the database
  void begin(Connection connection, boolean isWriting) throws SQLException;

  /// Commits, and leaves the connection in auto-commit mode.
  void commit(Connection connection) throws SQLException;

  /// Rolls back, and leaves the connection in auto-commit mode.
  void rollback(Connection connection) throws SQLException;

  /// Reserves keys inside a writing transaction.
  ///
  /// @param connection inside a transaction that may write
  /// @param table the quoted name of the table
  /// @param bareTable the name of the table without schema and quotes
  /// @param column the quoted name of the key's column
  /// @param count how many, 1 or more
  /// @return the keys, ascending
  long[] reserveKeys(Connection connection, String table, String bareTable, String column, int count)
      throws SQLException;

  /// Returns how many rows a driver shall fetch at a time when rows are read one by one inside a transaction;
  /// 0 if it never holds more than one.
  int fetchSize();

  /// Returns how many rows one INSERT takes at best.
  ///
  /// @param columns parameters a row
  /// @return at least 1
  int rowsPerInsert(int columns);

  /// Tells whether statements that write many rows may get each column as one array, for which the database
  /// needs `unnest`, `= ANY (array)`, `UPDATE … FROM`, `DELETE … USING` and `RETURNING`.
  default boolean takesArrays() {
    return false;
  }

  /// Tells whether the database may have rolled the transaction back because of an error.
  boolean mayEndTransaction(SQLException error);

  /// Returns the exception that says what a driver's error means.
  ///
  /// @param attempt what was attempted, as the beginning of a sentence: "Could not insert Person#5"
  /// @param sql the statement, or null if there was none
  PersistenceException translate(String attempt, @Nullable String sql, SQLException error);

  /// Returns the statement that creates the table of decisions if it is missing.
  String decisionTableDdl(String table);

  /// Returns the form in which the table of decisions keeps a time.
  String timestamp(Instant instant);
}
