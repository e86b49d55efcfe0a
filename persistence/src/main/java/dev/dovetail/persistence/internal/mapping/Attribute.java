package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.spi.Codec;

/// One value of an entity and its column.
///
/// @param name the field's name; within an embedded value with the names of the fields around it, by dots
/// @param column the column's name, not quoted
/// @param type the Java type, a box for a primitive one
/// @param isPrimitive whether the field cannot hold null
/// @param codec how values are kept
/// @param insertable whether an INSERT names the column
/// @param updatable whether an UPDATE may
/// @param table the position of its table among those of the entity
public record Attribute(String name, String column, Class<?> type, boolean isPrimitive, Codec codec,
    boolean insertable, boolean updatable, int table) {
  /// Returns a number as a value of this attribute.
  ///
  /// @throws IllegalStateException if the attribute is not integral
  public Object number(long number) {
    if (type == Long.class) {
      return number;
    }
    if (type == Integer.class) {
      return Math.toIntExact(number);
    }
    if (type == Short.class) {
      return (short) number;
    }
    throw new IllegalStateException(name + " is of type " + type.getName() + ", which counts nothing");
  }

  /// Returns the stored form of a value that is compared with this attribute, or written to it.
  ///
  /// @param where the entity's name, for the message
  /// @param value of the attribute's type; any integral number does for an integral one
  /// @throws MappingException if the value is of another type
  public Object storedOf(String where, Object value) {
    return storedOf(where + '.' + name, type, codec, value);
  }

  /// Returns the stored form of a value that is compared with one of a type, or written in its place.
  ///
  /// @param name of what the value is compared with, for the message
  /// @throws MappingException if the value is of another type
  public static Object storedOf(String name, Class<?> type, Codec codec, Object value) {
    Object fitting = Integers.fit(type, value);
    if (!type.isInstance(fitting)) {
      throw new MappingException(name + " is of type " + type.getTypeName() + ", so "
          + value.getClass().getTypeName() + " (" + value + ") cannot be compared with it");
    }
    return codec.toStored(fitting);
  }

  @Override
  public String toString() {
    return name;
  }
}
