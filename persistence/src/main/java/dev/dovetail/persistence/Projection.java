package dev.dovetail.persistence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A query for values or records instead of objects. Begun by [Query#select]; immutable like it, and checked
/// against the mapping in the same way. What it returns is not held by the session.
///
/// Names may lead along relations to one object, see [Condition]: `customer.name`, null where there is none.
/// The name of a reference stands for its key.
///
/// As soon as there is an aggregate or a group, every other expression has to be one of the groups: databases
/// that do not insist on that return the value of any row.
///
/// @param <R> what a row becomes
public interface Projection<R extends @Nullable Object> {
  /// Adds conditions on the rows, before they are put into groups.
  ///
  /// @throws MappingException if an attribute does not exist or a value is not of its type
  Projection<R> where(Condition... conditions);

  /// Puts rows with the same values together; each group becomes one result.
  ///
  /// @throws MappingException if an attribute does not exist, or one of these is an aggregate
  Projection<R> groupBy(Expression<?>... expressions);

  /// Adds conditions on the groups.
  ///
  /// @throws MappingException if an attribute does not exist or a value is not of its type
  Projection<R> having(Condition... conditions);

  /// Leaves out results that are the same as others.
  Projection<R> distinct();

  /// Adds orders after the earlier ones. With [#distinct] they are by expressions that are selected.
  ///
  /// @throws MappingException if an attribute does not exist
  Projection<R> orderBy(Order... orders);

  /// Returns at most so many results.
  ///
  /// @throws IllegalArgumentException if the number is negative
  Projection<R> limit(long rows);

  /// Leaves out so many results at the beginning.
  ///
  /// @throws IllegalArgumentException if the number is negative
  Projection<R> offset(long rows);

  /// Returns all results, in a list that cannot be changed. A single value is null where the row has none.
  ///
  /// @throws MappingException if something is selected, or sorted by, that is neither an aggregate nor a
  ///     group
  List<R> list();

  /// Returns the first result; nothing if there is none, or if it is null.
  Optional<R> first();

  /// Returns the only result; null if that is what it is.
  ///
  /// @throws NoResultException if there is none
  /// @throws NonUniqueResultException if there are several
  R one();

  /// Counts the results: rows, groups, or different ones, as the case may be, within limit and offset.
  long count();

  /// Tells whether there is any result.
  boolean exists();

  /// Returns the results one by one, in constant memory. Close the stream, or read it to its end; the end of
  /// the transaction closes it too.
  Stream<R> stream();
}
