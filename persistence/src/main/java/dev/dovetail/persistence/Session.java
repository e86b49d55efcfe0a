package dev.dovetail.persistence;

import dev.dovetail.core.DecisionLog;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A unit of work over rows: hands out one object per row, notices what was changed, and writes it in one
/// transaction.
///
/// ## States
///
/// An object is *transient* until it is added, then *pending* until the next flush inserts it, then
/// *persistent* while the session lasts; after [#delete] and a flush it is *deleted*. Objects leave the
/// session (*detached*) by [#expunge], [#close], and by the commit of their deletion.
///
/// ## Commit and rollback
///
/// Both *expire* all objects: the next [#get], query or [#refresh] that touches an object reloads it in
/// place. A plain field cannot reload itself, so until then it shows the value it had at the commit; a field
/// that is changed meanwhile keeps that change, and it is written by the next flush. Rollback puts every
/// field, key and version back to what it was when the transaction began, and makes added objects transient
/// again.
///
/// ## Threads
///
/// A session is used by one thread at a time. Two threads inside it at once is an error at once; handing it
/// over between calls is not.
///
/// The semantics are those of SQLAlchemy 2.0's `Session`, which is also where the names come from.
public interface Session extends AutoCloseable {
  /// Puts an object into the session; the next flush inserts its row. An object that is in the session
  /// already stays as it is, one that is marked for deletion is unmarked.
  ///
  /// @throws SessionStateException if another object with the same key is in the session, or if the object's
  ///     row was deleted in this transaction
  /// @throws MappingException if the class is not an entity of this factory
  void add(Object entity);

  /// Adds each object in turn.
  void addAll(Collection<?> entities);

  /// Returns the object with the given key: the one the session holds, without a statement, or else the
  /// row's.
  ///
  /// @param key the value of the attribute marked `@Id`; any integral number does for an integral key
  /// @return the object, or nothing if there is no such row
  <T> Optional<T> get(Class<T> type, Object key);

  /// Returns the object with the given key as the options say: its row is read even if the session holds the
  /// object, and locked if that is wanted.
  ///
  /// @return the object, or nothing if there is no such row, or somebody else has locked it and that is to be
  ///     skipped
  /// @throws StaleRowException if the row is locked, and the object that is held has another version than the
  ///     row: [#refresh] it, or use [LoadOptions#andPopulateExisting]
  /// @throws DatabaseBusyException if the row is locked by somebody else, and that does not end in time
  /// @throws SessionStateException if a row is to be locked in a session that only reads
  <T> Optional<T> get(Class<T> type, Object key, LoadOptions options);

  /// Returns the object with the given key.
  ///
  /// @throws NoResultException if there is no such row
  <T> T getOne(Class<T> type, Object key);

  /// Begins a query over all rows of an entity.
  <T> Query<T> query(Class<T> type);

  /// Takes a detached object back in and schedules an update of its row with all its values.
  ///
  /// The row is not read: if it has a version, the object's must still be the row's when it is flushed, and
  /// if it has none, whatever others wrote meanwhile is overwritten. [#merge] reads the row and writes only
  /// what differs.
  ///
  /// @throws SessionStateException if another object with the same key is in the session, if the object is
  ///     new (it has no key, or no version yet; [#add] it), or if it was deleted in this transaction
  void update(Object entity);

  /// Copies the values of an object onto the persistent object with the same key, and returns that one: the
  /// one the session holds, or else the row's, or else a new one that is pending. The argument is not changed
  /// and not taken in; merging an object that is in the session, even pending, returns it as it is.
  ///
  /// Objects reached by relations that cascade `MERGE` are merged too, each once. Collections are matched by
  /// key: what the argument's does not hold is taken out of the one in the session. Collections that are not
  /// loaded, or do not cascade, are left alone. References that do not cascade are copied as references to
  /// the session's objects.
  ///
  /// What is pending is flushed before, and nothing meanwhile. Null is copied like any other value. For a
  /// record the result is the argument itself, which replaces the one that was held.
  ///
  /// @throws StaleRowException if the entity has a version and the argument's is not that of the row
  /// @throws NoResultException if a reference that is not a [Ref] leads to a row that does not exist
  <T> T merge(T entity);

