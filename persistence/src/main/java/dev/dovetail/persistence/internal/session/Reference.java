package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.DefaultRef;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Objects that a relation reaches, known by their key.
///
/// @param relation along which they are reached
/// @param key its columns
record Reference(Relation relation, List<Term> key) {
  /// Its columns as SQL.
  List<String> columns() {
    return key.stream().map(Term::sql).toList();
  }

  /// Returns the condition that there is no object.
  String isNull() {
    return key.stream().map(term -> term.sql() + " IS NULL").collect(Collectors.joining(" OR ", "(", ")"));
  }

  /// Returns the key of an object, to be compared with this.
  ///
  /// @param value an object of the entity, a reference to it, or its key
  /// @return null if the object has no key yet
  /// @throws dev.dovetail.persistence.MappingException if it is something else
  @Nullable List<Binding> bind(Object value) {
    EntityMapping target = relation.target();
    Object stored = storedKey(target, value);
    if (stored == null) {
      return null;
    }
    List<Binding> parts = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      parts.add(new Binding(key.get(i).codec(), target.keyPart(stored, i)));
    }
    return parts;
  }

  private @Nullable Object storedKey(EntityMapping target, Object value) {
    Object object = value instanceof DefaultRef<?> ref ? ref.object() : value;
    if (object == null) {
      return ((DefaultRef<?>) value).storedKey(target);
    }
    if (target.type().isInstance(object)) {
      EntityMapping mapping = target.concrete(object);
      return mapping.isGenerated() && mapping.isUnset(object, mapping.id()) ? null : mapping.key(object);
    }
    return target.storedKey(object);
  }
}
