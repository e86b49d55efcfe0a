package dev.dovetail.persistence;

/// What the transactions of a session are on a connection that it was given and that is in a transaction
/// already, which means that its auto-commit is off. The transaction around is its owner's: whatever the
/// mode, his rollback undoes what the session has committed, except with [#CONTROL_FULLY].
///
/// SQLAlchemy's fourth mode, its default, takes a savepoint only if the connection is inside one; JDBC
/// cannot tell, so say which of the two you mean.
public enum JoinTransactionMode {
  /// The session's commit leaves the transaction as it is, its rollback rolls all of it back.
  ROLLBACK_ONLY,
  /// The session works inside a savepoint: its commit releases it, its rollback goes back to it. What the
  /// owner did before stays in either case.
  CREATE_SAVEPOINT,
  /// The session's commit and rollback are those of the transaction.
  CONTROL_FULLY
}
