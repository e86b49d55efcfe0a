package dev.dovetail.analysis.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tables of what a query found. The only class that needs the module `java.sql`, at run time too.
public final class ResultSets {
  private ResultSets() {}

  /// Reads the rows from the next one to the last. The result set stays open.
  ///
  /// The types are those of its columns: integers of up to 64 bits, decimals and floating-point numbers,
  /// booleans, dates and times, and text for all else. Where the database itself has no types a column must
  /// obey (SQLite), a value that is not one of its column's type is an error.
  ///
  /// @throws SQLException if the database fails, or a column is binary
  /// @throws IllegalArgumentException if two columns have the same label, or a value is not of its column's
  /// type;
  ///     correct the query, with `AS` or `CAST`
  public static Table read(ResultSet rows) throws SQLException {
    ResultSetMetaData about = rows.getMetaData();
    Schema schema = Schema.empty();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      schema = schema.with(about.getColumnLabel(i), type(about, i));
    }
    TableBuilder builder = Table.builder(schema);
    @Nullable Object[] values = new @Nullable Object[schema.fields().size()];
    while (rows.next()) {
      for (int i = 0; i < values.length; i++) {
        values[i] = value(rows, i + 1, schema.fields().get(i));
      }
      builder.add(values);
    }
    return builder.build();
  }

  private static ColumnType type(ResultSetMetaData about, int column) throws SQLException {
    return switch (about.getColumnType(column)) {
      case Types.BOOLEAN, Types.BIT -> ColumnType.BOOLEAN;
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnType.INT64;
      case Types.DECIMAL, Types.NUMERIC -> ColumnType.DECIMAL;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> ColumnType.FLOAT64;
      case Types.DATE -> ColumnType.DATE;
      case Types.TIME -> ColumnType.TIME;
      case Types.TIMESTAMP -> ColumnType.TIMESTAMP;
      case Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.ZONED_TIMESTAMP;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
          throw new SQLException("Column \""
          + about.getColumnLabel(column) + "\" is binary, which no column of a table stores; leave it out");
      default -> about.getColumnTypeName(column).equalsIgnoreCase("uuid") ? ColumnType.UUID : ColumnType.TEXT;
    };
  }

  private static @Nullable Object value(ResultSet rows, int column, Schema.Field field) throws SQLException {
    Object raw = rows.getObject(column);
    if (raw == null) {
      return null;
    }
    return switch (field.type()) {
      case BOOLEAN -> rows.getBoolean(column);
      case INT64 -> integer(raw, field);
      case DECIMAL -> rows.getBigDecimal(column);
      case FLOAT64 -> raw instanceof Number ? (Object) rows.getDouble(column) : raw;
      case DATE -> rows.getObject(column, LocalDate.class);
      case TIME -> rows.getObject(column, LocalTime.class);
      case TIMESTAMP -> rows.getObject(column, LocalDateTime.class);
      case ZONED_TIMESTAMP -> instant(rows.getObject(column, OffsetDateTime.class));
      case UUID -> raw instanceof UUID ? raw : UUID.fromString(raw.toString());
      case EMPTY, BIG_INTEGER, TEXT -> text(raw, field);
    };
  }

  private static Object integer(Object raw, Schema.Field field) {
    return switch (raw) {
      case BigInteger number -> number.longValueExact();
      case BigDecimal number -> number.longValueExact();
      case Long _, Integer _, Short _, Byte _ -> raw;
      default -> throw misfit(raw, field);
    };
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static String text(Object raw, Schema.Field field) {
    if (raw instanceof byte[] || raw instanceof Blob) {
      throw misfit(raw, field);
    }
    return raw.toString();
  }

  private static IllegalArgumentException misfit(Object raw, Schema.Field field) {
    return new IllegalArgumentException("Column \"" + field.name() + "\" is of type " + field.type()
        + ", but holds the " + raw.getClass().getSimpleName() + " " + raw + "; CAST it in the query");
  }
}
