package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.mapping.Unloaded;
import dev.dovetail.persistence.internal.session.Relating.Change;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Has the other side of each changed relation say the same, where it is loaded, as SQLAlchemy's
/// `back_populates` does.
final class Populating {
  private final SessionCore core;
  private final Set<Entry> changed;
  private final IdentityHashMap<Object, Set<Object>> contents = new IdentityHashMap<>(); // of collections that were looked into

  /// @param changed gets the objects whose fields are changed here
  Populating(SessionCore core, Set<Entry> changed) {
    this.core = core;
    this.changed = changed;
  }

  /// A reference was changed: its object moves from one collection to another.
  void referenceChanged(Change change) {
    Relation inverse = change.relation().other();
    if (inverse != null) {
      drop(change.previous(), inverse, change.owner().instance);
      Object held = change.owner().mapping.held(change.owner().instance, change.relation().member());
      put(Related.object(held), inverse, change.owner().instance); // perhaps of whoever put it into a collection
    }
  }

  /// A collection of many-to-many has got an object.
  void added(Change change) {
    Relation other = change.relation().other();
    if (other != null && other.kind() == Relation.Kind.MANY_TO_MANY) {
      put(change.other(), other, change.owner().instance);
    }
  }

  /// A collection of many-to-many has lost an object.
  void removed(Change change) {
    Relation other = change.relation().other();
    if (other != null && other.kind() == Relation.Kind.MANY_TO_MANY) {
      drop(change.other(), other, change.owner().instance);
    }
  }

  @SuppressWarnings("ReferenceEquality") // which object it is, not what it holds
  private void drop(@Nullable Object owner, Relation relation, Object object) {
    Entry entry = entry(owner, relation);
    if (entry == null) {
      return;
    }
    Object held = entry.mapping.held(entry.instance, relation.member());
    if (!relation.isToMany()) {
      if (held == object) {
        hold(entry, relation, null);
      }
    } else if (held instanceof Collection<?> objects && !(held instanceof Unloaded)
        && contents(objects).remove(object)) {
      change(entry, relation, objects, collection -> collection.removeIf(each -> each == object));
    }
  }

  private void put(@Nullable Object owner, Relation relation, Object object) {
    Entry entry = entry(owner, relation);
    if (entry == null) {
      return;
    }
    Object held = entry.mapping.held(entry.instance, relation.member());
    if (!relation.isToMany()) {
      hold(entry, relation, object);
    } else if (held == null) {
      hold(entry, relation, Related.collection(relation, List.of(object)));
    } else if (held instanceof Collection<?> objects && !(held instanceof Unloaded)
        && contents(objects).add(object)) {
      change(entry, relation, objects, collection -> collection.add(object));
    }
  }

  private @Nullable Entry entry(@Nullable Object owner, Relation relation) {
    EntityMapping mapping = owner == null ? null : relation.owner().concrete(owner);
    return owner == null || mapping == null || !mapping.isMutable() ? null : core.map().findObject(mapping, owner);
  }

  private void hold(Entry entry, Relation relation, @Nullable Object value) {
    entry.mapping.hold(entry.instance, relation.member(), value);
    changed.add(entry);
  }

  private Set<Object> contents(Collection<?> objects) {
    return contents.computeIfAbsent(objects, k -> {
      Set<Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
      set.addAll(objects);
      return set;
    });
  }

  /// Changes a collection, or another one in its place if the user's cannot be changed.
  @SuppressWarnings("unchecked") // objects of the entity that the field was declared for
  private void change(Entry entry, Relation relation, Collection<?> objects, Consumer<Collection<Object>> how) {
    changed.add(entry);
    try {
      how.accept((Collection<Object>) objects);
    } catch (UnsupportedOperationException e) {
      Collection<Object> copy = Related.collection(relation, objects);
      how.accept(copy);
      hold(entry, relation, copy);
      contents.put(copy, contents(objects));
    }
  }
}
