package dev.dovetail.persistence.spi;

import dev.dovetail.persistence.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Codecs over what every driver supports: integers, floating point, text and bytes. A dialect is made of
/// these and of few of its own.
public final class Codecs {
  private Codecs() {}

  /// Integral numbers within a range, and whatever else is kept as one.
  ///
  /// @param min the least value the column may have
  /// @param max the greatest
  /// @param type what it is called in errors
  /// @param of turns a number into a value
  /// @param to turns a value into a number
  public static Codec integral(long min, long max, String type, LongFunction<@Nullable Object> of,
      ToLongFunction<Object> to) {
    return new Codec() {
      @Override
      public @Nullable Object read(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        if (value == 0 && row.wasNull()) {
          return null;
        }
        Object read = value < min || value > max ? null : of.apply(value);
        if (read == null) {
          throw new SQLDataException("the value " + value + " does not fit into " + type);
        }
        return read;
      }

      @Override
      public void bind(PreparedStatement statement, int index, Object stored) throws SQLException {
        statement.setLong(index, to.applyAsLong(stored));
      }

      @Override
      public ArrayType arrayType() {
        return new ArrayType("bigint", Long.class, to::applyAsLong);
      }
    };
  }

  /// Values kept as text.
  ///
  /// @param type what it is called in errors
  /// @param of reads the text; what it throws on other text is reported with the column
  /// @param to writes the text
  public static Codec text(String type, Function<String, Object> of, Function<Object, String> to) {
    return new Codec() {
      @Override
      public @Nullable Object read(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        if (text == null) {
          return null;
        }
        try {
          return of.apply(text);
        } catch (RuntimeException e) {
          throw new SQLDataException("the text \"" + text + "\" is not a " + type, e);
        }
      }

      @Override
      public void bind(PreparedStatement statement, int index, Object stored) throws SQLException {
        statement.setString(index, written(type, to, stored));
      }

      @Override
      public ArrayType arrayType() {
        return new ArrayType("text", String.class, stored -> written(type, to, stored));
      }
    };
  }

