package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.FlushException;
import dev.dovetail.persistence.Ref;
import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.StaleRowException;
import dev.dovetail.persistence.internal.mapping.DefaultRef;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Member;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.mapping.Relation.Holder;
import dev.dovetail.persistence.internal.mapping.Unloaded;
import dev.dovetail.persistence.internal.session.Entry.State;
import jakarta.persistence.CascadeType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Merges an object, and what it cascades to, into a session: values are copied onto the objects of the session with
/// the same keys, each object once, however often it is reached.
final class Merging {
  private final SessionCore core;
  private final IdentityHashMap<Object, Object> merged = new IdentityHashMap<>();
  private final Deque<Object> queue = new ArrayDeque<>(); // objects whose relations are still to be copied

  Merging(SessionCore core) {
    this.core = core;
  }

  /// Merges one object.
  Object merge(Object entity) {
    Object result = copy(entity);
    while (!queue.isEmpty()) {
      copyRelations(queue.remove());
    }
    return result;
  }

  /// Copies the values of an object, and leaves its relations for later.
  private Object copy(Object entity) {
    Object known = merged.get(entity);
    if (known != null) {
      return known;
    }
    EntityMapping mapping = core.mappings().of(entity.getClass());
    Entry held = core.map().findObject(mapping, entity);
    if (held != null) {
      requireNotDeleted(held);
      merged.put(entity, entity);
      return entity;
    }
    Object key = mapping.key(entity);
    boolean mayHaveRow = !mapping.isGenerated() || mapping.looksPersisted(entity);
    Entry target = key != null && mayHaveRow ? target(mapping, key) : null;
    if (target != null) {
      requireSameVersion(mapping, entity, target);
    }
    Object result = target == null ? added(mapping, entity) : copyOnto(mapping, entity, target);
    merged.put(entity, result);
    if (!mapping.relations().isEmpty() && mapping.isMutable()) {
      queue.add(entity);
    }
    return result;
  }

  private Object added(EntityMapping mapping, Object entity) {
    Object copy = mapping.isMutable() ? mapping.create(mapping.rowOf(entity), (relation, key) -> null) : entity;
    if (mapping.isMutable()) {
      for (Relation relation : mapping.relations()) {
        mapping.hold(copy, relation.member(), relation.isToMany() ? Related.collection(relation, List.of()) : null);
      }
    }
    core.addPending(mapping, copy);
    return copy;
  }

  private @Nullable Entry target(EntityMapping mapping, Object key) {
    Entry held = core.map().find(mapping, key);
    if (held == null || core.map().isExpired(held)) {
      core.autoflush(mapping);
      core.selectByKey(mapping, key);
      held = core.map().find(mapping, key);
    }
    return held;
  }

  private static void requireSameVersion(EntityMapping mapping, Object entity, Entry target) {
    if (mapping.version() < 0 || target.isPending()) {
      return;
    }
    Object given = mapping.stored(entity, mapping.version());
    Object present = target.requireRow()[mapping.version()];
    boolean isSame = mapping.matches(entity, mapping.version(), target.requireRow());
    if (!isSame && !mapping.isUnset(entity, mapping.version())) { // none at all means the newest
      throw new StaleRowException("Could not merge " + target.describe() + ": it has version " + given
          + ", and its row has version " + present
          + ". It was changed by somebody else: load it again and repeat the work");
    }
  }

  private Object copyOnto(EntityMapping mapping, Object entity, Entry target) {
    if (target.isDeleting) {
      core.map().unmarkDeleting(target);
    }
    if (!mapping.isMutable()) {
      core.map().touch(target);
      core.map().replaceInstance(target, entity);
      return entity;
    }
    @Nullable Object[] row = mapping.rowOf(entity);
    for (int i = 0; i < row.length; i++) {
      if (i == mapping.version() || mapping.memberOf(i) instanceof Member.Reference) {
        row[i] = EntityMapping.UNKNOWN;
      }
    }
    mapping.setRow(target.instance, row, (relation, key) -> null);
    return target.instance;
  }

  @SuppressWarnings("ReferenceEquality") // which object it is, not what it holds
  private void copyRelations(Object entity) {
    EntityMapping mapping = core.mappings().of(entity.getClass());
    Object target = merged.get(entity);
    if (target == null || target == entity) {
      return;
    }
    for (Relation relation : mapping.relations()) {
      Object held = mapping.held(entity, relation.member());
      if (relation.isToMany()) {
        if (relation.cascades(CascadeType.MERGE) && held != null && !(held instanceof Unloaded)) {
          mapping.hold(target, relation.member(), copies(relation, (Collection<?>) held));
        }
      } else if (relation.isReference() || relation.cascades(CascadeType.MERGE)) {
        mapping.hold(target, relation.member(), reference(relation, held));
      }
    }
  }

  private Collection<Object> copies(Relation relation, Collection<?> objects) {
    List<Object> copies = new ArrayList<>();
    for (Object object : objects) {
      if (object == null) {
        throw new FlushException("Could not merge: " + relation + " contains null; take it out");
      }
      copies.add(copy(object));
    }
    return Related.collection(relation, copies);
  }

  /// What a reference of the copy holds: a copy where merging cascades, else the session's object with the same key.
  private @Nullable Object reference(Relation relation, @Nullable Object held) {
    Object object = Related.object(held);
    if (object == null) {
      return held == null ? null : byKey(relation, ((DefaultRef<?>) held).storedKey(relation.target()));
    }
    if (!relation.cascades(CascadeType.MERGE)) {
      EntityMapping mapping = relation.target().concrete(object);
      Object key = mapping.key(object);
      boolean isKnown = core.map().findObject(mapping, object) != null || merged.containsKey(object);
      if (!isKnown && key != null && mapping.looksPersisted(object)) {
        return byKey(relation, key);
      }
    }
    Object known = merged.get(object);
    Object copy = relation.cascades(CascadeType.MERGE) ? copy(object) : known == null ? object : known;
    return relation.holder() == Holder.REF ? Ref.to(copy) : copy;
  }

  private @Nullable Object byKey(Relation relation, Object key) {
    return relation.holder() == Holder.REF ? core.fetcher().to(relation, key)
        : core.getStored(relation.target(), key);
  }

  private static void requireNotDeleted(Entry entry) {
    if (entry.state == State.DELETED) {
      throw new SessionStateException("Cannot merge " + entry.describe()
          + ": its row was deleted in this transaction. Roll back, or add a new object");
    }
  }
}
