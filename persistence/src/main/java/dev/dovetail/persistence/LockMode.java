package dev.dovetail.persistence;

/// How the rows that are read are kept from being changed by others until the transaction ends.
///
/// Each begins the writing transaction. SQLite has no locks of rows: there the transaction itself keeps all
/// others from writing, whoever waits waits for it as the connection's `busy_timeout` says, and nothing is
/// ever locked that could be skipped.
public enum LockMode {
  /// Waits for whoever holds a lock.
  FOR_UPDATE,
  /// Fails at once with [DatabaseBusyException] if somebody else holds a lock.
  FOR_UPDATE_NO_WAIT,
  /// Leaves out rows that somebody else has locked: for workers that share a queue.
  FOR_UPDATE_SKIP_LOCKED
}
