package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.session.Entry.State;
import org.jspecify.annotations.Nullable;

/// What an object goes back to if a transaction, or a savepoint in it, is rolled back.
final class Undo {
  final Entry entry;
  final Object instance;
  final State state;
  final @Nullable Object @Nullable [] row;
  final @Nullable Object @Nullable [] related;
  /// The note of an outer savepoint or of the transaction, if there is one.
  final @Nullable Undo outer;
  /// How many savepoints deep, 0 for the transaction itself.
  int depth;

  Undo(Entry entry, int depth) {
    this.entry = entry;
    this.instance = entry.instance;
    this.state = entry.state;
    this.row = entry.row;
    this.related = entry.related;
    this.outer = entry.undo;
    this.depth = depth;
  }
}
