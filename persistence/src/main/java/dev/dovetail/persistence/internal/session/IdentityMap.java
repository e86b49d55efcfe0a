package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.session.Entry.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The objects of a session, one for each row, and what is to become of them.
final class IdentityMap {
  private final List<Map<Object, Entry>> byKey = new ArrayList<>();
  private final IdentityHashMap<Object, Entry> byInstance = new IdentityHashMap<>();
  private final List<Entry> added = new ArrayList<>(); // of which some may not be pending any more
  private final List<Entry> marked = new ArrayList<>(); // for deletion
  private final List<Entry> touched = new ArrayList<>();
  private int epoch;

  /// An object that has changed.
  ///
  /// @param entry the object
  /// @param attributes which of its attributes
  record Change(Entry entry, BitSet attributes) {}

  IdentityMap(int entities) {
    for (int i = 0; i < entities; i++) {
      byKey.add(new HashMap<>());
    }
  }

  @Nullable Entry find(EntityMapping mapping, Object key) {
    return byKey.get(mapping.order()).get(key);
  }

  @Nullable Entry find(Object instance) {
    return byInstance.get(instance);
  }

  boolean isExpired(Entry entry) {
    return entry.epoch != epoch;
  }

  /// The pending objects, in the order they were added.
  List<Entry> pending() {
    return added.stream().filter(Entry::isPending).toList();
  }

  /// The objects marked for deletion, in the order they were marked.
  List<Entry> deleting() {
    return List.copyOf(marked);
  }

  /// Tells whether anything is pending or marked for deletion.
  boolean hasNewOrDeleting() {
    return !marked.isEmpty() || added.stream().anyMatch(Entry::isPending);
  }

  /// Takes in an object read from its row.
  Entry addLoaded(EntityMapping mapping, Object key, Object instance, @Nullable Object[] row) {
    Entry entry = new Entry(mapping, instance, State.PERSISTENT, row, epoch);
    byKey.get(mapping.order()).put(key, entry);
    byInstance.put(instance, entry);
    return entry;
  }

  void addPending(EntityMapping mapping, Object instance) {
    Entry entry = new Entry(mapping, instance, State.PENDING, null, epoch);
    added.add(entry);
    byInstance.put(instance, entry);
  }

  void markDeleting(Entry entry) {
    entry.isDeleting = true;
    marked.add(entry);
  }

  void unmarkDeleting(Entry entry) {
    entry.isDeleting = false;
    marked.remove(entry);
  }

  /// Notes that a row was read again.
  void reloaded(Entry entry, @Nullable Object[] row) {
    entry.row = row;
    entry.epoch = epoch;
  }

  /// Gives a row another object, as the reload of a record does.
  void replaceInstance(Entry entry, Object instance) {
    byInstance.remove(entry.instance);
    entry.instance = instance;
    byInstance.put(instance, entry);
  }

  /// Notes what a rollback goes back to, unless an earlier note of this transaction says so already.
  void touch(Entry entry, @Nullable Object @Nullable [] before) {
    if (!entry.isTouched) {
      entry.isTouched = true;
      touched.add(entry);
    }
    if (entry.before == null) {
      entry.before = before;
    }
  }

  void inserted(Entry entry, @Nullable Object[] row) {
    entry.state = State.PERSISTENT;
    entry.isInserted = true;
    reloaded(entry, row);
    claimKey(entry);
  }

  /// Notes that what was pending has been written.
  void allInserted() {
    added.clear();
  }

  void allDeleted() {
    marked.clear();
  }

  void deleted(Entry entry) {
    entry.isDeleting = false;
    entry.state = State.DELETED;
    byKey.get(entry.mapping.order()).remove(entry.requireKey(), entry);
  }

  /// Forgets an object.
  void remove(Entry entry) {
    if (entry.isDeleting) {
      unmarkDeleting(entry);
    }
    byInstance.remove(entry.instance);
    if (entry.state == State.PERSISTENT) {
      byKey.get(entry.mapping.order()).remove(entry.requireKey(), entry);
    }
    entry.state = State.DETACHED;
    entry.isTouched = false; // its row may be rolled back, the object is on its own
  }

