package dev.dovetail.persistence;

/// Hears what a session does. Each method does nothing unless it is overridden.
///
/// A commit with changes calls, in this order: [#beforeCommit], [#beforeFlush], [#afterBegin] if the flush
/// is what begins the transaction, [#afterFlush], [#afterFlushPostexec], [#afterCommit], [#transactionEnd].
///
/// What may be done in a method is said there. In none of them may the session be committed, rolled back or
/// closed: that is refused by a [SessionStateException]. An exception that a listener throws before or
/// during a flush fails the flush as a statement would; one thrown later reaches the caller, and what was
/// committed or rolled back by then stays so.
///
/// Listeners are called in the order in which they were registered, by the thread that uses the session.
/// One that is registered on a factory is called by the threads of all its sessions.
public interface SessionListener {
  /// A transaction has begun in the database. Statements may be run in it.
  ///
  /// @param session whose transaction it is
  default void afterBegin(Session session) {}

  /// A flush that has something to write is about to. This is the only place from where the flush can be
  /// changed: objects may be added, changed and deleted. [Session#flush] is refused, and queries do not
  /// flush.
  ///
  /// @param session what is flushed
  default void beforeFlush(Session session) {}

  /// The statements of a flush have been sent. What is added or changed from here on belongs to the next
  /// flush.
  ///
  /// @param session what is flushed
  /// @param flushed what was written
  default void afterFlush(Session session, Flushed flushed) {}

  /// A flush is done, and the objects have their new states. A commit flushes what is added or changed
  /// here, and so on until nothing is left, but gives up after 100 rounds.
  ///
  /// @param session what was flushed
  default void afterFlushPostexec(Session session) {}

  /// A commit begins; nothing has been flushed for it yet. Also called if there is nothing to commit.
  ///
  /// @param session what is committed
  default void beforeCommit(Session session) {}

  /// The transaction is committed. Objects still have their values and are not expired yet. Statements are
  /// refused: they would begin the next transaction.
  ///
  /// @param session what was committed
  default void afterCommit(Session session) {}

  /// The transaction was rolled back in the database, once for each. Objects still have the values of the
  /// transaction. Statements are refused.
  ///
  /// @param session what was rolled back
  default void afterRollback(Session session) {}

  /// Something was rolled back: the transaction or a savepoint, by the user or by a flush that failed.
  /// After a failed flush this is called once for the failure, when [Session#isActive] is false, and once
  /// more for the user's rollback; then the objects are back to what they were and the session may be used.
  ///
  /// @param session what was rolled back
  default void afterSoftRollback(Session session) {}

  /// A transaction of the session is over, by commit, rollback or close.
  ///
  /// @param session whose transaction it was
  default void transactionEnd(Session session) {}

  /// An object has got another state. Called when the call, or the part of a flush, that caused it is done,
  /// so objects may be added and deleted here.
  ///
  /// | from | to | when |
  /// |---|---|---|
  /// | TRANSIENT | PENDING | it was added |
  /// | PENDING | TRANSIENT | it was expunged, or rolled back before it was inserted |
  /// | PENDING | PERSISTENT | it was inserted |
  /// | PERSISTENT | TRANSIENT | its insert was rolled back |
  /// | PERSISTENT | DELETED | its row was deleted |
  /// | DELETED | PERSISTENT | its deletion was rolled back |
  /// | DELETED | DETACHED | its deletion was committed, or it was expunged |
  /// | PERSISTENT | DETACHED | it was expunged, or the session was closed |
  /// | DETACHED | PERSISTENT | it was taken back in |
  ///
  /// @param session in which this happened
  /// @param entity the object
  /// @param from the state it had
  /// @param to the state it has
  default void stateChanged(Session session, Object entity, ObjectState from, ObjectState to) {}

  /// An object was made from its row and is persistent.
  ///
  /// @param session that holds it
  /// @param entity the object
  default void loadedAsPersistent(Session session, Object entity) {}

  /// A statement updated many rows of an entity at once.
  ///
  /// @param session that ran it
  /// @param type the entity
  /// @param rows how many rows it changed
  default void afterBulkUpdate(Session session, Class<?> type, long rows) {}

  /// A statement deleted many rows of an entity at once.
  ///
  /// @param session that ran it
  /// @param type the entity
  /// @param rows how many rows it deleted
  default void afterBulkDelete(Session session, Class<?> type, long rows) {}
}
