package dev.dovetail.persistence;

/// A part of a transaction that can be rolled back by itself; see [Session#beginNested]. It ends by
/// [#commit], by [#rollback], or with the transaction or the savepoint around it.
public interface Savepoint extends AutoCloseable {
  /// Flushes, and leaves what was done since to what is around it: the transaction, or another savepoint.
  /// Savepoints inside this one end likewise.
  ///
  /// @throws SessionStateException if it has ended
  /// @throws DatabaseException if the flush fails; this savepoint has to be rolled back then
  void commit();

  /// Rolls back what was done since, in the database and in the objects: their fields, keys and versions, and
  /// those that were added are transient again. What was written is read anew when it is next asked for, and
  /// everything else stays as it is. Savepoints inside this one end likewise.
  ///
  /// @throws SessionStateException if it has ended
  void rollback();

  /// Tells whether it has not ended.
  boolean isActive();

  /// Rolls back unless it has ended.
  @Override
  void close();
}
