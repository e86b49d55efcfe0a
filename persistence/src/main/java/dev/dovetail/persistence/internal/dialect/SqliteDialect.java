package dev.dovetail.persistence.internal.dialect;

import dev.dovetail.persistence.ConstraintException;
import dev.dovetail.persistence.ConstraintException.Kind;
import dev.dovetail.persistence.DatabaseBusyException;
import dev.dovetail.persistence.DatabaseException;
import dev.dovetail.persistence.DatabaseFullException;
import dev.dovetail.persistence.DatabaseReadOnlyException;
import dev.dovetail.persistence.DatabaseUnreadableException;
import dev.dovetail.persistence.LockMode;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Codecs;
import dev.dovetail.persistence.spi.ColumnShape;
import dev.dovetail.persistence.spi.Dialect;
import dev.dovetail.persistence.spi.SqlSyntax;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// SQLite through any driver that reports SQLite's own result codes. Result codes:
/// <https://sqlite.org/rescode.html>.
///
/// Auto-commit stays on and transactions are begun and ended by statements, because the driver's own
/// `commit()` begins the next transaction at once, and with it may take the write lock for an idle
/// connection.
public final class SqliteDialect implements Dialect, SchemaDialect {
  private static final int ROWS_PER_INSERT = 64;
  private static final int MAX_PARAMETERS = 32_766;
  private static final int SQL_ERROR = 1;
  private static final int CONSTRAINT = 19;
  private static final int IO_ERROR = 10;

  private static final Set<Class<?>> INTEGERS =
      Set.of(Long.class, Integer.class, Short.class, Byte.class, Boolean.class, Year.class);

  private final Map<Class<?>, Codec> codecs = new HashMap<>(Codecs.common());

  SqliteDialect() {
    codecs.putAll(Codecs.isoTimes());
    codecs.put(Boolean.class, Codecs.integral(0, 1, "boolean", v -> v == 1, v -> (boolean) v ? 1 : 0));
  }

  @Override
  public boolean isFor(String product) {
    return product.startsWith("jdbc:sqlite:");
  }

  @Override
  public @Nullable Codec codec(Class<?> type) {
    return codecs.get(type);
  }

  @Override
  public Codec instants(int digits) {
    return Codecs.isoInstants(digits);
  }

  /// SQLite has no types of columns, only a preference for a storage class ("affinity"), so a limit is a note
  /// to the reader. Decimal numbers are TEXT, since any numeric affinity would make them binary fractions.
  @Override
  public String columnType(ColumnShape shape) {
    Class<?> type = shape.type();
    if (type == Double.class || type == Float.class) {
      return "REAL";
    }
    if (type == byte[].class) {
      return "BLOB";
    }
    if (INTEGERS.contains(type)) {
      return "INTEGER";
    }
    return type == String.class && shape.length() > 0 ? "VARCHAR(" + shape.length() + ')' : "TEXT";
  }

  /// `INTEGER PRIMARY KEY` is the row's own number.
  @Override
  public String generatedKeyType(String columnType) {
    return "INTEGER";
  }

