package dev.dovetail.persistence;

/// How far a transaction is kept apart from those of others, as standard SQL defines it. A database may
/// keep it further apart than was asked: SQLite always is serializable.
public enum Isolation {
  /// Sees what others have not committed yet.
  READ_UNCOMMITTED,
  /// Each statement sees what is committed when it begins.
  READ_COMMITTED,
  /// What was read once does not change until the end.
  REPEATABLE_READ,
  /// As if transactions ran one after the other, or one of them fails with a [SerializationException].
  SERIALIZABLE
}
