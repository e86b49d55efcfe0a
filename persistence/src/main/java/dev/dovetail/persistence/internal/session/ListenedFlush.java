package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.EntityListener;
import dev.dovetail.persistence.Flushed;
import java.util.List;

/// A flush of which listeners are told. Those who listen to rows hear of all of them before the first
/// statement, and again after the last one.
final class ListenedFlush {
  private static final Flushed NOTHING = new Flushed(List.of(), List.of(), List.of());

  private final IdentityMap map;
  private final Flusher flusher;
  private final SessionEvents events;
  private Flushed plan = NOTHING;

  ListenedFlush(IdentityMap map, Flusher flusher, SessionEvents events) {
    this.map = map;
    this.flusher = flusher;
    this.events = events;
  }

  void flush() {
    if (!flusher.hasWork()) {
      return;
    }
    events.tellTransitions();
    events.beforeFlush();
    plan = NOTHING;
    events.writing(flusher::flush);
    Flushed flushed = plan;
    events.writing(() -> {
      events.rows(flushed.inserted(), EntityListener::afterInsert);
      events.rows(flushed.updated(), EntityListener::afterUpdate);
      events.rows(flushed.deleted(), EntityListener::afterDelete);
    });
    events.afterFlush(flushed);
  }

  /// Tells of the rows that are about to be written, when it is settled which they are.
  ///
  /// @return whether anybody was told, and may have changed objects
  boolean beforeRows() {
    if (events.isSilent()) {
      return false;
    }
    plan = new Flushed(instances(map.pending()),
        instances(map.changes(null).stream().map(IdentityMap.Change::entry).toList()),
        instances(map.deleting()));
    events.rows(plan.inserted(), EntityListener::beforeInsert);
    events.rows(plan.updated(), EntityListener::beforeUpdate);
    events.rows(plan.deleted(), EntityListener::beforeDelete);
    return true;
  }

  private static List<Object> instances(List<Entry> entries) {
    return entries.stream().map(entry -> entry.instance).toList();
  }
}
