package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.FlushException;
import dev.dovetail.persistence.MergeOptions;
import dev.dovetail.persistence.NoResultException;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Merges an object, and what it cascades to, into a session: values are copied onto the objects of the
/// session with the same keys, each object once, however often it is reached. What collections hold is read
/// before, for all objects of a level in one statement.
final class Merging {
  private final SessionCore core;
  private final MergeOptions options;
  private final IdentityHashMap<Object, Object> merged = new IdentityHashMap<>();
  private final Map<NewRow, Object> added = new HashMap<>();
  private List<Object> level = new ArrayList<>(); // objects whose relations are still to be copied
  private MergedFields fields = MergedFields.ALL;

  /// A row that was not found.
  private record NewRow(EntityMapping mapping, Object key) {}

  Merging(SessionCore core, MergeOptions options) {
    this.core = core;
    this.options = options;
  }

  /// Merges one object.
  Object merge(Object entity) {
    EntityMapping mapping = core.mappings().of(entity.getClass());
    fields = MergedFields.of(mapping, entity, options.attributes());
    options.fetched().forEach(path -> Fetcher.check(mapping, path));
    flush(mapping, entity);
    boolean wasOn = core.setAutoflush(false); // what is half merged is not to be written
    try {
      Object result = copy(entity);
      while (!level.isEmpty()) {
        List<Object> objects = level;
        level = new ArrayList<>();
        loadCollections(objects);
        objects.forEach(this::copyRelations);
      }
      return result;
    } finally {
      core.setAutoflush(wasOn);
    }
  }

  /// Flushes if a row is going to be read.
  private void flush(EntityMapping mapping, Object entity) {
    if (!options.isLoading() || core.map().findObject(mapping, entity) != null) {
      return;
    }
    boolean cascades = mapping.relations().stream().anyMatch(relation -> relation.cascades(CascadeType.MERGE));
    if (cascades || isToBeRead(mapping, rowKey(mapping, entity))) {
      core.autoflush(cascades ? null : mapping);
    }
  }

  /// Returns the key of the row that an object may have, or null if it has none.
  private static @Nullable Object rowKey(EntityMapping mapping, Object entity) {
    return mapping.isGenerated() && !mapping.looksPersisted(entity) ? null : mapping.key(entity);
  }

  private boolean isToBeRead(EntityMapping mapping, @Nullable Object key) {
    Entry held = key == null ? null : core.map().find(mapping, key);
    return key != null && (held == null || core.map().isExpired(held));
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
    Object key = rowKey(mapping, entity);
    Object result = options.isLoading() ? copyLoaded(mapping, entity, key) : copyAsRow(mapping, entity, key);
    merged.put(entity, result);
    if (!mapping.relations().isEmpty() && mapping.isMutable()) {
      level.add(entity);
    }
    return result;
  }

  private Object copyLoaded(EntityMapping mapping, Object entity, @Nullable Object key) {
    Entry target = key == null ? null : target(mapping, key);
    if (target == null) {
      return added(mapping, entity, key);
    }
    requireSame(mapping, entity, target);
    return copyOnto(mapping, entity, target);
  }

  /// Adds a copy, or returns the one that was added for another object of the same key.
  private Object added(EntityMapping mapping, Object entity, @Nullable Object key) {
    Object other = key == null ? null : added.get(new NewRow(mapping, key));
    if (other != null) {
      return other;
    }
    Object copy = mapping.isMutable() ? blank(mapping, entity) : entity;
    core.addPending(mapping, copy);
    if (key != null) {
      added.put(new NewRow(mapping, key), copy);
    }
    return copy;
  }

  /// Returns an object with the values of another one, and nothing in its relations.
  private static Object blank(EntityMapping mapping, Object entity) {
    Object copy = mapping.create(mapping.rowOf(entity), (relation, key) -> null);
    for (Relation relation : mapping.relations()) {
      mapping.hold(copy, relation.member(), relation.isToMany() ? Related.collection(relation, List.of()) : null);
    }
    return copy;
  }

  private @Nullable Entry target(EntityMapping mapping, Object key) {
    if (isToBeRead(mapping, key)) {
      core.selectByKey(mapping, key);
    }
    Entry found = core.map().find(mapping, key);
    if (found != null && !options.fetched().isEmpty() && merged.isEmpty()) {
      options.fetched().forEach(path -> core.fetcher().fetch(List.of(found.instance), path));
    }
    return found;
  }

