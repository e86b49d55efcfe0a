package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.session.Entry.State;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes objects from outside into a session.
final class Attaching {
  private final SessionCore core;

  Attaching(SessionCore core) {
    this.core = core;
  }

  void update(Object entity) {
    EntityMapping mapping = core.mappings().of(entity.getClass());
    Object key = mapping.key(entity);
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
    for (int i = 0; i < mapping.ids().length; i++) {
      row[mapping.ids()[i]] = mapping.keyPart(key, i);
    }
    if (mapping.version() >= 0) {
      row[mapping.version()] = mapping.stored(entity, mapping.version());
    }
    Entry entry = core.map().attach(mapping, key, entity, row);
    Related.settleReferences(entry);
    core.relating().bind(entry);
    return entry;
  }

  private static void requireNotDeleted(Entry entry, String call) {
    if (entry.state == State.DELETED) {
      throw new SessionStateException("Cannot " + call + ' ' + entry.describe()
          + ": its row was deleted in this transaction. Roll back, or add a new object");
    }
  }
}
