package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import org.jspecify.annotations.Nullable;

/// What the session knows of one object.
final class Entry {
  /// The states an object in the session can be in.
  enum State { PENDING, PERSISTENT, DELETED, DETACHED }

  final EntityMapping mapping;
  Object instance; // another one after the reload of a record
  State state;
  /// What the row holds as far as the session knows, or null while the object is pending.
  @Nullable Object @Nullable [] row;
  /// What a rollback goes back to; null if nothing was written in this transaction.
  @Nullable Undo undo;
  /// What its relations held when it was loaded or flushed, see [Related]; null if it has none, or while
  /// pending.
  @Nullable Object @Nullable [] related;
  boolean isDeleting;
  boolean isDeletedForOthers; // because of a cascade or as an orphan, not because the user said so
  boolean isKeyMade; // by the database, in this transaction
  int epoch; // the transaction in which the row was read or written

  Entry(EntityMapping mapping, Object instance, State state, @Nullable Object @Nullable [] row, int epoch) {
    this.mapping = mapping;
    this.instance = instance;
    this.state = state;
    this.row = row;
    this.epoch = epoch;
  }

  @Nullable Object[] requireRow() {
    @Nullable Object[] known = row;
    if (known == null) {
      throw new IllegalStateException("no row is known of " + mapping.describe(null));
    }
    return known;
  }

  /// The key of the row, or of the object while it is pending.
  @Nullable Object key() {
    @Nullable Object[] known = row;
    return known == null ? mapping.key(instance) : mapping.key(known);
  }

  Object requireKey() {
    Object key = key();
    if (key == null) {
      throw new IllegalStateException(mapping.describe(null) + " has no key");
    }
    return key;
  }

  boolean isPending() {
    return state == State.PENDING;
  }

  String describe() {
    return mapping.describe(key());
  }
}
