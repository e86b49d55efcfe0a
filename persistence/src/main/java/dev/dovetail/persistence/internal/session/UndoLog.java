package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.session.Entry.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the objects of a session go back to if the transaction, or a savepoint in it, is rolled back.
final class UndoLog {
  private final IdentityMap map;
  private final Transitions transitions;
  private final List<List<Undo>> levels = new ArrayList<>(); // the transaction, then its savepoints

  UndoLog(IdentityMap map, Transitions transitions) {
    this.map = map;
    this.transitions = transitions;
    clear();
  }

  /// Forgets everything.
  void clear() {
    levels.clear();
    levels.add(new ArrayList<>());
  }

  /// Notes what an object goes back to, unless that has been noted since the last savepoint.
  void touch(Entry entry) {
    int depth = levels.size() - 1;
    if (entry.undo == null || entry.undo.depth < depth) {
      Undo undo = new Undo(entry, depth);
      entry.undo = undo;
      levels.getLast().add(undo);
    }
  }

  /// Begins to note anew, for a savepoint.
  void savepoint() {
    levels.add(new ArrayList<>());
  }

  /// Leaves what was noted since the last savepoint to the transaction or the savepoint around it.
  void release() {
    List<Undo> inner = levels.removeLast();
    int depth = levels.size() - 1;
    for (Undo undo : inner) {
      if (undo.outer != null && undo.outer.depth == depth) {
        undo.entry.undo = undo.outer;
      } else {
        undo.depth = depth;
        levels.getLast().add(undo);
      }
    }
  }

  /// Settles what a commit makes final.
  void commit() {
    while (levels.size() > 1) {
      release();
    }
    for (Undo undo : levels.getFirst()) {
      Entry entry = undo.entry;
      if (entry.state == State.DELETED) {
        transitions.rowGone(entry);
      }
      entry.undo = null;
      entry.isKeyMade = false;
    }
    levels.getFirst().clear();
  }

  /// Puts objects back to what they were when the transaction began.
  void rollBack() {
    while (levels.size() > 1) {
      release();
    }
    rollBackToSavepoint();
    clear();
  }

  /// Puts objects back to what they were at the last savepoint.
  ///
  /// @return those that were written since
  List<Entry> rollBackToSavepoint() {
    List<Undo> level = levels.removeLast();
    level.stream().filter(UndoLog::isKeyChanged).forEach(undo -> map.leave(undo.entry)); // before any comes back
    level.reversed().forEach(this::undo);
    return level.stream().map(undo -> undo.entry).toList();
  }

  private static boolean isKeyChanged(Undo undo) {
    Entry entry = undo.entry;
    @Nullable Object[] row = undo.row;
    return entry.state == State.PERSISTENT && undo.state == State.PERSISTENT && row != null
        && !entry.requireKey().equals(entry.mapping.key(row));
  }

  private void undo(Undo undo) {
    Entry entry = undo.entry;
    entry.undo = undo.outer;
    if (entry.state == State.DETACHED) {
      return; // it was expunged, or the transaction also had deleted it
    }
    switch (undo.state) {
      case DETACHED -> map.remove(entry);
      case PENDING -> {
        map.forget(entry);
        transitions.insertUndone(entry);
        undoInsert(entry);
      }
      case PERSISTENT, DELETED -> restore(entry, undo);
    }
  }

  private void restore(Entry entry, Undo undo) {
    boolean isDeletionUndone = entry.state == State.DELETED && undo.state == State.PERSISTENT;
    boolean isBack = isDeletionUndone || isKeyChanged(undo);
    entry.state = undo.state;
    entry.row = undo.row;
    entry.related = undo.related;
    if (!entry.mapping.isMutable()) {
      map.replaceInstance(entry, undo.instance);
    }
    if (isDeletionUndone) {
      transitions.broughtBack(entry.instance);
    }
    if (isBack) {
      map.bringBack(entry);
    }
  }

  /// Takes back the key and the version an insert has given, so that the object can simply be added again.
  private static void undoInsert(Entry entry) {
    EntityMapping mapping = entry.mapping;
    if (entry.isKeyMade) {
      mapping.reset(entry.instance, mapping.id());
      entry.isKeyMade = false;
    }
    if (mapping.version() >= 0) {
      mapping.reset(entry.instance, mapping.version());
    }
  }
}
