package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Relation;
import java.util.BitSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which fields of objects are merged: some of the first object, all of the others.
///
/// @param first the object of which only some are; null if all are of all objects
/// @param attributes those of its attributes
/// @param relations those of its relations, by name
record MergedFields(@Nullable Object first, BitSet attributes, Set<String> relations) {
  static final MergedFields ALL = new MergedFields(null, new BitSet(), Set.of());

  /// Returns the fields with some names.
  ///
  /// @param names all if there are none
  /// @throws MappingException if there is no such field, or the object is a record
  static MergedFields of(EntityMapping mapping, Object first, Set<String> names) {
    if (names.isEmpty()) {
      return ALL;
    }
    if (!mapping.isMutable()) {
      throw new MappingException(mapping.name() + " is a record, which is replaced as a whole: it cannot be merged"
          + " in part");
    }
    BitSet attributes = new BitSet(mapping.size());
    for (String name : names) {
      if (mapping.relations().stream().noneMatch(relation -> relation.name().equals(name))) {
        int from = mapping.memberOf(mapping.position(name)).from();
        attributes.set(from, from + mapping.memberOf(from).count());
      }
    }
    return new MergedFields(first, attributes, names);
  }

  @SuppressWarnings("ReferenceEquality") // which object it is, not what it holds
  private boolean isWhole(Object entity) {
    return entity != first;
  }

  /// Tells whether an attribute of an object is among them.
  boolean contain(Object entity, int attribute) {
    return isWhole(entity) || attributes.get(attribute);
  }

  /// Tells whether a relation of an object is among them.
  boolean contain(Object entity, Relation relation) {
    return isWhole(entity) || relations.contains(relation.name());
  }
}
