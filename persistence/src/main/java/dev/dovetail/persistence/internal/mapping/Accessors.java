package dev.dovetail.persistence.internal.mapping;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;

/// The two ways to reach the members of one class.
///
/// @param constructor without parameters if objects are mutable, else with one for each field
/// @param fields in order
record Accessors(Constructor<?> constructor, List<Field> fields, boolean isMutable) {
  /// Returns the way that costs nothing to begin with.
  Accessor reflective() {
    return new ReflectiveAccessor(constructor, fields, isMutable);
  }

  /// Returns the way that is fast.
  ///
  /// @param positions for each field, where a row has exactly its value, or -1 if it has another form there
  Accessor generated(List<Integer> positions) {
    return GeneratedAccessor.isPossible(fields) ? GeneratedAccessor.make(this, positions) : reflective();
  }
}
