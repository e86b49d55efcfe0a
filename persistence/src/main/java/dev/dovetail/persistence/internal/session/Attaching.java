package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.StaleRowException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.session.Entry.State;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Brings values from outside into a session: objects taken back in, and objects merged.
final class Attaching {
  private final SessionCore core;

  Attaching(SessionCore core) {
    this.core = core;
  }

  void update(Object entity) {
    EntityMapping mapping = core.mappings().of(entity.getClass());
    Object key = mapping.stored(entity, mapping.id());
    Entry known = core.map().find(mapping, entity, key);
    if (known != null) {
      requireNotDeleted(known, "update");
      return;
    }
    if (key == null || ((mapping.isGenerated() || mapping.version() >= 0) && !mapping.looksPersisted(entity))) {
      throw new SessionStateException("Cannot update " + mapping.describe(null)
          + ": it never had a row. Add it");
    }
    if (!mapping.isMutable()) {
      throw new SessionStateException("Cannot update " + mapping.describe(key)
          + ": it is a record. Merge it");
    }
    attach(mapping, key, entity, "update");
  }

  /// Takes a detached object in; of its row, only key and version are known.
  Entry attach(EntityMapping mapping, Object key, Object entity, String call) {
    if (core.map().find(mapping, key) != null) {
      throw new SessionStateException("Cannot " + call + ' ' + mapping.describe(key)
          + ": another object with this key is in the session. Use that one (get returns it), merge this one"
          + " into it, or expunge it first");
    }
    @Nullable Object[] row = new Object[mapping.size()];
    Arrays.fill(row, EntityMapping.UNKNOWN);
    row[mapping.id()] = key;
    if (mapping.version() >= 0) {
      row[mapping.version()] = mapping.stored(entity, mapping.version());
    }
    return core.map().attach(mapping, key, entity, row);
  }

  Object merge(Object entity) {
    EntityMapping mapping = core.mappings().of(entity.getClass());
    Object key = mapping.stored(entity, mapping.id());
    Entry known = core.map().find(mapping, entity, key);
    if (known != null) {
      requireNotDeleted(known, "merge");
      return entity;
    }
    boolean mayHaveRow = !mapping.isGenerated() || mapping.looksPersisted(entity);
    Entry target = key != null && mayHaveRow ? target(mapping, key) : null;
    if (target == null) {
      Object copy = mapping.isMutable() ? mapping.create(mapping.rowOf(entity)) : entity;
      core.map().addPending(mapping, copy);
      return copy;
    }
    requireSameVersion(mapping, entity, target);
    return copy(mapping, entity, target);
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
    if (mapping.version() < 0) {
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

  private Object copy(EntityMapping mapping, Object entity, Entry target) {
    if (target.isDeleting) {
      core.map().unmarkDeleting(target);
    }
    if (!mapping.isMutable()) {
      core.map().touch(target);
      core.map().replaceInstance(target, entity);
      return entity;
    }
    for (int i = 0; i < mapping.size(); i++) {
      if (i != mapping.version()) {
        mapping.setStored(target.instance, i, mapping.stored(entity, i));
      }
    }
    return target.instance;
  }

  private static void requireNotDeleted(Entry entry, String call) {
    if (entry.state == State.DELETED) {
      throw new SessionStateException("Cannot " + call + ' ' + entry.describe()
          + ": its row was deleted in this transaction. Roll back, or add a new object");
    }
  }
}
