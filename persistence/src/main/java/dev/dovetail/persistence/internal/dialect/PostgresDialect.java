package dev.dovetail.persistence.internal.dialect;

import dev.dovetail.persistence.ConstraintException;
import dev.dovetail.persistence.ConstraintException.Kind;
import dev.dovetail.persistence.DatabaseBusyException;
import dev.dovetail.persistence.DatabaseException;
import dev.dovetail.persistence.DatabaseFullException;
import dev.dovetail.persistence.DatabaseReadOnlyException;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.SerializationException;
import dev.dovetail.persistence.spi.ArrayType;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Dialect;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// PostgreSQL. Error codes: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
///
/// Transactions are serializable: what was read cannot change before the commit, or the commit fails and the
/// work has to be repeated.
public final class PostgresDialect implements Dialect {
  private static final int ROWS_PER_INSERT = 128;
  private static final int FETCH_SIZE = 256;
  private static final int MAX_PARAMETERS = 65_535;

  private final Map<Class<?>, Codec> codecs = new HashMap<>(Codecs.common());

  PostgresDialect() {
    codecs.put(Boolean.class, Codecs.object(Boolean.class, v -> v, v -> v,
        new ArrayType("boolean", Boolean.class, v -> v)));
    codecs.put(UUID.class, Codecs.object(UUID.class, v -> v, v -> v, texts("uuid")));
    codecs.put(BigDecimal.class, Codecs.object(BigDecimal.class, v -> v, v -> v, texts("numeric")));
    codecs.put(BigInteger.class, Codecs.object(BigDecimal.class, BigDecimal::toBigIntegerExact,
        v -> new BigDecimal((BigInteger) v), texts("numeric")));
    codecs.put(LocalDate.class, Codecs.object(LocalDate.class, v -> v, v -> v, times("date")));
    codecs.put(LocalTime.class,
        micros(LocalTime.class, texts("time"), v -> v.truncatedTo(ChronoUnit.MICROS)));
    codecs.put(LocalDateTime.class,
        micros(LocalDateTime.class, times("timestamp"), v -> v.truncatedTo(ChronoUnit.MICROS)));
    codecs.put(OffsetDateTime.class,
        micros(OffsetDateTime.class, times("timestamptz"), PostgresDialect::utc));
    codecs.put(Instant.class, instants(9));
  }

  @Override
  public boolean isFor(String product) {
    return product.startsWith("jdbc:postgresql:");
  }

  @Override
  public @Nullable Codec codec(Class<?> type) {
    return codecs.get(type);
  }

  /// A `timestamptz` has six digits after the second, so what is finer is cut off.
  @Override
  public Codec instants(int digits) {
    ChronoUnit unit = digits >= 6 ? ChronoUnit.MICROS : digits >= 3 ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
    return new Normalized<>(
        Codecs.object(OffsetDateTime.class, OffsetDateTime::toInstant,
            v -> ((Instant) v).atOffset(ZoneOffset.UTC), new ArrayType("timestamptz", String.class,
                v -> PostgresTimes.text(((Instant) v).atOffset(ZoneOffset.UTC)))),
        Instant.class, v -> v.truncatedTo(unit));
  }

  private static <T> Codec micros(Class<T> type, ArrayType array, Function<T, T> normalize) {
    return new Normalized<>(Codecs.object(type, v -> v, v -> v, array), type, normalize);
  }

  private static ArrayType times(String type) {
    return new ArrayType(type, String.class, v -> PostgresTimes.text((TemporalAccessor) v));
  }

  /// Elements that the server reads from their texts.
  private static ArrayType texts(String type) {
    return new ArrayType(type, String.class, Object::toString);
  }

  /// A `timestamptz` is a point in time: it comes back in UTC, whatever the offset was.
  private static OffsetDateTime utc(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
  }

  /// Values that the database keeps in a form of its own, which is what is compared.
  private record Normalized<T>(Codec column, Class<T> type, Function<T, T> normalize) implements Codec {
    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
      Object value = column.read(row, index);
      return value == null ? null : toStored(value);
    }

    @Override
    public void bind(PreparedStatement statement, int index, Object stored) throws SQLException {
      column.bind(statement, index, stored);
    }