  /// Returns what is to be updated, in the order of the entities.
  ///
  /// @param only the entity asked about, or null for all
  List<Change> changes(@Nullable EntityMapping only) {
    List<Change> changes = new ArrayList<>();
    for (Map<Object, Entry> entries : only == null ? byKey : List.of(byKey.get(only.order()))) {
      for (Entry entry : entries.values()) {
        if (!entry.isDeleting) {
          BitSet attributes = entry.mapping.changes(entry.instance, entry.requireRow());
          if (attributes != null) {
            changes.add(new Change(entry, attributes));
          }
        }
      }
    }
    return changes;
  }

  /// Tells whether a flush would write rows of an entity.
  boolean hasWork(EntityMapping mapping) {
    return added.stream().anyMatch(e -> e.mapping == mapping && e.isPending())
        || marked.stream().anyMatch(e -> e.mapping == mapping)
        || !changes(mapping).isEmpty();
  }

  /// Settles what a commit makes final, and expires all objects.
  void committed() {
    for (Entry entry : touched) {
      if (entry.isTouched && entry.state == State.DELETED) {
        byInstance.remove(entry.instance);
      }
      forgetTransaction(entry);
    }
    touched.clear();
    epoch++;
  }

  /// Puts all objects back to what they were when the transaction began, and expires them.
  void rolledBack() {
    for (Entry entry : pending()) {
      byInstance.remove(entry.instance);
      undoInsert(entry); // an insert that failed has left a key
    }
    added.clear();
    marked.forEach(entry -> entry.isDeleting = false);
    marked.clear();
    touched.stream().filter(e -> e.isTouched).forEach(this::rollBack);
    touched.clear();
    for (Map<Object, Entry> entries : byKey) {
      entries.values().forEach(IdentityMap::restoreFields);
    }
    epoch++;
  }

  /// Forgets everything.
  void clear() {
    byKey.forEach(Map::clear);
    byInstance.clear();
    added.clear();
    marked.clear();
    touched.clear();
  }

  private void rollBack(Entry entry) {
    if (entry.isInserted) {
      byInstance.remove(entry.instance);
      byKey.get(entry.mapping.order()).remove(entry.requireKey(), entry);
      undoInsert(entry);
    } else if (!entry.isPending()) {
      if (entry.before != null) {
        entry.row = entry.before;
      }
      if (entry.state == State.DELETED) {
        entry.state = State.PERSISTENT;
        claimKey(entry);
      }
    }
    forgetTransaction(entry);
  }

  /// Takes back the key and the version an insert has given, so that the object can simply be added again.
  private static void undoInsert(Entry entry) {
    EntityMapping mapping = entry.mapping;
    if (entry.isKeyMade) {
      mapping.reset(entry.instance, mapping.id());
    }
    if (entry.isTouched && mapping.version() >= 0) {
      mapping.reset(entry.instance, mapping.version());
    }
  }

  private static void restoreFields(Entry entry) {
    EntityMapping mapping = entry.mapping;
    if (mapping.isMutable()) {
      @Nullable Object[] row = entry.requireRow();
      for (int i = 0; i < row.length; i++) {
        if (!mapping.matches(entry.instance, i, row)) {
          mapping.setStored(entry.instance, i, row[i]);
        }
      }
    }
  }

  private static void forgetTransaction(Entry entry) {
    entry.before = null;
    entry.isInserted = false;
    entry.isKeyMade = false;
    entry.isTouched = false;
  }

  private void claimKey(Entry entry) {
    Entry other = byKey.get(entry.mapping.order()).put(entry.requireKey(), entry);
    if (other != null && other != entry) { // its row must be gone, or this one would not have been written
      byInstance.remove(other.instance);
    }
  }

  /// Returns the entry of an object.
  ///
  /// @throws SessionStateException if the object is not in the session
  Entry require(EntityMapping mapping, Object instance, String toWhat) {
    Entry entry = byInstance.get(instance);
    if (entry == null || entry.state == State.DELETED) {
      String which = mapping.describe(mapping.stored(instance, mapping.id()));
      throw new SessionStateException("Cannot " + toWhat + ' ' + which + ": it is not in this session"
          + (entry == null ? "" : ", because it was deleted in this transaction")
          + ". Use the object that get or a query of this session returns");
    }
    return entry;
  }
}
