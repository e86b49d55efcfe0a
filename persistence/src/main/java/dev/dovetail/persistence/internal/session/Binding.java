package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EnumCodecs;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Codecs;
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
    return new Binding(attribute.codec(), attribute.storedOf(where, value));
  }

  /// A value to be compared with one of a type, or written in its place.
  ///
  /// @param name of what the value is compared with
  /// @throws MappingException if the value is of another type
  static Binding of(String name, Class<?> type, Codec codec, Object value) {
    return new Binding(codec, Attribute.storedOf(name, type, codec, value));
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