    @Override
    public @Nullable ArrayType arrayType() {
      return column.arrayType();
    }

    @Override
    public boolean keepsValues() {
      return false;
    }

    @Override
    public Object toStored(Object value) {
      return normalize.apply(type.cast(value));
    }

    @Override
    public boolean matches(Object value, Object stored) {
      return toStored(value).equals(stored);
    }
  }

  @Override
  public void begin(Connection connection, boolean isWriting) throws SQLException {
    connection.setAutoCommit(false); // the driver sends BEGIN with the next statement
    run(connection, isWriting
        ? "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"
        : "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Takes keys from the column's own sequence, all in one statement. The inner SELECT has the sequence
  /// looked up once, and not for each key.
  @Override
  public long[] reserveKeys(Connection connection, String table, String bareTable, String column, int count)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(
        "SELECT nextval((SELECT CAST(pg_get_serial_sequence(?, ?) AS regclass)))"
            + " FROM generate_series(1, ?)")) {
      statement.setString(1, table);
      statement.setString(2, column.substring(1, column.length() - 1).replace("\"\"", "\""));
      statement.setInt(3, count);
      try (ResultSet rows = statement.executeQuery()) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
          keys[i] = rows.next() ? rows.getLong(1) : 0;
        }
        if (keys[0] == 0) {
          throw new SQLException(table + '.' + column + " has no sequence: make it GENERATED BY DEFAULT AS"
              + " IDENTITY, or give keys yourself");
        }
        return keys;
      }
    }
  }

  /// Outside a transaction the driver reads everything into memory.
  @Override
  public int fetchSize() {
    return FETCH_SIZE;
  }

  @Override
  public int rowsPerInsert(int columns) {
    return Math.clamp(MAX_PARAMETERS / Math.max(columns, 1), 1, ROWS_PER_INSERT);
  }

  @Override
  public PersistenceException translate(String attempt, @Nullable String sql, SQLException error) {
    String state = state(error);
    String message = attempt + ": " + error.getMessage() + advice(state)
        + (sql == null ? "" : "\n  statement: " + sql);
    return switch (state) {
      case "40001", "40P01" -> new SerializationException(message, error);
      case "55P03" -> new DatabaseBusyException(message, error);
      case "25006" -> new DatabaseReadOnlyException(message, error);
      case "53100" -> new DatabaseFullException(message, error);
      default -> state.startsWith("23") || state.startsWith("22")
          ? new ConstraintException(constraint(state), message, error)
          : new DatabaseException(message, error);
    };
  }

  @Override
  public boolean takesArrays() {
    return true;
  }

  /// After any error the server refuses everything until a rollback.
  @Override
  public boolean mayEndTransaction(SQLException error) {
    return true;
  }

  private static String state(SQLException error) {
    Throwable e = error;
    while (e != null) {
      if (e instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
      e = e.getCause();
    }
    return "";
  }

  private static Kind constraint(String state) {
    return switch (state) {
      case "23505" -> Kind.UNIQUE;
      case "23503" -> Kind.FOREIGN_KEY;
      case "23502" -> Kind.NOT_NULL;
      case "23514" -> Kind.CHECK;
      default -> Kind.OTHER;
    };
  }

  private static String advice(String state) {
    return switch (state) {
      case "40001", "40P01" -> ". Another transaction got in between: roll back and repeat the work";
      case "55P03" -> ". Another transaction holds the lock: try again";
      case "25006" -> ". The server or the transaction is read-only";
      case "28P01", "28000" -> ". Check user and password, and pg_hba.conf on the server";
      case "3D000" -> ". Check the database's name in the URL";
      case "53100" -> ". Free some space on the server";
      case "53300" -> ". Use fewer connections, or raise max_connections on the server";
      case "08001" -> ". Check that the server runs, and host and port in the URL";
      default -> "";
    };
  }

  @Override
  public String decisionTableDdl(String table) {
    return "CREATE TABLE IF NOT EXISTS " + table
        + " (id text NOT NULL PRIMARY KEY, committed_at text NOT NULL)";
  }

  @Override
  public String timestamp(Instant instant) {
    return IsoTimes.format(instant, 3);
  }
}