  /// Does the same as the options say: only some fields, with what relations reach loaded before, or without
  /// reading any row.
  ///
  /// @throws MappingException if there is no field or relation of a name, or only a part of a record is
  /// wanted
  /// @throws SessionStateException if nothing is to be loaded, and an object is new or was changed, as far
  /// as that
  ///     shows: it has no key or no version yet, or it differs from what the session holds in the same
  ///   version
  /// @throws StaleRowException if the entity has a version and the argument's is not that of the row
  <T> T merge(T entity, MergeOptions options);

  /// Loads what relations of an object reach, as far as it is not loaded.
  ///
  /// @param paths names of relations, by dots: `lines.product`
  /// @throws MappingException if there is no such relation
  /// @throws SessionStateException if the object is not in this session
  void load(Object entity, String... paths);

  /// Does the same for many objects, with one statement for each relation and some hundred objects.
  void load(Collection<?> entities, String... paths);

  /// Marks a persistent object for deletion; the next flush deletes its row. A detached object that bears the
  /// marks of a row (see [ObjectState#DETACHED]) is taken back in for it.
  ///
  /// @throws SessionStateException if the object never had a row, or another one with its key is in the
  /// session
  void delete(Object entity);

  /// Writes what is pending: inserts in the order in which the entities were named to the factory and the
  /// objects were added, then updates, then deletes in the reverse order of entities. Only changed columns
  /// are updated. Does nothing and begins nothing if there is nothing to write.
  ///
  /// @throws DatabaseException if a statement fails, also as one of its subclasses such as
  ///     [ConstraintException]; the transaction is rolled back in the database, and the session refuses
  ///     everything until [#rollback]
  /// @throws StaleRowException if a row to be updated or deleted is gone or has another version; likewise
  void flush();

  /// Does the work without the flush that otherwise goes before each query, [#get] of an object that is not
  /// held, and statement of one's own; what is pending is not found then. That flush looks at every object of
  /// the entity for changes, so a session that holds many and queries often is faster without.
  ///
  /// @param work what to do with this session
  /// @param <T> what the work returns
  /// @param <X> what the work may throw
  /// @return what the work returned
  <T extends @Nullable Object, X extends Exception> T noAutoflush(SessionFactory.Work<T, X> work) throws X;

  /// Begins a writing transaction now, so that nothing read from now on can change before the commit. Without
  /// this call the first write begins it.
  ///
  /// @throws DatabaseBusyException if another connection is writing and does not end in time
  /// @throws SessionStateException if a transaction is under way
  void begin();

  /// Does the same as [#begin()], kept apart from other transactions at least as far as asked.
  ///
  /// @throws SessionStateException if a transaction is under way, whose isolation cannot change any more
  void begin(Isolation isolation);

  /// Flushes, and begins a part of the transaction that can be rolled back by itself. Savepoints nest.
  ///
  /// {@snippet lang=java :
  /// try (Savepoint savepoint = session.beginNested()) {
  ///   session.add(visit);
  ///   savepoint.commit();
  /// } catch (ConstraintException e) {
  ///   refused.add(visit); // the savepoint was rolled back, the transaction goes on
  /// }
  /// }
  ///
  /// A flush that fails inside a savepoint goes back to it in the database; the session then refuses
  /// everything until the savepoint, or the whole session, is rolled back. [#commit] and [#rollback] of the
  /// session end its savepoints too.
  ///
  /// @throws DatabaseException if the flush fails, or the savepoint cannot be set
  Savepoint beginNested();

  /// Tells whether a transaction has begun in the database.
  boolean inTransaction();

  /// Tells whether there is a [savepoint][#beginNested] that has not ended.
  boolean inNestedTransaction();

  /// Tells whether the session can be used: it is open, and no failed flush or commit waits for a rollback.
  boolean isActive();