  /// The affinity, by the rules of <https://sqlite.org/datatype3.html#determination_of_column_affinity>;
  /// INTEGER and NUMERIC differ in casts only.
  @Override
  public String typeFamily(String columnType) {
    String type = columnType.toUpperCase(Locale.ROOT);
    if (type.contains("INT")) {
      return "INTEGER";
    }
    if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
      return "TEXT";
    }
    if (type.contains("BLOB") || type.isBlank()) {
      return "BLOB";
    }
    return type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") ? "REAL" : "INTEGER";
  }

  @Override
  public boolean canAlterConstraints() {
    return false;
  }

  @Override
  public boolean schemasAreDatabases() {
    return true;
  }

  @Override
  public List<String> beforeDroppingCycles() {
    return List.of("PRAGMA defer_foreign_keys = ON");
  }

  @Override
  public String partialIndexQuery() {
    return "SELECT name FROM pragma_index_list(?, ?) WHERE partial = 1";
  }

  @Override
  public String foreignKeyQuery() {
    return "SELECT id, seq, \"from\", \"table\", \"to\", on_delete FROM pragma_foreign_key_list(?, ?)"
        + " ORDER BY id, seq";
  }

  /// Dropping a table first deletes its rows, which cascades to those that refer to them, so its
  /// documentation asks for foreign keys to be off while a table is replaced
  /// (<https://sqlite.org/lang_altertable.html>).
  @Override
  public boolean suspendForeignKeys(Connection connection) throws SQLException {
    boolean isOn = queryLong(connection, "PRAGMA foreign_keys", null) != 0;
    run(connection, "PRAGMA foreign_keys = OFF");
    return isOn;
  }

  @Override
  public void requireForeignKeys(Connection connection) throws SQLException {
    String sql = "SELECT c.\"table\" || ', row ' || c.rowid || ', refers to ' || c.parent"
        + " FROM pragma_foreign_key_check AS c";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      if (row.next()) {
        throw new SQLException("FOREIGN KEY constraint failed: table " + row.getString(1)
            + ", which has no such row", "23000", CONSTRAINT);
      }
    }
  }

  @Override
  public void resumeForeignKeys(Connection connection) throws SQLException {
    run(connection, "PRAGMA foreign_keys = ON");
  }

  @Override
  public SqlSyntax syntax() {
    return SqlSyntax.SQLITE;
  }

  /// A deferred transaction that has read and then writes fails with BUSY whatever the timeout, if another
  /// connection wrote meanwhile; an immediate one waits once, at its beginning.
  @Override
  public void begin(Connection connection, boolean isWriting) throws SQLException {
    run(connection, isWriting ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    run(connection, "COMMIT");
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    run(connection, "ROLLBACK");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /// Does what SQLite does for a row without key: one more than the greatest, or than the greatest there ever
  /// was if the key is `AUTOINCREMENT` (<https://sqlite.org/autoinc.html>). The write lock keeps others from
  /// doing the same.
  @Override
  public long[] reserveKeys(Connection connection, String table, String bareTable, String column, int count)
      throws SQLException {
    long last = queryLong(connection, "SELECT max(t." + column + ") FROM " + table + " AS t", null);
    String isThere = "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'";
    if (queryLong(connection, isThere, null) > 0) {
      last = Math.max(last, queryLong(connection,
          "SELECT seq FROM sqlite_sequence WHERE name = ? COLLATE NOCASE", bareTable));
    }
    last = Math.max(last, 0);
    if (last > Long.MAX_VALUE - count) {
      throw new SQLException("the keys of " + table + " are used up: the greatest is " + last);
    }
    return LongStream.rangeClosed(last + 1, last + count).toArray();
  }

  private static long queryLong(Connection connection, String sql, @Nullable String parameter)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (parameter != null) {
        statement.setString(1, parameter);
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  @Override
  public int fetchSize() {
    return 0;
  }

  @Override
  public int rowsPerInsert(int columns) {
    return Math.clamp(MAX_PARAMETERS / Math.max(columns, 1), 1, ROWS_PER_INSERT);
  }

  @Override
  public PersistenceException translate(String attempt, @Nullable String sql, SQLException error) {
    int code = primaryCode(error);
    String message = attempt + ": " + error.getMessage() + advice(code, error)
        + (sql == null ? "" : "\n  statement: " + sql);
    return switch (code) {
      case 5, 6 -> new DatabaseBusyException(message, error); // BUSY, LOCKED
      case 8 -> new DatabaseReadOnlyException(message, error); // READONLY
      case 13 -> new DatabaseFullException(message, error); // FULL
      case 11, 14, 26 -> new DatabaseUnreadableException(message, error); // CORRUPT, CANTOPEN, NOTADB
      // TOOBIG, CONSTRAINT, MISMATCH
      case 18, 19, 20 -> new ConstraintException(constraint(error), message, error);
      default -> new DatabaseException(message, error);
    };
  }

  /// True for all but plain mistakes in a statement: after FULL, IOERR, NOMEM, BUSY or INTERRUPT, and after a
  /// constraint with `ON CONFLICT ROLLBACK`, SQLite may have ended the transaction by itself, and what
  /// follows would be committed statement by statement.
  @Override
  public boolean mayEndTransaction(SQLException error) {
    return primaryCode(error) > SQL_ERROR;
  }

  /// An error of the disk may come after the journal was removed, which is what commits; one without SQLite's
  /// code comes from elsewhere.
  @Override
  public boolean mayHaveCommitted(SQLException error) {
    int code = primaryCode(error);
    return code == 0 || code == IO_ERROR;
  }

  private static int primaryCode(SQLException error) {
    Throwable e = error;
    while (e != null) {
      if (e instanceof SQLException sql && sql.getErrorCode() != 0) {
        return sql.getErrorCode() & 0xff; // the rest of an extended code is detail
      }
      e = e.getCause();
    }
    return 0;
  }

  private static Kind constraint(SQLException error) {
    String message = String.valueOf(error.getMessage());
    if (message.contains("FOREIGN KEY constraint failed")) {
      return Kind.FOREIGN_KEY;
    }
    if (message.contains("NOT NULL constraint failed")) {
      return Kind.NOT_NULL;
    }
    if (message.contains("UNIQUE constraint failed")) { // also for primary keys
      return Kind.UNIQUE;
    }
    boolean isCheck = message.contains("CHECK constraint failed") || message.contains("MISMATCH")
        || message.contains("CONSTRAINT_DATATYPE"); // of a STRICT table
    return isCheck ? Kind.CHECK : Kind.OTHER;
  }

  private static String advice(int code, SQLException error) {
    return switch (code) {
      case SQL_ERROR -> schemaAdvice(String.valueOf(error.getMessage()));
      case 5, 6 -> ". Another connection is using the database: try again, or raise PRAGMA busy_timeout";
      case 8 -> ". Check the permissions of the file and of its directory, and the mount";
      case IO_ERROR -> ". The disk or the file system failed: check it before going on";
      case 11, 26 -> ". The file is not a whole SQLite database: restore or rebuild it";
      case 13 -> ". Free some space, or raise PRAGMA max_page_count";
      case 14 -> ". Check that the directory exists and that the file may be read and written";
      default -> "";
    };
  }

  private static String schemaAdvice(String message) {
    if (message.contains("no such table")) {
      return ". Create the table, or correct @Table(name = ...) or the file in the URL";
    }
    return message.contains("no such column") || message.contains("has no column named")
        ? ". Add the column, or correct @Column(name = ...)" : "";
  }

  /// There are no locks of rows: who writes has the whole database.
  @Override
  public String lock(LockMode mode) {
    return "";
  }

  @Override
  public boolean hasDecimals() {
    return false;
  }

  /// `LIKE` ignores the case of ASCII letters.
  @Override
  public String matches(String text, String pattern) {
    return text + " GLOB " + pattern;
  }

  @Override
  public String pattern(String literal, boolean anyBefore, boolean anyAfter) {
    return (anyBefore ? "*" : "") + literal.replaceAll("[*?\\[]", "[$0]") + (anyAfter ? "*" : "");
  }
}
