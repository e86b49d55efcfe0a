package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import org.jspecify.annotations.Nullable;

/// Integral numbers, which a user may write in any integral type.
public final class Integers {
  private Integers() {}

  /// Turns an integral number into the integral type asked for; leaves all else as it is.
  ///
  /// @throws MappingException if the number does not fit into the type
  public static Object fit(Class<?> type, Object value) {
    if (!(value instanceof Long || value instanceof Integer || value instanceof Short
        || value instanceof Byte)) {
      return value;
    }
    long number = ((Number) value).longValue();
    Object fitting = number(type, number);
    if (fitting instanceof Number same && same.longValue() != number) {
      throw new MappingException(number + " does not fit into " + type.getSimpleName());
    }
    return fitting == null ? value : fitting;
  }

  /// Returns a number as one of the integral types.
  ///
  /// @return null if the type is none of them
  public static @Nullable Object number(Class<?> type, long number) {
    if (type == Long.class) {
      return number;
    }
    if (type == Integer.class) {
      return (int) number;
    }
    if (type == Short.class) {
      return (short) number;
    }
    return type == Byte.class ? (Object) (byte) number : null;
  }
}
