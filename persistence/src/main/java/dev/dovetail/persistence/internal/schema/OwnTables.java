package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.spi.ColumnShape;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The tables that are ours and not an entity's.
public final class OwnTables {
  /// The table of scripts that have been run.
  public static final String MIGRATIONS = "dovetail_migration";

  private OwnTables() {}

  /// Returns the statement that makes the table of decided units of work if it is missing.
  public static String decisionDdl(Dialect dialect, String name) {
    return new Ddl(dialect).createIfMissing(decisions(dialect, name));
  }

  /// Returns the statement that makes the table of scripts if it is missing.
  public static String migrationDdl(Dialect dialect) {
    return new Ddl(dialect).createIfMissing(migrations(dialect));
  }

  /// Tells whether the table of scripts is there.
  public static boolean hasMigrations(Connection connection, Dialect dialect) throws SQLException {
    return new DatabaseTables(connection, dialect).contains(new TableId("", MIGRATIONS));
  }

  static TableDefinition decisions(Dialect dialect, String name) {
    return TableDefinition.of(new TableId("", name),
        List.of(column("id", dialect, String.class), column("committed_at", dialect, String.class)),
        List.of("id"));
  }

  private static TableDefinition migrations(Dialect dialect) {
    return TableDefinition.of(new TableId("", MIGRATIONS),
        List.of(column("number", dialect, Long.class), column("name", dialect, String.class),
            column("checksum", dialect, String.class), column("applied_at", dialect, String.class)),
        List.of("number"));
  }

  private static ColumnDefinition column(String name, Dialect dialect, Class<?> type) {
    return new ColumnDefinition(name, dialect.columnType(ColumnShape.of(type)), false, "");
  }
}
