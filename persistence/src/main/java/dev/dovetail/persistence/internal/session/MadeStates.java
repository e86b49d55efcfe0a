package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// States that a user gives to objects by a word of his own.
final class MadeStates {
  private final SessionCore core;
  private final Set<Object> detached = Collections.newSetFromMap(new IdentityHashMap<>());

  MadeStates(SessionCore core) {
    this.core = core;
  }

  /// Takes an object out of the session, and the marks of a row off it.
  void makeTransient(Object entity) {
    EntityMapping mapping = core.mappings().of(entity.getClass());
    Entry entry = core.map().findObject(mapping, entity);
    if (entry != null) {
      core.map().remove(entry);
    }
    core.events().transitions().madeTransient(entity);
    detached.remove(entity);
    if (mapping.isMutable() && mapping.isGenerated()) {
      mapping.reset(entity, mapping.id());
    }
    if (mapping.version() >= 0) {
      mapping.reset(entity, mapping.version());
    }
  }

  /// Notes that an object that is in no session has a row.
  void makeDetached(Object entity) {
    EntityMapping mapping = core.mappings().of(entity.getClass());
    Object key = mapping.key(entity);
    if (core.map().find(mapping, entity, key) != null || detached.contains(entity)) {
      throw new SessionStateException("Cannot make " + mapping.describe(key) + " detached: it is "
          + (detached.contains(entity) ? "so already" : "in this session; expunge it first"));
    }
    if (key == null || (mapping.isGenerated() && mapping.isUnset(entity, mapping.id()))) {
      throw new SessionStateException("Cannot make " + mapping.describe(null)
          + " detached: it has no key to find its row by. Set " + mapping.attribute(mapping.id()).name());
    }
    detached.add(entity);
  }

  /// Tells whether an object that is not in the session is known, or looks, as if it had a row.
  boolean isDetached(EntityMapping mapping, Object entity) {
    return mapping.looksPersisted(entity) || detached.contains(entity);
  }

  /// Takes an object that was made detached into the session, to be read when it is next asked for.
  ///
  /// @return false if it was not
  boolean takeBack(EntityMapping mapping, @Nullable Object key, Object entity) {
    if (detached.isEmpty() || key == null || !detached.remove(entity)) {
      return false;
    }
    core.map().markExpired(core.map().attach(mapping, key, entity, mapping.rowOf(entity)));
    return true;
  }

  void clear() {
    detached.clear();
  }
}
