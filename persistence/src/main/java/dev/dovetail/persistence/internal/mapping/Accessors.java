package dev.dovetail.persistence.internal.mapping;

import dev.dovetail.persistence.spi.Codec;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.List;

/// The two ways to reach the members of one class.
///
/// @param constructor without parameters if objects are mutable, else with one for each field
/// @param fields the attributes, in order
record Accessors(Constructor<?> constructor, List<Field> fields, boolean isMutable) {
  /// Returns the way that costs nothing to begin with.
  Accessor reflective() {
    return new ReflectiveAccessor(constructor, fields, isMutable);
  }

  /// Returns the way that is fast.
  ///
  /// @param codecs of the attributes, in order
  Accessor generated(List<Codec> codecs) {
    return GeneratedAccessor.isPossible(fields)
        ? GeneratedAccessor.make(this, codecs.stream().map(Codec::keepsValues).toList())
        : reflective();
  }
}