  /// Flushes and commits; all objects are expired. A session may go on afterwards with a new transaction.
  ///
  /// @throws DatabaseException if the commit failed. The transaction is rolled back, and the session refuses
  ///     everything until [#rollback]
  /// @throws CommitUnknownException if the connection was lost before the database's answer; likewise, but
  ///     the rows may be there
  void commit();

  /// Rolls back everything since the last commit, in the database and in the objects. Does nothing more than
  /// expire all objects if there is no transaction. Never throws for a lost connection: what was lost is
  /// rolled back.
  void rollback();

  /// Drops the object's unflushed changes and reloads it from its row, after a flush of everything else; with
  /// it the objects it reaches by relations that cascade `REFRESH`, of which pending ones leave the session.
  /// Relations that are always loaded are loaded again, other collections are not loaded afterwards.
  ///
  /// @throws SessionStateException if the object is not persistent in this session
  /// @throws StaleRowException if the row is gone
  void refresh(Object entity);

  /// Drops unflushed changes of some attributes and reloads only these, after a flush of everything else. For
  /// a relation, what it reaches is loaded too.
  ///
  /// @param attributes names of fields; none for all
  /// @throws MappingException if there is no attribute of such a name
  /// @throws SessionStateException if the object is not persistent in this session
  /// @throws StaleRowException if the row is gone
  void refresh(Object entity, String... attributes);

  /// Drops the object's unflushed changes; whatever next touches it ([#get], a query, [#refresh]) reads its
  /// row anew, into the same object. A field that is set meanwhile keeps what it was set to. Objects it
  /// reaches by relations that cascade `REFRESH` expire too, and pending ones leave the session.
  ///
  /// @throws SessionStateException if the object is not persistent in this session
  void expire(Object entity);

  /// Drops unflushed changes of some attributes, and has the row read anew as [#expire(Object)] does.
  /// Changes of the others are kept.
  ///
  /// @param attributes names of fields; none for all
  /// @throws MappingException if there is no attribute of such a name
  /// @throws SessionStateException if the object is not persistent in this session
  void expire(Object entity, String... attributes);

  /// Expires every persistent object, as [#expire] does.
  void expireAll();

  /// Tells whether the object waits to be read anew: after [#expire], and after each commit or rollback.
  ///
  /// @throws SessionStateException if the object is not in this session
  boolean isExpired(Object entity);

  /// Removes an object from the session: its changes, or its pending insert, are forgotten.
  ///
  /// @throws SessionStateException if the object is not in this session
  void expunge(Object entity);

  /// Removes all objects from the session: changes, pending inserts and deletions that were not flushed are
  /// forgotten. What was flushed still belongs to the transaction.
  void expungeAll();

  /// Makes an object new again: takes it out of the session, if it is in it, and takes the marks of a row
  /// off it, which are a generated key and a version. [#add] then inserts another row. A key of the user's
  /// own stays.
  void makeTransient(Object entity);

  /// Tells this session that an object that was made by hand has a row, whatever its marks: [#add] then
  /// takes it in without a statement, as an expired one whose values are read when it is next asked for.
  ///
  /// @throws SessionStateException if the object is in the session, was told of already, or has no key
  void makeTransientToDetached(Object entity);

  /// Rolls back what is not committed, detaches all objects and gives the connection back, and lets the
  /// session be used again. Objects keep the values they have.
  void reset();

  /// Closes the session and throws its connection away instead of giving it back: for when something is wrong
  /// with it.
  void invalidate();

  /// Rolls back what is not committed, detaches all objects and gives the connection back. Any use
  /// afterwards, except another close, is an error.
  @Override
  void close();

  /// Tells what the object is to this session. Of an object that is not in it, only marks in its own fields
  /// can tell whether it ever had a row; with a key of the user's own and no version it counts as transient.
  ObjectState inspect(Object entity);

  /// Tells whether the object is pending or persistent in this session.
  boolean contains(Object entity);

  /// Tells whether a flush would update the object's row. Sends nothing.
  ///
  /// @throws SessionStateException if the object is not in this session
  boolean isModified(Object entity);

  /// Returns the pending objects, in the order they were added.
  List<Object> newObjects();

