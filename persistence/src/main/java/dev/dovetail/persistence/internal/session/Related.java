package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.DefaultRef;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.mapping.Relation.Holder;
import dev.dovetail.persistence.internal.mapping.Unloaded;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the relations of an object hold now, and what they held when it was loaded or flushed.
///
/// That is noted in [Entry#related], for each relation: for one object, what the field held; for several, a
/// list of them, or null as long as they are not loaded.
final class Related {
  private Related() {}

  /// Returns what a field holds.
  static @Nullable Object held(Entry entry, int relation) {
    return entry.mapping.held(entry.instance, entry.mapping.relations().get(relation).member());
  }

  private static void hold(Entry entry, int relation, @Nullable Object value) {
    entry.mapping.hold(entry.instance, entry.mapping.relations().get(relation).member(), value);
  }

  /// Returns what a field held when the object was loaded or flushed.
  static @Nullable Object known(Entry entry, int relation) {
    @Nullable Object[] related = entry.related;
    return related == null ? null : related[relation];
  }

  /// Returns the object that a field holds or refers to; null if there is none, or none is loaded.
  static @Nullable Object object(@Nullable Object held) {
    return held instanceof DefaultRef<?> ref ? ref.object() : held;
  }

  /// Returns the objects of a collection, or nothing if it is null or not loaded.
  static Collection<?> objects(@Nullable Object held) {
    return held instanceof Collection<?> objects && !(held instanceof Unloaded) ? objects : List.of();
  }

  /// Returns the objects that a field with a relation has, as far as they are loaded.
  static Collection<?> reached(Entry entry, Relation relation) {
    Object held = entry.mapping.held(entry.instance, relation.member());
    if (relation.isToMany()) {
      return objects(held);
    }
    Object object = object(held);
    return object == null ? List.of() : List.of(object);
  }

  /// Tells whether any field has other objects than those known.
  static boolean isChanged(Entry entry) {
    for (int i = 0; i < entry.mapping.relations().size(); i++) {
      if (isChanged(entry, i)) {
        return true;
      }
    }
    return false;
  }

  /// Tells whether a field has other objects than those known.
  @SuppressWarnings("ReferenceEquality") // which objects they are, not what they hold
  static boolean isChanged(Entry entry, int relation) {
    Object held = held(entry, relation);
    Object known = known(entry, relation);
    if (!entry.mapping.relations().get(relation).isToMany()) {
      return held != known && !areSame(held, known);
    }
    if (held instanceof Unloaded) {
      return false;
    }
    return known == null ? held != null : !areSame(objects(held), (List<?>) known);
  }

  /// Tells whether two references lead to the same row.
  private static boolean areSame(@Nullable Object held, @Nullable Object known) {
    return held instanceof DefaultRef<?> one && known instanceof DefaultRef<?> other && one.isLike(other);
  }

  @SuppressWarnings("ReferenceEquality") // which objects they are, not what they hold
  private static boolean areSame(Collection<?> some, List<?> others) {
    if (some.size() != others.size()) {
      return false;
    }
    Iterator<?> other = others.iterator();
    for (Object one : some) {
      if (one != other.next()) {
        return false;
      }
    }
    return true;
  }

  /// Notes what all fields hold now.
  static void settle(Entry entry) {
    EntityMapping mapping = entry.mapping;
    int count = mapping.relations().size();
    if (count == 0) {
      return;
    }
    @Nullable Object[] related = new Object[count];
    for (int i = 0; i < count; i++) {
      Object held = held(entry, i);
      if (!mapping.relations().get(i).isToMany()) {
        related[i] = held;
      } else if (!(held instanceof Unloaded)) {
        related[i] = new ArrayList<>(objects(held)); // not List.copyOf: it may hold null until it is refused
      }
    }
    entry.related = related;
  }

  /// Notes what references hold now. What collections held is not known; a flush will find out.
  static void settleReferences(Entry entry) {
    List<Relation> relations = entry.mapping.relations();
    if (!relations.isEmpty()) {
      @Nullable Object[] related = new Object[relations.size()];
      for (int i = 0; i < related.length; i++) {
        related[i] = relations.get(i).isToMany() ? null : held(entry, i);
      }
      entry.related = related;
    }
  }

  /// Puts objects into a field and notes them.
  static void load(Entry entry, int relation, List<?> objects) {
    Relation of = entry.mapping.relations().get(relation);
    Object value = of.isToMany() ? collection(of, objects) : objects.isEmpty() ? null : objects.getFirst();
    hold(entry, relation, value);
    note(entry, relation, of.isToMany() ? List.copyOf(objects) : value);
  }

  /// Notes what a field held when the object was loaded.
  static void note(Entry entry, int relation, @Nullable Object value) {
    @Nullable Object[] related = entry.related;
    if (related == null) {
      settle(entry);
      related = entry.related;
    }
    if (related != null) {
      @Nullable Object[] copy = related.clone(); // a rollback may need the old one
      copy[relation] = value;
      entry.related = copy;
    }
  }

  /// Returns a collection that a user may change.
  static Collection<Object> collection(Relation relation, Collection<?> objects) {
    return relation.holder() == Holder.SET ? new LinkedHashSet<>(objects) : new ArrayList<>(objects);
  }

  /// Returns the relations whose fields have what is known.
  static BitSet unchanged(Entry entry) {
    BitSet unchanged = new BitSet();
    for (int i = 0; i < entry.mapping.relations().size(); i++) {
      unchanged.set(i, !isChanged(entry, i));
    }
    return unchanged;
  }

  /// Notes what references hold after a reload, and takes collections back to not being loaded.
  ///
  /// @param unchanged the relations that were not changed before
  static void reloaded(Entry entry, BitSet unchanged) {
    unchanged.stream().forEach(i -> {
      if (entry.mapping.relations().get(i).isReference()) {
        note(entry, i, held(entry, i));
      } else {
        unload(entry, i);
      }
    });
  }

  /// Takes a field back to not being loaded.
  static void unload(Entry entry, int relation) {
    Relation of = entry.mapping.relations().get(relation);
    hold(entry, relation, of.isToMany() ? Unloaded.of(of) : null);
    note(entry, relation, null);
  }

  /// Puts all fields back to what is noted.
  static void restore(Entry entry) {
    @Nullable Object[] related = entry.related;
    if (related == null || !entry.mapping.isMutable()) {
      return;
    }
    for (int i = 0; i < related.length; i++) {
      if (isChanged(entry, i)) {
        Relation relation = entry.mapping.relations().get(i);
        Object known = related[i];
        if (!relation.isToMany()) {
          hold(entry, i, known);
        } else {
          hold(entry, i, known == null ? Unloaded.of(relation) : collection(relation, (List<?>) known));
        }
      }
    }
  }
}
