package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.spi.Codec;

/// One attribute of an entity and its column.
///
/// @param name the field's name
/// @param column the column's name, not quoted
/// @param type the Java type, a box for a primitive one
/// @param isPrimitive whether the field cannot hold null
/// @param codec how values are kept
/// @param insertable whether an INSERT names the column
/// @param updatable whether an UPDATE may
public record Attribute(String name, String column, Class<?> type, boolean isPrimitive, Codec codec,
    boolean insertable, boolean updatable) {
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

  @Override
  public String toString() {
    return name;
  }
}
