package dev.dovetail.persistence.internal.mapping;

import org.jspecify.annotations.Nullable;

/// Reaches the fields of one class by their position.
public interface Accessor {
  /// Makes an object with these values, in the order of the fields.
  ///
  /// @throws Exception whatever the constructor throws
  Object create(@Nullable Object[] values) throws Exception;

  /// Reads a field.
  @Nullable Object get(Object entity, int field);

  /// Writes a field.
  ///
  /// @throws UnsupportedOperationException if objects of the class never change
  void set(Object entity, int field, @Nullable Object value);

  /// Tells whether the fields certainly are what the row says, without looking at those that the row has in
  /// another form. False means that it takes a closer look.
  boolean isUntouched(Object entity, @Nullable Object[] row);

  /// Tells whether objects can change: true for classes, false for records.
  boolean isMutable();
}
