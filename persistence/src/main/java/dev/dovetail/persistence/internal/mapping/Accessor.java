package dev.dovetail.persistence.internal.mapping;

import org.jspecify.annotations.Nullable;

/// Reaches the attributes of one entity class, by their position in the mapping.
public interface Accessor {
  /// Makes an object with these values, in the order of the attributes.
  Object create(@Nullable Object[] values);

  /// Reads an attribute.
  @Nullable Object get(Object entity, int attribute);

  /// Writes an attribute.
  ///
  /// @throws UnsupportedOperationException if objects of the class never change
  void set(Object entity, int attribute, @Nullable Object value);

  /// Tells whether objects can change: true for classes, false for records.
  boolean isMutable();
}
