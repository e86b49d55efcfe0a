package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.References;
import dev.dovetail.persistence.internal.session.Entry.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The objects of a session, one for each row, and what is to become of them.
final class IdentityMap {
  private static final int EXPIRED = -1;

  private final Transitions transitions;
  private final List<EntryTable> byKey = new ArrayList<>();
  private final EntryTable pending = new EntryTable.ByInstance();
  private final EntryTable marked = new EntryTable.ByInstance(); // for deletion
  private final EntryTable deleted = new EntryTable.ByInstance(); // in this transaction
  /// Those of [#byKey], made when one has been asked for that does not have its key any more.
  private @Nullable EntryTable byInstance;
  private final UndoLog undoLog;
  private final References references;
  private final boolean hasRelations;
  private int epoch;

  /// An object that has changed.
  ///
  /// @param entry the object
  /// @param attributes which of its attributes
  record Change(Entry entry, BitSet attributes) {
    /// Tells whether it takes the same statement as others do, of which there may be none.
    boolean isLike(List<Change> others) {
      return !others.isEmpty() && others.getFirst().entry.mapping == entry.mapping
          && others.getFirst().attributes.equals(attributes);
    }
  }

  IdentityMap(List<EntityMapping> entities, References references, Transitions transitions) {
    this.transitions = transitions;
    this.hasRelations = entities.stream().anyMatch(entity -> !entity.relations().isEmpty());
    this.references = references;
    for (int i = 0; i < entities.size(); i++) {
      byKey.add(new EntryTable.ByKey());
    }
    this.undoLog = new UndoLog(this, transitions);
  }

  @Nullable Entry find(EntityMapping mapping, Object key) {
    return table(mapping).get(key);
  }

  /// Finds the entry of an object: by its key, and if that is not the one it was loaded with, by a table that
  /// most sessions never need.
  @SuppressWarnings("ReferenceEquality") // which object it is, not what it holds
  @Nullable Entry find(EntityMapping mapping, Object instance, @Nullable Object key) {
    Entry entry = key == null ? null : find(mapping, key);
    if (entry != null && entry.instance == instance) {
      return entry;
    }
    entry = pending.get(instance);
    entry = entry == null ? deleted.get(instance) : entry;
    return entry != null || table(mapping).size() == 0 ? entry : byInstance().get(instance);
  }

  /// Finds the entry of an object.
  @Nullable Entry findObject(EntityMapping mapping, Object instance) {
    return find(mapping, instance, mapping.key(instance));
  }

  private EntryTable table(EntityMapping mapping) {
    return byKey.get(mapping.root().order());
  }

  private EntryTable byInstance() {
    EntryTable known = byInstance;
    if (known == null) {
      EntryTable all = new EntryTable.ByInstance();
      byKey.forEach(table -> table.forEach(entry -> all.put(entry.instance, entry)));
      byInstance = all;
      return all;
    }
    return known;
  }

  boolean isExpired(Entry entry) {
    return entry.epoch != epoch;
  }

  /// Drops what was changed and has the row read anew.
  void expire(Entry entry) {
    restoreFields(entry);
    entry.epoch = EXPIRED;
  }

  /// Has the row read anew; what was changed stays changed.
  void markExpired(Entry entry) {
    entry.epoch = EXPIRED;
  }

  void expireAll() {
    byKey.forEach(table -> table.forEach(this::expire));
  }

  /// Forgets all objects, but not what they go back to: their rows may be rolled back, they are on their own.
  void expungeAll() {
    marked.forEach(entry -> entry.isDeleting = false);
    pending.forEach(transitions::left);
    byKey.forEach(table -> table.forEach(transitions::left));
    pending.clear();
    marked.clear();
    byKey.forEach(EntryTable::clear);
    byInstance = null;
  }

  /// Takes in an object of which only key and version are known to be those of its row, if that.
  Entry attach(EntityMapping mapping, Object key, Object instance, @Nullable Object[] row) {
    Entry entry = new Entry(mapping, instance, State.DETACHED, row, epoch);
    touch(entry);
    entry.state = State.PERSISTENT;
    enter(key, entry);
    transitions.takenIn(instance);
    return entry;
  }

  /// The persistent objects of an entity.
  List<Entry> held(EntityMapping mapping) {
    return table(mapping).toList();
  }

  /// The pending objects, in the order they were added.
  List<Entry> pending() {
    return pending.toList();
  }

  /// The objects marked for deletion, in the order they were marked.
  List<Entry> deleting() {
    return marked.toList();
  }

  /// Tells whether anything is pending or marked for deletion.
  boolean hasNewOrDeleting() {
    return pending.size() + marked.size() > 0;
  }

