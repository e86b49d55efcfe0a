package dev.dovetail.persistence;

import org.jspecify.annotations.Nullable;

/// An UPDATE of all rows of an entity that a condition finds, in one statement. Immutable: each step
/// returns a new one, checked against the mapping when it is made.
///
/// Everything pending is flushed first. Objects that the session holds get the new values, if their rows
/// are among those found; a rollback, also to a savepoint, takes them back. For that their rows are looked
/// for before, by their keys; in a session that writes from its first statement on (that of
/// [SessionFactory#transact]), a condition on whole numbers, booleans, enums and UUIDs is answered from
/// what the session knows, without a statement. A version goes up by one in each row, or is the same new time
/// or UUID in all. Entities in joined tables are refused. Listeners and cascades have no part in it.
///
/// {@snippet lang=java :
/// session.bulkUpdate(Person.class).set("city", "Ulm").where(CITY.equal("Neu-Ulm")).execute();
/// }
///
/// @param <T> the entity
public interface BulkUpdate<T> {
  /// Gives an attribute a value in each row. The last value given for it is the one.
  ///
  /// @param value of the attribute's type, or null; or another [Expression] of the same row; for a
  ///     reference, an object, a [Ref] or a key
  /// @throws MappingException if the attribute does not exist, is the key, the version, or one that is not
  ///     updated, or the value is not of its type
  BulkUpdate<T> set(String attribute, @Nullable Object value);

  /// Gives an attribute a value in each row.
  ///
  /// @throws MappingException as the other form does, and if this is no attribute
  <V> BulkUpdate<T> set(Expression<V> attribute, @Nullable V value);

  /// Gives an attribute the value that another has in the same row, as it was before the statement.
  ///
  /// @throws MappingException as the other form does, and if these are no attributes of the same type
  <V> BulkUpdate<T> set(Expression<V> attribute, Expression<? extends V> other);

  /// Adds conditions that must hold as well as the earlier ones. Without any, all rows are updated.
  ///
  /// @throws MappingException if an attribute does not exist or a value is not of its type
  BulkUpdate<T> where(Condition... conditions);

  /// Runs the statement.
  ///
  /// @return the number of rows found, whether or not their values were others before
  /// @throws SessionStateException if nothing is set, or the session only reads
  /// @throws DatabaseException if the statement fails, also as one of its subclasses such as
  ///     [ConstraintException]
  int execute();
}
