package dev.dovetail.persistence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A query over the rows of one entity. Immutable: each step returns a new query, so a query can be kept and
/// varied.
///
/// Attributes are named by their field, never by their column, and are checked against the mapping before
/// anything is sent. Pending changes of the entity are flushed before the query runs. Rows whose objects the
/// session holds come back as these objects, with the values they have.
///
/// @param <T> the entity
public interface Query<T> {
  /// Adds a condition that must hold as well as the earlier ones.
  ///
  /// @throws MappingException if an attribute does not exist or a value is not of its type
  Query<T> where(Condition condition);

  /// Adds an order, smallest first, after the earlier ones. Nulls come where the database puts them (SQLite:
  /// first).
  ///
  /// @throws MappingException if the attribute does not exist
  Query<T> orderBy(String attribute);

  /// Adds an order, largest first, after the earlier ones.
  ///
  /// @throws MappingException if the attribute does not exist
  Query<T> orderByDescending(String attribute);

  /// Loads what relations of the objects found reach, with one statement for each relation and some hundred objects.
  /// For [#list], [#first] and [#one].
  ///
  /// @param paths names of relations, by dots: `lines.product`
  /// @throws MappingException if there is no such relation
  Query<T> fetch(String... paths);

  /// Returns at most so many rows.
  ///
  /// @throws IllegalArgumentException if the number is negative
  Query<T> limit(long rows);

  /// Leaves out so many rows at the beginning.
  ///
  /// @throws IllegalArgumentException if the number is negative
  Query<T> offset(long rows);

  /// Returns all objects found, in a list that cannot be changed.
  List<T> list();

  /// Returns the first object found, or nothing.
  Optional<T> first();

  /// Returns the only object found.
  ///
  /// @throws NoResultException if there is none
  /// @throws NonUniqueResultException if there are several
  T one();

  /// Counts the rows, within limit and offset.
  long count();

  /// Tells whether there is any row.
  boolean exists();

  /// Returns the objects one by one, in constant memory: an object that the session does not hold already is
  /// *detached*, so its changes are not written. Close the stream, or read it to its end; the end of the
  /// transaction closes it too.
  Stream<T> stream();
}
