package outside.h2;

import dev.dovetail.persistence.DatabaseBusyException;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.SerializationException;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Codecs;
import dev.dovetail.persistence.spi.ColumnShape;
import dev.dovetail.persistence.spi.Dialect;
import dev.dovetail.persistence.spi.SqlStates;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// H2. An identity column hands no keys out in advance, so a key that the database makes has a sequence as
/// its default.
public final class H2Dialect implements Dialect {
  private final Map<Class<?>, Codec> codecs = new HashMap<>(Codecs.common());

  /// For the service loader.
  public H2Dialect() {
    codecs.putAll(Codecs.isoTimes()); // for times with offset and points in time
    codecs.put(Boolean.class, Codecs.object(Boolean.class, v -> v, v -> v));
    codecs.put(UUID.class, Codecs.object(UUID.class, v -> v, v -> v));
    codecs.put(BigDecimal.class, Codecs.object(BigDecimal.class, v -> v, v -> v));
    codecs.put(LocalDate.class, Codecs.object(LocalDate.class, v -> v, v -> v));
    codecs.put(LocalTime.class, Codecs.object(LocalTime.class, v -> v, v -> v));
    codecs.put(LocalDateTime.class, Codecs.object(LocalDateTime.class, v -> v, v -> v));
  }

  @Override
  public boolean isFor(String product) {
    return product.startsWith("jdbc:h2:");
  }

  @Override
  public Codec codec(Class<?> type) {
    return codecs.get(type);
  }

  @Override
  public Codec instants(int digits) {
    return Codecs.isoInstants(digits);
  }

  @Override
  public String columnType(ColumnShape shape) {
    return switch (shape.type().getSimpleName()) {
      case "Long" -> "BIGINT";
      case "Integer" -> "INTEGER";
      case "Short", "Byte" -> "SMALLINT";
      case "Boolean" -> "BOOLEAN";
      case "Double" -> "DOUBLE PRECISION";
      case "Float" -> "REAL";
      case "BigDecimal" -> shape.precision() > 0
          ? "NUMERIC(" + shape.precision() + ", " + shape.scale() + ')' : "DECFLOAT(1000)";
      case "UUID" -> "UUID";
      case "byte[]" -> "VARBINARY";
      case "LocalDate" -> "DATE";
      case "LocalTime" -> "TIME(9)";
      case "LocalDateTime" -> "TIMESTAMP(9)";
      default -> shape.length() > 0 ? "VARCHAR(" + shape.length() + ')' : "VARCHAR";
    };
  }

  @Override
  public boolean hasTransactionalDdl() {
    return false;
  }

  @Override
  public void begin(Connection connection, boolean isWriting) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE");
    }
  }

  @Override
  public long[] reserveKeys(Connection connection, String table, String bareTable, String column, int count)
      throws SQLException {
    return numbers(connection, sequence(connection, bareTable, column), count);
  }

  @Override
  public boolean hasSequences() {
    return true;
  }

  @Override
  public long[] nextValues(Connection connection, String sequence, int count) throws SQLException {
    return numbers(connection, "NEXT VALUE FOR " + sequence, count);
  }

  private static long[] numbers(Connection connection, String expression, int count) throws SQLException {
    String sql = "SELECT " + expression + " FROM SYSTEM_RANGE(1, " + count + ')';
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      long[] keys = new long[count];
      for (int i = 0; i < count && rows.next(); i++) {
        keys[i] = rows.getLong(1);
      }
      return keys;
    }
  }

  private static String sequence(Connection connection, String table, String column) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT column_default FROM"
        + " information_schema.columns WHERE table_schema = SCHEMA() AND table_name = ? AND column_name ="
        + " ?")) {
      statement.setString(1, table);
      statement.setString(2, column.substring(1, column.length() - 1).replace("\"\"", "\""));
      try (ResultSet row = statement.executeQuery()) {
        String expression = row.next() ? row.getString(1) : null;
        if (expression == null || !expression.startsWith("NEXT VALUE FOR ")) {
          throw new SQLException(table + '.' + column
              + " has no sequence: make it DEFAULT NEXT VALUE FOR one");
        }
        return expression;
      }
    }
  }

  @Override
  public PersistenceException translate(String attempt, String sql, SQLException error) {
    String message = attempt + ": " + error.getMessage();
    return switch (SqlStates.of(error)) {
      case "90131" -> new SerializationException(message, error);
      case "HYT00" -> new DatabaseBusyException(message, error);
      default -> Dialect.super.translate(attempt, sql, error);
    };
  }
}