  /// Takes in an object read from its row.
  Entry addLoaded(EntityMapping mapping, Object key, Object instance, @Nullable Object[] row) {
    Entry entry = new Entry(mapping, instance, State.PERSISTENT, row, epoch);
    enter(key, entry);
    transitions.loaded(instance);
    return entry;
  }

  Entry addPending(EntityMapping mapping, Object instance) {
    Entry entry = new Entry(mapping, instance, State.PENDING, null, epoch);
    pending.put(instance, entry);
    transitions.added(instance);
    return entry;
  }

  /// Marks an object for deletion.
  ///
  /// @param isForOthers whether that follows from what others do
  void markDeleting(Entry entry, boolean isForOthers) {
    entry.isDeleting = true;
    entry.isDeletedForOthers = isForOthers;
    marked.put(entry.instance, entry);
  }

  void unmarkDeleting(Entry entry) {
    entry.isDeleting = false;
    marked.remove(entry.instance, entry);
  }

  /// Notes what a row holds now.
  void reloaded(Entry entry, @Nullable Object[] row) {
    entry.row = row;
    entry.epoch = epoch;
  }

  /// Notes that a row was written, perhaps under another key.
  void updated(Entry entry, @Nullable Object[] row) {
    transitions.updated();
    Object key = entry.mapping.key(row);
    if (key == null || key.equals(entry.key())) {
      reloaded(entry, row);
    } else {
      leave(entry);
      reloaded(entry, row);
      claimKey(entry);
    }
  }

  /// Notes that a row was read from the database again.
  void reread(Entry entry, @Nullable Object[] row) {
    reloaded(entry, row);
    transitions.read(entry.instance);
  }

  /// Notes that some values of a row were read from the database again; if it is expired, it stays so.
  void refreshed(Entry entry, @Nullable Object[] row) {
    entry.row = row;
    transitions.read(entry.instance);
  }

  /// Notes that an object was made that is not held.
  Object readDetached(Object instance) {
    transitions.read(instance);
    return instance;
  }

  /// Gives a row another object, as the reload of a record does.
  void replaceInstance(Entry entry, Object instance) {
    EntryTable all = byInstance;
    if (all != null) {
      all.remove(entry.instance, entry);
      all.put(instance, entry);
    }
    entry.instance = instance;
  }

  /// Notes what a rollback goes back to, unless that has been noted since the last savepoint.
  void touch(Entry entry) {
    undoLog.touch(entry);
  }

  void inserted(Entry entry, @Nullable Object[] row) {
    entry.state = State.PERSISTENT;
    reloaded(entry, row);
    claimKey(entry);
    transitions.inserted(entry.instance);
  }

  /// Notes that what was pending has been written.
  void allInserted() {
    pending.clear();
  }

  void allDeleted() {
    marked.clear();
  }

  void deleted(Entry entry) {
    entry.isDeleting = false;
    entry.state = State.DELETED;
    leave(entry);
    deleted.put(entry.instance, entry);
    transitions.deleted(entry.instance);
  }

  /// Forgets an object. Its row may be rolled back, the object is on its own.
  void remove(Entry entry) {
    forget(entry);
    transitions.left(entry);
  }

  /// Takes an object out of the tables.
  void forget(Entry entry) {
    if (entry.isDeleting) {
      unmarkDeleting(entry);
    }
    switch (entry.state) {
      case PERSISTENT -> leave(entry);
      case PENDING -> pending.remove(entry.instance, entry);
      case DELETED -> deleted.remove(entry.instance, entry);
      case DETACHED -> {}
    }
  }

  /// Returns what is to be updated, in the order of the entities.
  ///
  /// @param only the entity asked about, or null for all
  List<Change> changes(@Nullable EntityMapping only) {
    List<Change> changes = new ArrayList<>();
    for (EntryTable table : only == null ? byKey : List.of(table(only))) {
      table.forEach(entry -> {
        if (!entry.isDeleting) {
          BitSet attributes = entry.mapping.changes(entry.instance, entry.requireRow());
          if (attributes != null) {
            changes.add(new Change(entry, attributes));
          }
        }
      });
    }
    return changes;
  }

  /// Returns what is to be updated of some objects.
  List<Change> changesOf(Collection<Entry> entries) {
    List<Change> changes = new ArrayList<>();
    for (Entry entry : entries) {
      BitSet attributes = entry.mapping.changes(entry.instance, entry.requireRow());
      if (attributes != null) {
        changes.add(new Change(entry, attributes));
      }
    }
    return changes;
  }

  /// The objects that have relations, pending or persistent, in a list of one's own.
  List<Entry> related() {
    List<Entry> related = new ArrayList<>();
    if (hasRelated()) {
      byKey.forEach(table -> table.forEach(entry -> addRelated(entry, related)));
      pending.forEach(entry -> addRelated(entry, related));
    }
    return related;
  }

