package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.UUID;

/// Which Java class stands for which type, and what else is taken for it without loss.
public final class Values {
  private Values() {}

  /// Returns the class whose objects stand for the values of a type.
  public static Class<?> classOf(ColumnType type) {
    return switch (type) {
      case EMPTY -> Void.class;
      case BOOLEAN -> Boolean.class;
      case INT64 -> Long.class;
      case BIG_INTEGER -> BigInteger.class;
      case DECIMAL -> BigDecimal.class;
      case FLOAT64 -> Double.class;
      case DATE -> LocalDate.class;
      case TIME -> LocalTime.class;
      case TIMESTAMP -> LocalDateTime.class;
      case ZONED_TIMESTAMP -> Instant.class;
      case UUID -> UUID.class;
      case TEXT -> String.class;
    };
  }

  /// Returns the type that stores the objects of a class.
  ///
  /// @throws IllegalArgumentException if none does
  public static ColumnType typeOf(Class<?> given) {
    Class<?> type = given.isPrimitive() ? MethodType.methodType(given).wrap().returnType() : given;
    if (type == Long.class || type == Integer.class || type == Short.class || type == Byte.class) {
      return ColumnType.INT64;
    } else if (type == Double.class || type == Float.class) {
      return ColumnType.FLOAT64;
    } else if (type == OffsetDateTime.class || type == ZonedDateTime.class) {
      return ColumnType.ZONED_TIMESTAMP;
    } else if (CharSequence.class.isAssignableFrom(type) || type == Character.class || type.isEnum()) {
      return ColumnType.TEXT;
    }
    for (ColumnType candidate : ColumnType.values()) {
      if (classOf(candidate) == type) {
        return candidate;
      }
    }
    throw new IllegalArgumentException("No column type stores " + type.getName()
        + "; take a primitive, String, an enum, BigInteger, BigDecimal, UUID or a class of java.time");
  }

  /// Returns the object that stands for a value in a column.
  ///
  /// @throws IllegalArgumentException if it cannot be taken for a value of that type without loss
  public static Object convert(ColumnType type, Object value) {
    Object converted = switch (type) {
      case INT64 -> value instanceof Integer || value instanceof Short || value instanceof Byte
          ? (Object) ((Number) value).longValue() : value;
      case BIG_INTEGER -> isInteger(value) ? BigInteger.valueOf(((Number) value).longValue()) : value;
      case DECIMAL -> isInteger(value) ? BigDecimal.valueOf(((Number) value).longValue())
          : value instanceof BigInteger integer ? new BigDecimal(integer) : value;
      case FLOAT64 -> value instanceof Float || value instanceof Integer || value instanceof Short
          || value instanceof Byte ? (Object) ((Number) value).doubleValue() : value;
      case ZONED_TIMESTAMP -> value instanceof OffsetDateTime time ? time.toInstant()
          : value instanceof ZonedDateTime time ? time.toInstant() : value;
      case TEXT -> value instanceof CharSequence || value instanceof Character || value instanceof Enum<?>
          ? value.toString() : value;
      default -> value;
    };
    if (!classOf(type).isInstance(converted)) {
      throw new IllegalArgumentException("A column of type " + type + " takes "
          + classOf(type).getSimpleName() + ", found " + value.getClass().getName() + " " + value);
    }
    return converted;
  }

  /// Returns what reading the spelling of a value as a wider type gives.
  static Object widen(Object value, ColumnType to) {
    return switch (value) {
      case Long integer when to == ColumnType.FLOAT64 -> integer.doubleValue();
      case BigInteger integer when to == ColumnType.FLOAT64 -> integer.doubleValue();
      case LocalDate day when to == ColumnType.TIMESTAMP -> day.atStartOfDay();
      default -> convert(to, value);
    };
  }

  private static boolean isInteger(Object value) {
    return value instanceof Long || value instanceof Integer || value instanceof Short
        || value instanceof Byte;
  }
}
