package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.EntityListener;
import dev.dovetail.persistence.Flushed;
import java.util.List;

/// A flush of which listeners are told. Those who listen to rows hear of all of them before the first
/// statement, and again after the last one.
final class ListenedFlush {
  private final IdentityMap map;
  private final Flusher flusher;
  private final SessionEvents events;

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
    Flushed plan = new Flushed(instances(map.pending()),
        instances(map.changes(null).stream().map(IdentityMap.Change::entry).toList()),
        instances(map.deleting()));
    events.writing(() -> {
      events.rows(plan.inserted(), EntityListener::beforeInsert);
      events.rows(plan.updated(), EntityListener::beforeUpdate);
      events.rows(plan.deleted(), EntityListener::beforeDelete);
      flusher.flush();
      events.rows(plan.inserted(), EntityListener::afterInsert);
      events.rows(plan.updated(), EntityListener::afterUpdate);
      events.rows(plan.deleted(), EntityListener::afterDelete);
    });
    events.afterFlush(plan);
  }

  private static List<Object> instances(List<Entry> entries) {
    return entries.stream().map(entry -> entry.instance).toList();
  }
}
