package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.ObjectState;
import dev.dovetail.persistence.internal.session.Entry.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts what becomes of the objects of a session, and notes it for the listeners, if there are any, until
/// it is a good moment to tell them.
final class Transitions {
  /// Something that became of an object.
  ///
  /// @param entity the object
  /// @param from the state it had, or null if it was read
  /// @param to the state it has; null if it was only read anew, or is not held
  record Note(Object entity, @Nullable ObjectState from, @Nullable ObjectState to) {}

  private final @Nullable List<Note> notes;
  private final @Nullable Owners owners;
  private long inserted;
  private long updated;
  private long deleted;
  private long loaded;

  Transitions(boolean isHeard, @Nullable Owners owners) {
    this.owners = owners;
    this.notes = isHeard ? new ArrayList<>() : null;
  }

  /// Tells whether anybody wants to know of them.
  boolean areFollowed() {
    return notes != null || owners != null;
  }

  /// An object has taken over the row of another one.
  void switched(Object old, Object entity) {
    moved(old, ObjectState.PERSISTENT, ObjectState.DELETED);
    moved(entity, ObjectState.PENDING, ObjectState.PERSISTENT);
  }

  /// Refuses an object that another session has, or whose row was deleted for good, if that is known.
  void requireFree(Object entity, String call) {
    if (owners != null) {
      owners.requireFree(entity, this, call);
      owners.requireRow(entity, call);
    }
  }

  void madeTransient(Object entity) {
    if (owners != null) {
      owners.requireFree(entity, this, "make transient");
      owners.madeTransient(entity);
    }
  }

  private void claimed(Object entity) {
    if (owners != null) {
      owners.claimed(entity, this);
    }
  }

  private void released(Object entity) {
    if (owners != null) {
      owners.released(entity, this);
    }
  }

  void added(Object entity) {
    claimed(entity);
    moved(entity, ObjectState.TRANSIENT, ObjectState.PENDING);
  }

  void takenIn(Object entity) {
    claimed(entity);
    moved(entity, ObjectState.DETACHED, ObjectState.PERSISTENT);
  }

  void broughtBack(Object entity) {
    moved(entity, ObjectState.DELETED, ObjectState.PERSISTENT);
  }

  /// An object leaves the session, if it was in it.
  void left(Entry entry) {
    released(entry.instance);
    switch (entry.state) {
      case PENDING -> moved(entry.instance, ObjectState.PENDING, ObjectState.TRANSIENT);
      case PERSISTENT -> moved(entry.instance, ObjectState.PERSISTENT, ObjectState.DETACHED);
      case DELETED -> moved(entry.instance, ObjectState.DELETED, ObjectState.DETACHED);
      case DETACHED -> {}
    }
    entry.state = State.DETACHED;
  }

  /// The deletion of an object's row was committed.
  void rowGone(Entry entry) {
    if (owners != null) {
      owners.rowGone(entry.instance);
    }
    left(entry);
  }

  /// An object whose insert was rolled back leaves the session.
  void insertUndone(Entry entry) {
    released(entry.instance);
    moved(entry.instance, switch (entry.state) {
      case PENDING -> ObjectState.PENDING;
      case DELETED -> ObjectState.DELETED;
      case PERSISTENT, DETACHED -> ObjectState.PERSISTENT;
    }, ObjectState.TRANSIENT);
    entry.state = State.DETACHED;
  }

  private void moved(Object entity, ObjectState from, ObjectState to) {
    if (notes != null) {
      notes.add(new Note(entity, from, to));
    }
  }

  void inserted(Object entity) {
    inserted++;
    moved(entity, ObjectState.PENDING, ObjectState.PERSISTENT);
  }

  void updated() {
    updated++;
  }

  void deleted(Object entity) {
    deleted++;
    moved(entity, ObjectState.PERSISTENT, ObjectState.DELETED);
  }

  /// An object was made from its row and is held.
  void loaded(Object entity) {
    loaded++;
    claimed(entity);
    if (notes != null) {
      notes.add(new Note(entity, null, ObjectState.PERSISTENT));
    }
  }

  /// An object's row was read, and the object was held already, or is not to be.
  void read(Object entity) {
    if (notes != null) {
      notes.add(new Note(entity, null, null));
    }
  }

  /// Returns what was noted, and forgets it.
  List<Note> take() {
    if (notes == null || notes.isEmpty()) {
      return List.of();
    }
    List<Note> taken = List.copyOf(notes);
    notes.clear();
    return taken;
  }

  long rowsInserted() {
    return inserted;
  }

  long rowsUpdated() {
    return updated;
  }

  long rowsDeleted() {
    return deleted;
  }

  long rowsLoaded() {
    return loaded;
  }
}
