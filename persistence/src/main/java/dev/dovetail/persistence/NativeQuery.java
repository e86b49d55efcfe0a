package dev.dovetail.persistence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A statement of one's own with named parameters. Immutable: [#bind] returns a new one, so a statement can
/// be kept and run with different values.
///
/// {@snippet lang=java :
/// List<Person> found = session.nativeQuery("SELECT * FROM person WHERE age > :age AND city IN (:cities)")
///     .bind("age", 30).bind("cities", List.of("Ulm", "Bonn")).list(Person.class);
/// }
///
/// A parameter is a colon and a name of letters, digits and `_`. What looks like one inside a literal (also
/// PostgreSQL's `E'…'` and `$$…$$`), a quoted identifier or a comment is left alone, and so is a cast by
/// `::`; in a slice of an array, leave a space after the colon. A name may occur several times. Parameters
/// `?` cannot be mixed in; PostgreSQL's operators with a `?` are written with `??`.
///
/// Everything pending is flushed first, since it is not known which tables the statement touches.
public interface NativeQuery {
  /// Gives a parameter its value.
  ///
  /// @param name without the colon
  /// @param value of any type an attribute may have, or null; a collection of such values becomes a list with
  ///     commas, for `IN (:name)`
  /// @throws IllegalArgumentException if the statement has no such parameter, or the collection is empty: SQL
  ///     has no empty list, so leave the condition out
  /// @throws MappingException if the value is of another type
  NativeQuery bind(String name, @Nullable Object value);

  /// Returns one map a row, from column label to the driver's value, in the order of the columns.
  ///
  /// @throws IllegalArgumentException if a parameter has no value
  List<Map<String, @Nullable Object>> list();

  /// Returns records, single values or entities, as [Session#select(Class, String, Object...)] does. Entities
  /// go through the identity map.
  <R> List<R> list(Class<R> type);

  /// Returns the first result, or nothing. The statement itself should say how many rows it returns.
  <R> Optional<R> first(Class<R> type);

  /// Returns the only result.
  ///
  /// @throws NoResultException if there is none
  /// @throws NonUniqueResultException if there are several
  <R> R one(Class<R> type);

  /// Returns the rows as maps one by one, in constant memory; close the stream, or read it to its end.
  Stream<Map<String, @Nullable Object>> stream();

  /// Returns the results one by one, in constant memory: an entity that the session does not hold already is
  /// *detached*. Close the stream, or read it to its end; the end of the transaction closes it too.
  <R> Stream<R> stream(Class<R> type);

  /// Runs a statement that changes rows. Objects that the session holds do not learn of it before they are
  /// refreshed; [Session#bulkUpdate] and [Session#bulkDelete] tell them.
  ///
  /// @return the number of rows changed
  int execute();
}