  /// Writes a value as text that a database can keep.
  ///
  /// @param type what it is called in errors
  /// @param to turns the value into text
  /// @throws SQLDataException if the text has half of a character
  public static String written(String type, Function<Object, String> to, Object stored) throws SQLException {
    String text;
    try {
      text = to.apply(stored);
    } catch (DateTimeException e) {
      throw new SQLDataException(stored + " cannot be written as a " + type, e);
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && !Character.isSupplementaryCodePoint(text.codePointAt(i++))) {
        throw new SQLDataException("the text has half of a character at position " + (i - 1)
            + " (an unpaired surrogate), which drivers would replace by '?': cut texts between code points");
      }
    }
    return text;
  }

  /// Doubles and floats. NaN is refused, since databases keep it as null or order it in their own ways.
  ///
  /// @param isFloat whether the Java type is `float`
  public static Codec floating(boolean isFloat) {
    return new Codec() {
      @Override
      public @Nullable Object read(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        if (value == 0 && row.wasNull()) {
          return null;
        }
        return isFloat ? (Object) (float) value : (Object) value;
      }

      @Override
      public void bind(PreparedStatement statement, int index, Object stored) throws SQLException {
        statement.setDouble(index, number(stored));
      }

      @Override
      public ArrayType arrayType() {
        return new ArrayType("double precision", Double.class, Codecs::number);
      }
    };
  }

  private static double number(Object stored) throws SQLDataException {
    double value = ((Number) stored).doubleValue();
    if (Double.isNaN(value)) {
      throw new SQLDataException("NaN cannot be kept; use Double and null for a number that is not there");
    }
    return value;
  }

  /// Values of a type that the driver reads and writes by itself.
  ///
  /// @param type what the driver is asked for
  /// @param of turns that into a value
  /// @param to turns a value into that
  /// @param <C> what the driver is asked for
  public static <C> Codec object(Class<C> type, Function<C, Object> of, Function<Object, Object> to) {
    return object(type, of, to, null);
  }

  /// Values of a type that the driver reads and writes by itself, alone or as an array.
  ///
  /// @param type what the driver is asked for
  /// @param of turns that into a value
  /// @param to turns a value into that
  /// @param array how many are passed as one array, made of what `to` returns; null if they cannot be
  /// @param <C> what the driver is asked for
  public static <C> Codec object(Class<C> type, Function<C, Object> of, Function<Object, Object> to,
      @Nullable ArrayType array) {
    return new Codec() {
      @Override
      public @Nullable Object read(ResultSet row, int column) throws SQLException {
        try {
          C value = row.getObject(column, type);
          return value == null ? null : of.apply(value);
        } catch (ArithmeticException | DateTimeException e) { // the driver throws the second one too
          throw new SQLDataException("the value " + row.getString(column) + " does not fit", e);
        }
      }

      @Override
      public void bind(PreparedStatement statement, int index, Object stored) throws SQLException {
        statement.setObject(index, converted(to, stored));
      }

      @Override
      public @Nullable ArrayType arrayType() {
        return array == null ? null : new ArrayType(array.sqlType(), array.javaType(),
            stored -> array.elements().of(converted(to, stored)));
      }
    };
  }

  private static Object converted(Function<Object, Object> to, Object stored) throws SQLDataException {
    try {
      return to.apply(stored);
    } catch (DateTimeException e) {
      throw new SQLDataException(stored + " is a time that the database cannot keep", e);
    }
  }

  /// Bytes, copied, so that a change inside the array is noticed. Many of them are not passed at once: they
  /// may be large.
  public static Codec bytes() {
    return new Codec() {
      @Override
      public byte @Nullable [] read(ResultSet row, int column) throws SQLException {
        return row.getBytes(column);
      }

      @Override
      public void bind(PreparedStatement statement, int index, Object stored) throws SQLException {
        statement.setBytes(index, (byte[]) stored);
      }

      @Override
      public boolean keepsValues() {
        return false;
      }

      @Override
      public Object toStored(Object value) {
        return ((byte[]) value).clone();
      }

      @Override
      public Object toValue(Object stored) {
        return ((byte[]) stored).clone();
      }

      @Override
      public boolean matches(Object value, Object stored) {
        return Arrays.equals((byte[]) value, (byte[]) stored);
      }
    };
  }

  /// Constants of an enum that are kept as numbers.
  ///
  /// @param byNumber the constants by what they are kept as
  public static Codec numbered(Class<?> type, Map<Long, Object> byNumber) {
    Map<Object, Long> numbers = inverse(byNumber);
    return integral(Collections.min(byNumber.keySet()), Collections.max(byNumber.keySet()), type.getName(),
        byNumber::get, constant -> Objects.requireNonNull(numbers.get(constant)));
  }

  /// Constants of an enum that are kept as texts.
  ///
  /// @param byText the constants by what they are kept as
  public static Codec named(Class<?> type, Map<String, Object> byText) {
    Map<Object, String> texts = inverse(byText);
    return text(type.getName(), text -> {
      Object constant = byText.get(text);
      if (constant == null) {
        throw new IllegalArgumentException("expected one of " + byText.keySet());
      }
      return constant;
    }, constant -> Objects.requireNonNull(texts.get(constant)));
  }

  private static <K> Map<Object, K> inverse(Map<K, Object> constants) {
    Map<Object, K> inverse = new HashMap<>();
    constants.forEach((kept, constant) -> inverse.put(constant, kept));
    return inverse;
  }

  /// The codecs that are the same in every database.
  ///
  /// @return by Java type, boxes for primitives
  public static Map<Class<?>, Codec> common() {
    return Map.ofEntries(
        Map.entry(Long.class, integral(Long.MIN_VALUE, Long.MAX_VALUE, "long", v -> v, v -> (long) v)),
        Map.entry(Integer.class,
            integral(Integer.MIN_VALUE, Integer.MAX_VALUE, "int", v -> (int) v, v -> (int) v)),
        Map.entry(Short.class,
            integral(Short.MIN_VALUE, Short.MAX_VALUE, "short", v -> (short) v, v -> (short) v)),
        Map.entry(Byte.class, integral(Byte.MIN_VALUE, Byte.MAX_VALUE, "byte", v -> (byte) v, v -> (byte) v)),
        Map.entry(Double.class, floating(false)),
        Map.entry(Float.class, floating(true)),
        Map.entry(String.class, text("text", v -> v, Object::toString)),
        Map.entry(Character.class, text("single character", Codecs::character, Object::toString)),
        Map.entry(byte[].class, bytes()),
        Map.entry(BigDecimal.class, text("decimal number", BigDecimal::new,
            v -> ((BigDecimal) v).toPlainString())),
        Map.entry(BigInteger.class, text("whole number", BigInteger::new, Object::toString)),
        Map.entry(UUID.class, text("UUID", UUID::fromString, Object::toString)),
        Map.entry(Json.class, text("JSON text", Json::new, Object::toString)),
        Map.entry(Year.class,
            integral(Year.MIN_VALUE, Year.MAX_VALUE, "year", v -> Year.of((int) v), v -> ((Year) v).getValue())),
        Map.entry(YearMonth.class, text("year and month (2026-11)", YearMonth::parse, Object::toString)),
        Map.entry(Duration.class, text("duration (PT1H30M)", Duration::parse, Object::toString)),
        Map.entry(Period.class, text("period (P1Y2M3D)", Period::parse, Object::toString)),
        Map.entry(ZonedDateTime.class,
            text("date and time with zone (2026-11-22T13:05:00+01:00[Europe/Berlin])", ZonedDateTime::parse,
                v -> DateTimeFormatter.ISO_ZONED_DATE_TIME.format((ZonedDateTime) v))));
  }

  /// The types of `java.time` as ISO 8601 text, for a database without such types. Text of one type sorts as
  /// the times do (years 0 to 9999), except for `OffsetDateTime`, which sorts by its local part.
  ///
  /// @return by Java type
  public static Map<Class<?>, Codec> isoTimes() {
    return IsoTimes.codecs();
  }

  /// Instants in UTC as ISO 8601 text with a fixed number of digits after the second; what is finer is cut
  /// off when written.
  ///
  /// @param digits 0 to 9
  public static Codec isoInstants(int digits) {
    return IsoTimes.instant(digits);
  }

  private static Object character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("expected one character");
    }
    return text.charAt(0);
  }
}
