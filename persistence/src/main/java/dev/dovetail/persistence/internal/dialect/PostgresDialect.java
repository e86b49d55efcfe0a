package dev.dovetail.persistence.internal.dialect;

import dev.dovetail.persistence.DatabaseBusyException;
import dev.dovetail.persistence.DatabaseFullException;
import dev.dovetail.persistence.Isolation;
import dev.dovetail.persistence.Json;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.spi.ArrayType;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Codecs;
import dev.dovetail.persistence.spi.ColumnShape;
import dev.dovetail.persistence.spi.Dialect;
import dev.dovetail.persistence.spi.SqlStates;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
  private static final int MICROSECOND_DIGITS = 6;
  private static final int FIRST_YEAR = -4713; // 4714 BC, when Julian days begin
  private static final int LAST_TIMESTAMP_YEAR = 294_276;

  private final Map<Class<?>, Codec> codecs = new HashMap<>(Codecs.common());

  PostgresDialect() {
    codecs.put(Boolean.class, Codecs.object(Boolean.class, v -> v, v -> v,
        new ArrayType("boolean", Boolean.class, v -> v)));
    codecs.put(UUID.class, Codecs.object(UUID.class, v -> v, v -> v, texts("uuid")));
    codecs.put(BigDecimal.class, Codecs.object(BigDecimal.class, v -> v, v -> v, texts("numeric")));
    codecs.put(BigInteger.class, Codecs.object(BigDecimal.class, BigDecimal::toBigIntegerExact,
        v -> new BigDecimal((BigInteger) v), texts("numeric")));
    codecs.put(LocalDate.class, Codecs.object(LocalDate.class, v -> v, v -> inYears((LocalDate) v, 5_874_897),
        times("date")));
    codecs.put(LocalTime.class,
        micros(LocalTime.class, texts("time"), v -> v.truncatedTo(ChronoUnit.MICROS)));
    codecs.put(LocalDateTime.class,
        micros(LocalDateTime.class, times("timestamp"), v -> v.truncatedTo(ChronoUnit.MICROS)));
    codecs.put(OffsetTime.class,
        micros(OffsetTime.class, texts("timetz"), v -> v.truncatedTo(ChronoUnit.MICROS)));
    codecs.put(OffsetDateTime.class,
        micros(OffsetDateTime.class, times("timestamptz"), PostgresDialect::utc));
    codecs.put(Instant.class, instants(9));
    codecs.put(Json.class, new JsonCodec(Objects.requireNonNull(codecs.get(Json.class))));
  }

  /// JSON text without a type, which the server takes for `json`, `jsonb` and `text` alike.
  private record JsonCodec(Codec text) implements Codec {
    @Override
    public @Nullable Object read(ResultSet row, int column) throws SQLException {
      return text.read(row, column);
    }

    @Override
    public void bind(PreparedStatement statement, int index, Object stored) throws SQLException {
      statement.setObject(index, written(stored), Types.OTHER);
    }

    /// A `json` keeps its text, and becomes a `jsonb` or a `text` where the column is one.
    @Override
    public ArrayType arrayType() {
      return new ArrayType("json", String.class, JsonCodec::written);
    }

    private static String written(Object stored) throws SQLException {
      return Codecs.written("JSON text", Object::toString, stored);
    }
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
            v -> inYears(((Instant) v).atOffset(ZoneOffset.UTC), LAST_TIMESTAMP_YEAR), times("timestamptz")),
        Instant.class, v -> v.truncatedTo(unit));
  }

  @Override
  public String columnType(ColumnShape shape) {
    return switch (shape.type().getSimpleName()) {
      case "Long" -> "bigint";
      case "Integer", "Year" -> "integer";
      case "Json" -> "jsonb";
      case "OffsetTime" -> "time" + digits(shape) + " with time zone";
      case "Short", "Byte" -> "smallint";
      case "Boolean" -> "boolean";
      case "Double" -> "double precision";
      case "Float" -> "real";
      case "Character" -> "varchar(1)";
      case "BigDecimal", "BigInteger" -> "numeric" + (shape.precision() > 0
          ? "(" + shape.precision() + ", " + shape.scale() + ')' : "");
      case "UUID" -> "uuid";
      case "byte[]" -> "bytea";
      case "LocalDate" -> "date";
      case "LocalTime" -> "time" + digits(shape);
      case "LocalDateTime" -> "timestamp" + digits(shape);
      case "Instant", "OffsetDateTime" -> "timestamp" + digits(shape) + " with time zone";
      default -> shape.length() > 0 ? "varchar(" + shape.length() + ')' : "text";
    };
  }

  private static String digits(ColumnShape shape) {
    int digits = shape.secondPrecision();
    return digits >= 0 && digits < MICROSECOND_DIGITS ? "(" + digits + ')' : "";
  }

  private static <T> Codec micros(Class<T> type, ArrayType array, Function<T, T> normalize) {
    return new Normalized<>(Codecs.object(type, v -> v,
        v -> v instanceof Temporal time && time.isSupported(ChronoField.YEAR)
            ? inYears(time, LAST_TIMESTAMP_YEAR) : v, array), type, normalize);
  }

  private static ArrayType times(String type) {
    return new ArrayType(type, String.class, v -> PostgresTimes.text((Temporal) v));
  }

  /// Elements that the server reads from their texts.
  private static ArrayType texts(String type) {
    return new ArrayType(type, String.class, Object::toString);
  }

  /// Refuses what the driver would turn into `infinity` without a word.
  private static Temporal inYears(Temporal time, int last) {
    if (time.get(ChronoField.YEAR) <= FIRST_YEAR || time.get(ChronoField.YEAR) >= last) {
      throw new DateTimeException("expected a year between " + FIRST_YEAR + " and " + last);
    }
    return time;
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
      try {
        return value == null ? null : normalize.apply(type.cast(value));
      } catch (DateTimeException e) {
        throw new SQLDataException("the value " + row.getString(index) + " does not fit", e);
      }
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
      try {
        return normalize.apply(type.cast(value));
      } catch (DateTimeException e) {
        throw new MappingException(value + " is a time that the database cannot keep", e);
      }
    }

    @Override
    public boolean matches(Object value, Object stored) {
      return toStored(value).equals(stored);
    }
  }

  @Override
  public void begin(Connection connection, boolean isWriting) throws SQLException {
    begin(connection, isWriting
        ? "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"
        : "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }

  @Override
  public void begin(Connection connection, Isolation isolation) throws SQLException {
    begin(connection, "SET TRANSACTION ISOLATION LEVEL " + isolation.name().replace('_', ' '));
  }

  private void begin(Connection connection, String how) throws SQLException {
    connection.setAutoCommit(false); // the driver sends BEGIN with the next statement
    try {
      run(connection, how);
    } catch (SQLException e) {
      undoBegin(connection, e);
      throw e;
    }
  }

  private void undoBegin(Connection connection, SQLException failure) {
    try {
      rollback(connection);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
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
        long[] keys = numbers(rows, count);
        if (keys[0] == 0) {
          throw new SQLException(table + '.' + column + " has no sequence: make it GENERATED BY DEFAULT AS"
              + " IDENTITY, or give keys yourself");
        }
        return keys;
      }
    }
  }

  private static long[] numbers(ResultSet rows, int count) throws SQLException {
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = rows.next() ? rows.getLong(1) : 0;
    }
    return numbers;
  }

  @Override
  public boolean hasSequences() {
    return true;
  }

  @Override
  public long[] nextValues(Connection connection, String sequence, int count) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(
        "SELECT nextval(?::regclass) FROM generate_series(1, ?)")) {
      statement.setString(1, sequence);
      statement.setInt(2, count);
      try (ResultSet rows = statement.executeQuery()) {
        return numbers(rows, count);
      }
    }
  }

  /// Outside a transaction the driver reads everything into memory.
  @Override
  public int fetchSize() {
    return FETCH_SIZE;
  }

  @Override
  public int mostParameters() {
    return 65_535; // the protocol counts them in two bytes
  }

  @Override
  public int rowsPerInsert(int columns) {
    return Math.clamp(MAX_PARAMETERS / Math.max(columns, 1), 1, ROWS_PER_INSERT);
  }

  @Override
  public PersistenceException translate(String attempt, @Nullable String sql, SQLException error) {
    String state = SqlStates.of(error);
    String message = attempt + ": " + reason(error) + advice(state)
        + (sql == null ? "" : "\n  statement: " + sql);
    return switch (state) {
      case "55P03" -> new DatabaseBusyException(message, error);
      case "53100" -> new DatabaseFullException(message, error);
      default -> SqlStates.translate(message, error);
    };
  }

  @Override
  public boolean takesArrays() {
    return true;
  }

  /// The error of a batch repeats the statement with its values; what the server said is behind it.
  private static @Nullable String reason(SQLException error) {
    SQLException next = error instanceof BatchUpdateException ? error.getNextException() : null;
    return (next == null ? error : next).getMessage();
  }

  /// A server that shuts down, or ends a session, may do so between the commit and its answer.
  @Override
  public boolean mayHaveCommitted(SQLException error) {
    return SqlStates.of(error).startsWith("57P0") || Dialect.super.mayHaveCommitted(error);
  }

  private static String advice(String state) {
    return switch (state) {
      case "40001", "40P01" -> ". Another transaction got in between: roll back and repeat the work";
      case "55P03" -> ". Another transaction holds the lock: try again";
      case "22001" -> ". The value does not fit its column: shorten it, or widen the column";
      case "22003" -> ". The number does not fit its column: take another number, or a wider type";
      case "22021" -> ". A text cannot hold the character U+0000 here: take it out, or keep byte[]";
      case "25006" -> ". The server or the transaction is read-only: connect to one that may be written";
      case "28P01", "28000", "08004" -> ". Check user and password, and pg_hba.conf on the server";
      case "42501" -> ". Grant the user this right, or connect as one who has it";
      case "42P01" -> ". Create the table, or correct @Table(name = ..., schema = ...) or the search path";
      case "42703" -> ". Add the column, or correct @Column(name = ...)";
      case "42804", "42883" -> ". Change the field or the type of the column, or convert by @Convert";
      case "3D000" -> ". Check the database's name in the URL";
      case "53100" -> ". Free some space on the server";
      case "53300" -> ". Use fewer connections, or raise max_connections on the server";
      case "08003", "08006", "57P01", "57P02", "57P03" -> ". The connection was lost: roll back and repeat the"
          + " work; another connection is opened for it";
      case "57014" -> ". The statement took longer than statement_timeout, or somebody cancelled it";
      case "08001" -> ". Check that the server runs, and host and port in the URL";
      default -> "";
    };
  }

  @Override
  public boolean sortsNullsFirst() {
    return false;
  }
}
