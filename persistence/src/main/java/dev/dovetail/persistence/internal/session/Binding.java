package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EnumCodecs;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Dialect;
import java.lang.invoke.MethodType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// A value for a parameter, with the codec that binds it.
///
/// @param codec of the value's type
/// @param stored the stored form, or null
record Binding(Codec codec, @Nullable Object stored) {
  /// A value to be compared with an attribute, or written to it.
  ///
  /// @param value of the attribute's type; any integral number does for an integral one
  /// @throws MappingException if the value is of another type
  static Binding of(String where, Attribute attribute, Object value) {
    Object fitting = fit(attribute.type(), value);
    if (!attribute.type().isInstance(fitting)) {
      throw new MappingException(where + '.' + attribute.name() + " is of type "
          + attribute.type().getTypeName()
          + ", so " + value.getClass().getTypeName() + " (" + value + ") cannot be compared with it");
    }
    return new Binding(attribute.codec(), attribute.codec().toStored(fitting));
  }

  /// A value of any type that attributes may have, for a statement of the user's own.
  ///
  /// @throws MappingException if the type is not one
  static Binding of(Dialect dialect, @Nullable Object value) {
    if (value == null) {
      return new Binding(codec(dialect, String.class), null);
    }
    Codec codec = codec(dialect, value instanceof Enum<?> e ? e.getDeclaringClass() : value.getClass());
    return new Binding(codec, codec.toStored(value));
  }

  /// Returns the codec of a type; enums are kept by name.
  ///
  /// @throws MappingException if there is none
  static Codec codec(Dialect dialect, Class<?> type) {
    Class<?> boxed = MethodType.methodType(type).wrap().returnType();
    Codec codec = boxed.isEnum() ? EnumCodecs.of(boxed, true) : dialect.codec(boxed);
    if (codec == null) {
      throw new MappingException("A value of type " + type.getTypeName()
          + " cannot be kept in a column or compared with"
          + " one: convert it first");
    }
    return codec;
  }

  /// Turns an integral number into the integral type asked for; leaves all else as it is.
  ///
  /// @throws MappingException if the number does not fit into the type
  static Object fit(Class<?> type, Object value) {
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
  static @Nullable Object number(Class<?> type, long number) {
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

  /// Binds a stored form or null.
  static void bind(PreparedStatement statement, int index, Codec codec, @Nullable Object stored)
      throws SQLException {
    if (stored == null) {
      statement.setNull(index, Types.NULL);
    } else {
      codec.bind(statement, index, stored);
    }
  }

  void bind(PreparedStatement statement, int index) throws SQLException {
    bind(statement, index, codec, stored);
  }
}
