package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.EntityListener;
import dev.dovetail.persistence.Flushed;
import dev.dovetail.persistence.Session;
import dev.dovetail.persistence.SessionListener;
import dev.dovetail.persistence.SessionStateException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Tells the listeners of one session what happens in it, and refuses what they may not do meanwhile.
final class SessionEvents {
  /// What is refused while listeners are told, in growing order.
  private enum Phase {
    IDLE,
    /// The end of the transaction.
    LISTENING,
    /// Flushes too.
    FLUSHING,
    /// Changes of what the flush writes too.
    WRITING,
    /// Statements too.
    ENDED
  }

  private final List<SessionListener> listeners;
  private final EntityListeners entityListeners;
  private final Transitions transitions;
  /// Weak, because a transaction that is reported as lost tells of its beginning.
  private WeakReference<@Nullable Session> session = new WeakReference<>(null);
  private Phase phase = Phase.IDLE;

  SessionEvents(List<SessionListener> listeners, EntityListeners entityListeners, @Nullable Owners owners) {
    this.listeners = listeners;
    this.entityListeners = entityListeners;
    this.transitions = new Transitions(!isSilent(), owners);
  }

  /// Names the session that listeners are given.
  void of(Session owner) {
    session = new WeakReference<>(owner);
  }

  /// Tells whether nobody listens.
  boolean isSilent() {
    return listeners.isEmpty() && entityListeners.isEmpty();
  }

  Transitions transitions() {
    return transitions;
  }

  boolean isFlushing() {
    return phase.compareTo(Phase.FLUSHING) >= 0;
  }

  /// Refuses a statement after the end of a transaction.
  void requireStatements() {
    if (phase == Phase.ENDED) {
      throw new SessionStateException("No statement may be run by a listener that is told of the end of a"
          + " transaction: it would begin the next one. Use afterFlushPostexec, afterSoftRollback or"
          + " another session");
    }
  }

  /// Refuses a flush inside a flush.
  void requireNotFlushing() {
    if (isFlushing()) {
      throw new SessionStateException("Cannot flush: the session is already flushing. What a listener adds or"
          + " changes in beforeFlush is written by this flush, and later by the next one");
    }
  }

  /// Refuses changes of what is written while it is being written.
  void requireOpenPlan(String call) {
    if (phase == Phase.WRITING) {
      throw new SessionStateException("Cannot " + call + " while rows are written: what this flush writes is"
          + " settled. Use beforeFlush or afterFlush of a SessionListener");
    }
  }

  /// Refuses to end the transaction in the middle of something.
  void requireIdle(String call) {
    if (phase != Phase.IDLE) {
      throw new SessionStateException("Cannot " + call + " inside a listener: do it when the call that it"
          + " listens to has returned");
    }
  }

  void afterBegin() {
    tell(Phase.LISTENING, SessionListener::afterBegin);
  }

  void beforeFlush() {
    tell(Phase.FLUSHING, SessionListener::beforeFlush);
  }

  void afterFlush(Flushed flushed) {
    tell(Phase.FLUSHING, (listener, of) -> listener.afterFlush(of, flushed));
    tellTransitions(Phase.FLUSHING);
    tell(Phase.FLUSHING, SessionListener::afterFlushPostexec);
  }

  void beforeCommit() {
    tell(Phase.LISTENING, SessionListener::beforeCommit);
  }

  void afterCommit() {
    tell(Phase.ENDED, SessionListener::afterCommit);
  }

  void afterRollback() {
    tell(Phase.ENDED, SessionListener::afterRollback);
  }

  void afterSoftRollback() {
    tell(Phase.LISTENING, SessionListener::afterSoftRollback);
  }

  void transactionEnd() {
    tell(Phase.LISTENING, SessionListener::transactionEnd);
  }

  void bulkUpdate(Class<?> type, long rows) {
    tell(Phase.LISTENING, (listener, of) -> listener.afterBulkUpdate(of, type, rows));
  }

  void bulkDelete(Class<?> type, long rows) {
    tell(Phase.LISTENING, (listener, of) -> listener.afterBulkDelete(of, type, rows));
  }

  /// Does what writes rows, during which listeners may not change what is written.
  void writing(Runnable work) {
    within(Phase.WRITING, work);
  }

  /// Tells those who listen to the rows of these objects.
  void rows(List<Object> entities, RowEvent event) {
    Session of = session.get();
    if (of != null && !entityListeners.isEmpty()) {
      for (Object entity : entities) {
        entityListeners.of(entity.getClass()).forEach(listener -> event.tell(listener, of, entity));
      }
    }
  }

  /// One method of an [EntityListener].
  interface RowEvent {
    void tell(EntityListener<Object> listener, Session session, Object entity);
  }

  /// Tells what became of objects since this was last called.
  void tellTransitions() {
    tellTransitions(Phase.LISTENING);
  }

  private void tellTransitions(Phase during) {
    for (List<Transitions.Note> notes = transitions.take(); !notes.isEmpty(); notes = transitions.take()) {
      notes.forEach(note -> tell(note, during));
    }
  }

  private void tell(Transitions.Note note, Phase during) {
    Object entity = note.entity();
    var from = note.from();
    var to = note.to();
    if (from != null && to != null) {
      tell(during, (listener, of) -> listener.stateChanged(of, entity, from, to));
      return;
    }
    within(Phase.WRITING, () -> rows(List.of(entity), EntityListener::afterLoad));
    if (to != null) {
      tell(during, SessionListener::loadedAsPersistent, entity);
    }
  }

  private interface EntityEvent {
    void tell(SessionListener listener, Session session, Object entity);
  }

  private void tell(Phase during, EntityEvent event, Object entity) {
    tell(during, (listener, of) -> event.tell(listener, of, entity));
  }

  private void tell(Phase during, BiConsumer<SessionListener, Session> event) {
    Session of = session.get();
    if (of != null && !listeners.isEmpty()) {
      within(during, () -> listeners.forEach(listener -> event.accept(listener, of)));
    }
  }

  /// Does something in a phase, or in the present one if that refuses more.
  private void within(Phase during, Runnable work) {
    Phase before = phase;
    phase = before.compareTo(during) > 0 ? before : during;
    try {
      work.run();
    } finally {
      phase = before;
    }
  }
}
