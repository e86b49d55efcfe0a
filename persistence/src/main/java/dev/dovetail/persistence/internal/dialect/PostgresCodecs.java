package dev.dovetail.persistence.internal.dialect;

import dev.dovetail.persistence.Json;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.spi.ArrayType;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Codecs;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
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

/// The codecs of PostgreSQL, made when the first of them is needed.
final class PostgresCodecs {
  private static final int FIRST_YEAR = -4713; // 4714 BC, when Julian days begin
  private static final int LAST_TIMESTAMP_YEAR = 294_276;
  private static final Map<Class<?>, Codec> BY_TYPE = all();

  private PostgresCodecs() {}

  static @Nullable Codec of(Class<?> type) {
    return BY_TYPE.get(type);
  }

  private static Map<Class<?>, Codec> all() {
    Map<Class<?>, Codec> codecs = new HashMap<>(Codecs.common());
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
        micros(OffsetDateTime.class, times("timestamptz"), PostgresCodecs::utc));
    codecs.put(Instant.class, instants(9));
    codecs.put(Json.class, new JsonCodec(Objects.requireNonNull(codecs.get(Json.class))));
    return codecs;
  }

  /// A `timestamptz` has six digits after the second, so what is finer is cut off.
  static Codec instants(int digits) {
    ChronoUnit unit = digits >= 6 ? ChronoUnit.MICROS : digits >= 3 ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
    return new Normalized<>(
        Codecs.object(OffsetDateTime.class, OffsetDateTime::toInstant,
            v -> inYears(((Instant) v).atOffset(ZoneOffset.UTC), LAST_TIMESTAMP_YEAR), times("timestamptz")),
        Instant.class, v -> v.truncatedTo(unit));
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
}
