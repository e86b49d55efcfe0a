package dev.dovetail.persistence.internal.dialect;

import dev.dovetail.persistence.spi.ArrayType;
import dev.dovetail.persistence.spi.Codec;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Codecs over what every driver supports: integers, floating point, text and bytes.
public final class Codecs {
  private Codecs() {}

  /// Integral numbers within a range, and whatever else is kept as one.
  ///
  /// @param min the least value the column may have
  /// @param max the greatest
  /// @param type what it is called in errors
  public static Codec integral(long min, long max, String type, LongFunction<Object> of,
      ToLongFunction<Object> to) {
    return new Codec() {
      @Override
      public @Nullable Object read(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        if (value == 0 && row.wasNull()) {
          return null;
        }
        if (value < min || value > max) {
          throw new SQLDataException("the value " + value + " does not fit into " + type);
        }
        return of.apply(value);
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
        statement.setString(index, to.apply(stored));
      }

      @Override
      public ArrayType arrayType() {
        return new ArrayType("text", String.class, to::apply);
      }
    };
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
        return new ArrayType("double precision", Double.class, stored -> number(stored));
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
  public static <C> Codec object(Class<C> type, Function<C, Object> of, Function<Object, Object> to) {
    return object(type, of, to, null);
  }

  /// Values of a type that the driver reads and writes by itself, alone or as an array.
  ///
  /// @param type what the driver is asked for
  /// @param of turns that into a value
  /// @param to turns a value into that
  /// @param array null if there is none
  public static <C> Codec object(Class<C> type, Function<C, Object> of, Function<Object, Object> to,
      @Nullable ArrayType array) {
    return new Codec() {
      @Override
      public @Nullable Object read(ResultSet row, int column) throws SQLException {
        C value = row.getObject(column, type);
        try {
          return value == null ? null : of.apply(value);
        } catch (ArithmeticException e) {
          throw new SQLDataException("the value " + value + " does not fit", e);
        }
      }

      @Override
      public void bind(PreparedStatement statement, int index, Object stored) throws SQLException {
        statement.setObject(index, to.apply(stored));
      }

      @Override
      public @Nullable ArrayType arrayType() {
        return array;
      }
    };
  }

  /// Bytes, copied, so that a change inside the array is noticed.
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
      public ArrayType arrayType() {
        return new ArrayType("bytea", byte[].class, stored -> stored);
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

  /// Constants of an enum, by name or by position.
  @SuppressWarnings("EnumOrdinal") // the position is what EnumType.ORDINAL means
  public static Codec constants(Class<?> type, boolean byName) {
    Object[] constants = type.getEnumConstants();
    if (!byName) {
      return integral(0, constants.length - 1L, type.getName(), i -> constants[(int) i],
          e -> ((Enum<?>) e).ordinal());
    }
    Map<String, Object> byText = new TreeMap<>();
    for (Object constant : constants) {
      byText.put(((Enum<?>) constant).name(), constant);
    }
    return text(type.getName(), text -> {
      Object constant = byText.get(text);
      if (constant == null) {
        throw new IllegalArgumentException("expected one of " + byText.keySet());
      }
      return constant;
    }, e -> ((Enum<?>) e).name());
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
        Map.entry(UUID.class, text("UUID", UUID::fromString, Object::toString)));
  }

  private static Object character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException("expected one character");
    }
    return text.charAt(0);
  }
}