  private static void addRelated(Entry entry, List<Entry> related) {
    if (!entry.mapping.relations().isEmpty()) {
      related.add(entry);
    }
  }

  /// Tells whether any entity has relations.
  boolean hasRelated() {
    return hasRelations;
  }

  /// Has a new object take over the row of one that is marked for deletion.
  void switchRow(Entry old, Entry entry) {
    touch(old);
    touch(entry);
    @Nullable Object[] row = old.requireRow();
    unmarkDeleting(old);
    leave(old);
    old.state = State.DELETED;
    deleted.put(old.instance, old);
    pending.remove(entry.instance, entry);
    entry.state = State.PERSISTENT;
    reloaded(entry, row);
    if (entry.mapping.version() >= 0) {
      entry.mapping.setStored(entry.instance, entry.mapping.version(), row[entry.mapping.version()]);
    }
    claimKey(entry);
    transitions.switched(old.instance, entry.instance);
  }

  /// Tells whether a flush would write rows of an entity.
  boolean hasWork(EntityMapping mapping) {
    EntityMapping root = mapping.root();
    return pending.anyMatch(entry -> entry.mapping.root() == root)
        || marked.anyMatch(entry -> entry.mapping.root() == root)
        || !changes(mapping).isEmpty();
  }

  /// Begins to note anew what a rollback goes back to, for a savepoint.
  void savepoint() {
    undoLog.savepoint();
  }

  /// Leaves what was done since the last savepoint to the transaction or the savepoint around it.
  void released() {
    undoLog.release();
  }

  /// Puts all objects back to what they were at the last savepoint, and expires those that were written
  /// since.
  void rolledBackToSavepoint() {
    forgetMarks();
    undoLog.rollBackToSavepoint().forEach(entry -> entry.epoch = EXPIRED);
    restoreAll();
  }

  /// Settles what a commit makes final.
  ///
  /// @param expires whether all objects are to be read anew
  void committed(boolean expires) {
    undoLog.commit();
    deleted.clear();
    epoch += expires ? 1 : 0;
  }

  /// Puts all objects back to what they were when the transaction began, and expires them.
  void rolledBack() {
    forgetMarks();
    undoLog.rollBack();
    restoreAll();
    epoch++;
  }

  private void forgetMarks() {
    marked.forEach(entry -> entry.isDeleting = false);
    marked.clear();
  }

  private void restoreAll() {
    pending.forEach(transitions::left); // those of which no insert was tried
    pending.clear();
    byKey.forEach(table -> table.forEach(this::restoreFields));
  }

  /// Forgets everything.
  void clear() {
    if (transitions.areFollowed()) {
      pending.forEach(transitions::left);
      byKey.forEach(table -> table.forEach(transitions::left));
      deleted.forEach(transitions::left);
    }
    byKey.forEach(EntryTable::clear);
    pending.clear();
    marked.clear();
    deleted.clear();
    byInstance = null;
    undoLog.clear();
  }

  /// Puts the fields of an object back to what its row says.
  void restoreFields(Entry entry) {
    if (entry.mapping.isMutable()) {
      Related.restore(entry);
      entry.mapping.setRow(entry.instance, entry.requireRow(), references);
    }
  }

  /// Enters an object again that had left the table of its key.
  void bringBack(Entry entry) {
    deleted.remove(entry.instance, entry);
    claimKey(entry);
  }

  private void claimKey(Entry entry) {
    Entry other = enter(entry.requireKey(), entry);
    if (other != null && other != entry) { // its row must be gone, or this one would not have been written
      other.state = State.DETACHED;
      EntryTable all = byInstance;
      if (all != null) {
        all.remove(other.instance, other);
      }
    }
  }

  private @Nullable Entry enter(Object key, Entry entry) {
    EntryTable all = byInstance;
    if (all != null) {
      all.put(entry.instance, entry);
    }
    return table(entry.mapping).put(key, entry);
  }

  /// Takes a persistent object out of the table of its key.
  void leave(Entry entry) {
    table(entry.mapping).remove(entry.requireKey(), entry);
    EntryTable all = byInstance;
    if (all != null) {
      all.remove(entry.instance, entry);
    }
  }

  /// Returns the entry of an object.
  ///
  /// @throws SessionStateException if the object is not in the session
  Entry require(EntityMapping mapping, Object instance, String toWhat) {
    Entry entry = findObject(mapping, instance);
    if (entry == null || entry.state == State.DELETED) {
      String which = mapping.describe(mapping.key(instance));
      throw new SessionStateException("Cannot " + toWhat + ' ' + which + ": it is not in this session"
          + (entry == null ? "" : ", because it was deleted in this transaction")
          + ". Use the object that get or a query of this session returns");
    }
    return entry;
  }
}
