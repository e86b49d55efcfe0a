package dev.dovetail.persistence;

/// A DELETE of all rows of an entity that a condition finds, in one statement. Immutable: each step returns a
/// new one, checked against the mapping when it is made.
///
/// Everything pending is flushed first. Objects that the session holds become deleted, as by
/// [Session#delete] and a flush, if their rows are among those found; a rollback, also to a savepoint,
/// brings them back. How their rows are found is told at [BulkUpdate]. Versions are not compared, and
/// objects of rows that the database deletes along by `ON DELETE CASCADE` do not learn of it.
///
/// @param <T> the entity
public interface BulkDelete<T> {
  /// Adds conditions that must hold as well as the earlier ones. Without any, all rows are deleted.
  ///
  /// @throws MappingException if an attribute does not exist or a value is not of its type
  BulkDelete<T> where(Condition... conditions);

  /// Runs the statement.
  ///
  /// @return the number of rows deleted
  /// @throws SessionStateException if the session only reads
  /// @throws DatabaseException if the statement fails, also as one of its subclasses such as
  ///     [ConstraintException]
  int execute();
}
