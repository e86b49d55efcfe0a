package dev.dovetail.persistence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A query over the rows of one entity. Immutable: each step returns a new query, so a query can be kept and
/// varied.
///
/// Attributes are named by their field, never by their column, and are checked against the mapping when a
/// step is made, before anything is sent. A name may lead along relations, see [Condition]. Pending changes
/// of what the query reads are flushed before it runs. Rows whose objects the session holds come back as
/// these objects, with the values they have.
///
/// @param <T> the entity
public interface Query<T> {
  /// Adds conditions that must hold as well as the earlier ones.
  ///
  /// @throws MappingException if an attribute does not exist or a value is not of its type
  Query<T> where(Condition... conditions);

  /// Adds an order, smallest first, after the earlier ones. Nulls come where the database puts them (SQLite:
  /// first; PostgreSQL: last).
  ///
  /// @throws MappingException if the attribute does not exist
  default Query<T> orderBy(String attribute) {
    return orderBy(Expression.attribute(attribute).asc());
  }

  /// Adds an order, largest first, after the earlier ones.
  ///
  /// @throws MappingException if the attribute does not exist
  default Query<T> orderByDescending(String attribute) {
    return orderBy(Expression.attribute(attribute).desc());
  }

  /// Adds orders after the earlier ones.
  ///
  /// @throws MappingException if an attribute does not exist, or an order is by an aggregate
  Query<T> orderBy(Order... orders);

  /// Loads what relations of the objects found reach, with one statement for each relation and some hundred
  /// objects. For [#list], [#first] and [#one].
  ///
  /// @param paths names of relations, by dots: `lines.product`
  /// @throws MappingException if there is no such relation
  Query<T> fetch(String... paths);

  /// Loads what relations to one object reach by the query itself, as further columns of its rows: no
  /// statement more. Relations to several objects would repeat the row of their owner, and are left to
  /// [#fetch]. For [#list], [#first] and [#one].
  ///
  /// @param paths names of relations, by dots: `order.customer`
  /// @throws MappingException if there is no such relation, or it reaches several objects
  Query<T> fetchJoined(String... paths);

  /// Returns at most so many rows.
  ///
  /// @throws IllegalArgumentException if the number is negative
  Query<T> limit(long rows);

  /// Leaves out so many rows at the beginning. The database still reads them; for going through many pages
  /// see [#after].
  ///
  /// @throws IllegalArgumentException if the number is negative
  Query<T> offset(long rows);

  /// Begins behind an object (keyset paging): each page is found by an index, however far it is, and rows
  /// that come and go meanwhile shift nothing. The order is the one given so far, followed by the key, so
  /// that rows that are otherwise equal have a fixed order too.
  ///
  /// {@snippet lang=java :
  /// Query<Person> pages = session.query(Person.class).orderBy("name").limit(100);
  /// List<Person> page = pages.after(null).list();
  /// while (!page.isEmpty()) {
  ///   show(page);
  ///   page = pages.after(page.getLast()).list();
  /// }
  /// }
  ///
  /// @param last the last object of the page before; null for the first page
  /// @throws MappingException if the order is by what is not an attribute of the entity itself; use [#seek]
  Query<T> after(@Nullable T last);

  /// Does the same as [#after] with the values by which the last row was sorted, which can be kept between
  /// requests.
  ///
  /// @param values one for each order, null where the row had none, and the key if it is not among the
  ///     orders; no values at all for the first page
  /// @throws MappingException if these are too many or too few, or not of the types of the attributes
  Query<T> seek(@Nullable Object... values);

  /// Locks the rows found until the transaction ends, as [LockMode#FOR_UPDATE].
  default Query<T> forUpdate() {
    return lock(LockMode.FOR_UPDATE);
  }

  /// Locks the rows found until the transaction ends; [#count] and [#exists] lock nothing.
  ///
  /// If the session holds an object of such a row, and its row has another version than the object,
  /// [StaleRowException] is thrown: [Session#refresh] it, or use [#populateExisting].
  Query<T> lock(LockMode mode);

  /// Gives objects that the session holds the values of their rows, as [Session#refresh] does. What was not
  /// flushed, which takes [Session#noAutoflush], is lost.
  Query<T> populateExisting();

  /// Selects values of one expression instead of objects.
  ///
  /// @throws MappingException if an attribute does not exist or is not of the class it is said to be
  <R> Projection<@Nullable R> select(Expression<R> expression);

  /// Selects values of one attribute instead of objects.
  ///
  /// @throws MappingException if the attribute does not exist
  default Projection<@Nullable Object> select(String attribute) {
    return select(Expression.attribute(attribute));
  }

  /// Selects records instead of objects.
  ///
  /// {@snippet lang=java :
  /// record Team(String city, long members, @Nullable Double age) {}
  ///
  /// session.query(Person.class).select(Team.class, CITY, count(), avg(AGE)).groupBy(CITY).list();
  /// }
  ///
  /// @param type a record whose package is open to this module
  /// @param expressions one for each component, in order, and of its type; none at all for the attributes
  ///     with the names of the components
  /// @throws MappingException if an attribute does not exist, or expressions and components do not match
  <R> Projection<R> select(Class<R> type, Expression<?>... expressions);

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
  ///
  /// @throws MappingException if relations are to be [fetched][#fetch], which is done for many objects at a
  /// time
  Stream<T> stream();
}
