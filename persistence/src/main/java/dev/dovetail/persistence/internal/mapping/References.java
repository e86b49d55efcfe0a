package dev.dovetail.persistence.internal.mapping;

import org.jspecify.annotations.Nullable;

/// Finds what the reference of one row to another is to hold in an object's field.
public interface References {
  /// Returns the value of a field that refers to a row.
  ///
  /// @param relation the field's
  /// @param key the stored key of the row
  /// @return null if it cannot be known before the row is read
  @Nullable Object to(Relation relation, Object key);
}
