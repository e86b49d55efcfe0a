package dev.dovetail.persistence.internal.mapping;

import org.jspecify.annotations.Nullable;

/// Reaches the attributes of one entity class, by their position in the mapping.
public interface Accessor {
  /// Makes an object with these values, in the order of the attributes.
  ///
  /// @throws Exception whatever the constructor throws
  Object create(@Nullable Object[] values) throws Exception;

  /// Reads an attribute.
  @Nullable Object get(Object entity, int attribute);

  /// Writes an attribute.
  ///
  /// @throws UnsupportedOperationException if objects of the class never change
  void set(Object entity, int attribute, @Nullable Object value);

  /// Tells whether the attributes certainly are what the row says, without looking at those whose stored form
  /// is not the value itself. False means that it takes a closer look.
  boolean isUntouched(Object entity, @Nullable Object[] row);

  /// Tells whether objects can change: true for classes, false for records.
  boolean isMutable();
}