  private static void requireSame(EntityMapping mapping, Object entity, Entry target) {
    if (target.mapping != mapping) {
      throw new SessionStateException("Cannot merge " + mapping.describe(target.key()) + ": the row with this key is "
          + target.describe() + ". The class of a row does not change");
    }
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
      if (i == mapping.version() || mapping.memberOf(i) instanceof Member.Reference || !fields.contain(entity, i)) {
        row[i] = EntityMapping.UNKNOWN;
      }
    }
    mapping.setRow(target.instance, row, (relation, key) -> null);
    return target.instance;
  }

  /// Takes an object for what its row holds.
  private Object copyAsRow(EntityMapping mapping, Object entity, @Nullable Object key) {
    boolean showsRow = mapping.isGenerated() || mapping.version() >= 0;
    if (key == null || (showsRow && !core.madeStates().isDetached(mapping, entity))) {
      throw new SessionStateException("Cannot merge " + mapping.describe(null) + " without loading: it has no row."
          + " Add it, or merge it as usual");
    }
    @Nullable Object[] row = mapping.rowOf(entity);
    Entry target = core.map().find(mapping, key);
    if (target == null) {
      Object copy = mapping.isMutable() ? mapping.create(row, core.fetcher()) : entity;
      return core.map().addLoaded(mapping, key, copy, row).instance;
    }
    requireSame(mapping, entity, target);
    requireUnchanged(mapping, entity, target);
    core.map().touch(target);
    if (mapping.isMutable()) {
      mapping.setRow(target.instance, row, core.fetcher());
    } else {
      core.map().replaceInstance(target, entity);
    }
    core.map().reloaded(target, row);
    return target.instance;
  }

  private void requireUnchanged(EntityMapping mapping, Object entity, Entry target) {
    if (mapping.version() >= 0 && !core.map().isExpired(target)
        && mapping.changes(entity, target.requireRow()) != null) {
      throw new SessionStateException("Cannot merge " + target.describe() + " without loading: it differs from the"
          + " row that the session holds in the same version, so it was changed. Merge it as usual");
    }
  }

  /// Learns what the collections hold that are about to be replaced.
  private void loadCollections(List<Object> objects) {
    if (!options.isLoading()) {
      return;
    }
    Map<Relation, List<Entry>> missing = new LinkedHashMap<>();
    for (Object entity : objects) {
      EntityMapping mapping = core.mappings().of(entity.getClass());
      Object target = merged.get(entity);
      Entry entry = target == null ? null : core.map().findObject(mapping, target);
      for (Relation relation : mapping.relations()) {
        if (entry != null && !entry.isPending() && isMergedInto(entity, relation)
            && mapping.held(entry.instance, relation.member()) instanceof Unloaded) {
          missing.computeIfAbsent(relation, k -> new ArrayList<>()).add(entry);
        }
      }
    }
    missing.forEach(core.fetcher()::load);
  }

  private boolean isMergedInto(Object entity, Relation relation) {
    Object held = core.mappings().of(entity.getClass()).held(entity, relation.member());
    return relation.isToMany() && relation.cascades(CascadeType.MERGE) && fields.contain(entity, relation)
        && held != null && !(held instanceof Unloaded);
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
        if (held != null && isMergedInto(entity, relation)) {
          mapping.hold(target, relation.member(), copies(relation, (Collection<?>) held));
        }
      } else if (fields.contain(entity, relation) && (relation.isReference() || isCascaded(relation))) {
        mapping.hold(target, relation.member(), reference(relation, held));
      }
    }
    if (!options.isLoading()) {
      settle(mapping, target);
    }
  }

  /// Takes what relations hold for what the rows say.
  private void settle(EntityMapping mapping, Object target) {
    Entry entry = core.map().findObject(mapping, target);
    if (entry != null) {
      core.map().touch(entry);
      Related.settle(entry);
    }
  }

  /// Tells whether the object of a field is merged too. Without loading that is so of all plain references.
  private boolean isCascaded(Relation relation) {
    return relation.cascades(CascadeType.MERGE) || (!options.isLoading() && relation.holder() == Holder.OBJECT);
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

  /// What a reference of the copy holds: a copy where merging cascades, else the session's object with the
  /// same key.
  private @Nullable Object reference(Relation relation, @Nullable Object held) {
    Object object = Related.object(held);
    if (object == null) {
      return held == null ? null : byKey(relation, ((DefaultRef<?>) held).storedKey(relation.target()));
    }
    boolean cascades = isCascaded(relation);
    if (!cascades) {
      EntityMapping mapping = relation.target().concrete(object);
      Object key = mapping.key(object);
      boolean isKnown = core.map().findObject(mapping, object) != null || merged.containsKey(object);
      if (!isKnown && key != null && (mapping.looksPersisted(object) || core.map().find(mapping, key) != null)) {
        return byKey(relation, key);
      }
    }
    Object known = merged.get(object);
    Object copy = cascades ? copy(object) : known == null ? object : known;
    return relation.holder() == Holder.REF ? Ref.to(copy) : copy;
  }

  private Object byKey(Relation relation, Object key) {
    Object found = relation.holder() == Holder.REF ? core.fetcher().to(relation, key)
        : core.getStored(relation.target(), key);
    if (found == null) {
      throw new NoResultException("Could not merge: " + relation + " refers to " + relation.target().describe(key)
          + ", and there is no such row");
    }
    return found;
  }

  private static void requireNotDeleted(Entry entry) {
    if (entry.state == State.DELETED) {
      throw new SessionStateException("Cannot merge " + entry.describe()
          + ": its row was deleted in this transaction. Roll back, or add a new object");
    }
  }
}