  /// Returns the persistent objects that have changed and are not marked for deletion.
  List<Object> dirty();

  /// Returns the objects marked for deletion and not yet flushed, in the order they were marked.
  List<Object> deleted();

  /// Begins an UPDATE of all rows of an entity that a condition finds; objects that are held learn of it.
  ///
  /// @throws MappingException if the class is not an entity of this factory
  <T> BulkUpdate<T> bulkUpdate(Class<T> type);

  /// Begins a DELETE of all rows of an entity that a condition finds; objects that are held learn of it.
  ///
  /// @throws MappingException if the class is not an entity of this factory
  <T> BulkDelete<T> bulkDelete(Class<T> type);

  /// Flushes, then inserts objects without taking them in: they get keys and versions, but stay detached, so
  /// memory does not grow with their number. They are inserted in the order given, best with those of one
  /// class in a row; cascades and relations have no part in it. A rollback leaves their keys and versions on
  /// them, except for those of the statement that failed.
  ///
  /// @param entities may make them one by one
  /// @return how many there were
  /// @throws SessionStateException if one of them is in this session
  /// @throws DatabaseException if a statement fails, also as one of its subclasses such as
  ///     [ConstraintException]; the transaction is rolled back as after a failed [#flush]
  long bulkInsert(Iterable<?> entities);

  /// Begins a statement of one's own with named parameters, which may be a query or one that writes.
  ///
  /// @param sql one statement with `:name` for each parameter
  /// @throws IllegalArgumentException if there are several statements, or parameters without a name
  NativeQuery nativeQuery(String sql);

  /// Flushes, then runs a statement of one's own in the session's transaction. Objects the session holds do
  /// not learn of it before they are refreshed.
  ///
  /// @param sql one statement with `?` for each parameter
  /// @param parameters values of any type an attribute may have, or null
  /// @return the number of rows changed
  /// @throws IllegalArgumentException if there are several statements
  /// @throws DatabaseException if the statement fails; the transaction may then have to be rolled back first
  int execute(String sql, @Nullable Object... parameters);

  /// Flushes, then runs a query of one's own.
  ///
  /// @param sql one query with `?` for each parameter
  /// @param parameters values of any type an attribute may have, or null
  /// @return one map a row, from column label to the driver's value, in the order of the columns
  List<Map<String, @Nullable Object>> select(String sql, @Nullable Object... parameters);

  /// Flushes, then runs a query of one's own into records, single values or entities.
  ///
  /// @param type a record whose components are named like the columns (`rowCount` matches `rowCount` and
  ///     `row_count`, in any case) and whose package is open to this module; or a type an attribute may have,
  ///     for queries of one column; or an entity, whose columns must all be among the query's
  /// @param sql one query with `?` for each parameter
  /// @param parameters values of any type an attribute may have, or null
  <R> List<R> select(Class<R> type, String sql, @Nullable Object... parameters);

  /// Makes the session the calling thread's, which must be told if it was opened as
  /// [confined][SessionOptions#confined]. The thread that hands it over has to be done with it, and what it
  /// did to the objects has to have happened before, as it has after any ordinary way of handing something
  /// over.
  ///
  /// @throws SessionStateException if another thread is inside the session
  void adopt();

  /// Returns what the session has done so far; also after its close.
  SessionStatistics statistics();

  /// Returns the decision log that commits this session: its `commit(unit)` flushes, inserts the unit's id
  /// into the table of decisions and commits, all in one database transaction.
  ///
  /// When COMMIT itself fails, the transaction is rolled back, the connection is thrown away and a new one is
  /// asked whether the id is there. If it is, the commit had landed and the call returns normally, after a
  /// further durable write has confirmed it. If it is not, the call throws what COMMIT threw, and nothing was
  /// committed. If there is no answer the outcome is unknown, and [dev.dovetail.core.OutcomeUnknownException]
  /// says so. Failures before COMMIT are thrown as they are (a [PersistenceException]) and roll the session's
  /// transaction back.
  DecisionLog decisionLog();
}
