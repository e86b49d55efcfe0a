package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Isolation;
import dev.dovetail.persistence.LoadOptions;
import dev.dovetail.persistence.LockMode;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.SessionOptions;
import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.SessionStatistics;
import dev.dovetail.persistence.internal.mapping.DefaultRef.RefLoader;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Mappings;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.session.Entry.State;
import dev.dovetail.persistence.internal.session.Transaction.Mode;
import dev.dovetail.persistence.spi.Dialect;
import jakarta.persistence.CascadeType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a session does, for one thread that has been let in.
final class SessionCore {
  private final Model model;
  private final Transaction transaction;
  private final IdentityMap map;
  private final Loader loader;
  private final Fetcher fetcher;
  private final Relating relating;
  private final Deleting deleting;
  private final Flusher flusher;
  private final Savepoints savepoints = new Savepoints(this);
  private final Attaching attaching = new Attaching(this);
  private final Refreshing refreshing = new Refreshing(this);
  private final MadeStates madeStates = new MadeStates(this);
  private final SessionEvents events;
  private final SessionOptions options;
  private final ListenedFlush listenedFlush;
  private final Ending ending;
  private boolean isAutoflush;
  private long hits;
  private long flushes;
  private long flushNanos;
  private RefLoader refLoader = ref -> {
    throw new IllegalStateException("this session loads no references");
  };
  private final Map<Relation, Integer> loadedAlone = new HashMap<>();

  SessionCore(Model model, Transaction transaction, SessionOptions options, SessionEvents events) {
    this.options = options;
    this.events = events;
    this.isAutoflush = options.isAutoflush();
    this.model = model;
    this.transaction = transaction;
    this.fetcher = new Fetcher(this);
    this.map = new IdentityMap(model.mappings().inOrder(), fetcher, events.transitions());
    this.loader = new Loader(map, fetcher);
    this.relating = new Relating(this);
    this.deleting = new Deleting(this);
    this.flusher = new Flusher(this, model);
    this.listenedFlush = new ListenedFlush(map, flusher, events);
    this.ending = new Ending(this, transaction, events);
  }

  SessionEvents events() {
    return events;
  }

  SessionOptions options() {
    return options;
  }

  ListenedFlush listenedFlush() {
    return listenedFlush;
  }

  Ending ending() {
    return ending;
  }

  Refreshing refreshing() {
    return refreshing;
  }

  MadeStates madeStates() {
    return madeStates;
  }

  SessionStatistics statistics() {
    StatementCounts counts = transaction.counts();
    Transitions rows = events.transitions();
    return new SessionStatistics(counts.selects(), counts.inserts(), counts.updates(), counts.deletes(),
        counts.others(), rows.rowsInserted(), rows.rowsUpdated(), rows.rowsDeleted(),
        rows.rowsLoaded(), flushes, Duration.ofNanos(flushNanos), hits);
  }

  Mappings mappings() {
    return model.mappings();
  }

  Dialect dialect() {
    return model.dialect();
  }

  EntitySql sql(EntityMapping mapping) {
    return model.statements().get(mapping.order());
  }

  /// Begins to render expressions over the rows of an entity.
  ExpressionSql expressions(EntityMapping mapping) {
    return new ExpressionSql(new Columns(sql(mapping).source(), dialect()), dialect());
  }

  IdentityMap map() {
    return map;
  }

  Loader loader() {
    return loader;
  }

  Transaction transaction() {
    return transaction;
  }

  Savepoints savepoints() {
    return savepoints;
  }

  Attaching attaching() {
    return attaching;
  }

  Fetcher fetcher() {
    return fetcher;
  }

  Relating relating() {
    return relating;
  }

  Deleting deleting() {
    return deleting;
  }

  /// Names who loads references when they are asked for.
  void setRefLoader(RefLoader loader) {
    refLoader = loader;
  }

  RefLoader refLoader() {
    return refLoader;
  }

  /// Notes that a reference was loaded by itself.
  void loadedAlone(Relation relation) {
    model.nPlusOne().loaded(relation, loadedAlone.merge(relation, 1, Integer::sum));
  }

  /// Refuses the call in a session that only reads.
  void requireWritable(String call) {
    if (transaction.mode() == Mode.READING) {
      throw new SessionStateException("Cannot " + call
          + " in a session that only reads; use transact, run or open");
    }
    transaction.requireBegun(call);
  }

  void add(Object entity) {
    EntityMapping mapping = mappings().of(entity.getClass());
    Object key = mapping.key(entity);
    Entry known = map.find(mapping, entity, key);
    if (known != null) {
      if (known.state == State.DELETED) {
        throw new SessionStateException("Cannot add " + known.describe()
            + ": its row was deleted in this transaction."
            + " Roll back, or add a new object");
      }
      if (known.isDeleting) {
        map.unmarkDeleting(known);
      }
      return;
    }
    if (madeStates.takeBack(mapping, key, entity)) {
      return;
    }
    if (map.hasRelated() && isTaken(mapping, key)) {
      relating.scan(); // the other one may be an orphan by now
    }
    Entry added = addPending(mapping, entity);
    if (!mapping.relations().isEmpty()) {
      relating.cascade(added);
    }
  }

  /// Takes in a new object, without what it reaches.
  Entry addPending(EntityMapping mapping, Object entity) {
    requireFreeKey(mapping, entity);
    return map.addPending(mapping, entity);
  }

  /// Refuses a new object with the key of one that is held.
  void requireFreeKey(EntityMapping mapping, Object entity) {
    Object key = mapping.key(entity);
    if (isTaken(mapping, key)) {
      throw new SessionStateException("Cannot add " + mapping.describe(key)
          + ": another object with this key is in the"
          + " session. Change that one (get returns it), or expunge it first");
    }
  }

  private boolean isTaken(EntityMapping mapping, @Nullable Object key) {
    Entry other = key == null ? null : map.find(mapping, key);
    return other != null && !other.isDeleting;
  }

  void delete(Object entity) {
    EntityMapping mapping = mappings().of(entity.getClass());
    Object key = mapping.key(entity);
    Entry entry = key != null && map.find(mapping, entity, key) == null
        && madeStates.isDetached(mapping, entity)
        ? attaching.attach(mapping, key, entity, "delete") : map.require(mapping, entity, "delete");
    if (entry.state == State.PENDING) {
      throw new SessionStateException("Cannot delete " + entry.describe()
          + ": it is not persisted yet. Use expunge to take it out of the session");
    }
    if (!entry.isDeleting || entry.isDeletedForOthers) {
      deleting.mark(entry);
    }
  }

  @Nullable Object get(EntityMapping mapping, Object key) {
    return getStored(mapping, mapping.storedKey(key));
  }

  /// Returns the object with a stored key.
  @Nullable Object getStored(EntityMapping mapping, Object stored) {
    Entry held = map.find(mapping, stored);
    if (held != null && !mapping.type().isInstance(held.instance)) {
      return null; // an object of another entity that shares the table
    }
    if (held != null && !map.isExpired(held)) {
      hits++;
      return held.instance;
    }
    if (held == null) { // an expired one is reloaded first, and its changes checked against the present row
      autoflush(mapping);
      held = map.find(mapping, stored);
      if (held != null) {
        return held.instance; // it was pending
      }
    }
    return reload(mapping, stored, LoadOptions.DEFAULT);
  }

  /// Does the same, and reads the row even if the object is held.
  @Nullable Object get(EntityMapping mapping, Object key, LoadOptions options) {
    if (options.equals(LoadOptions.DEFAULT)) {
      return get(mapping, key);
    }
    Object stored = mapping.storedKey(key);
    autoflush(mapping);
    if (options.lock() != null) {
      beginLocking();
    }
    return reload(mapping, stored, options);
  }

  private @Nullable Object reload(EntityMapping mapping, Object key, LoadOptions options) {
    Object found = selectByKey(mapping, key, options);
    Entry held = map.find(mapping, key);
    if (found == null && held != null && options.lock() != LockMode.FOR_UPDATE_SKIP_LOCKED) {
      map.remove(held); // its row is gone
    }
    return found;
  }

  /// Reads the row with a key, past the objects that are held unless they are expired.
  @Nullable Object selectByKey(EntityMapping mapping, Object key) {
    return selectByKey(mapping, key, LoadOptions.DEFAULT);
  }

  private @Nullable Object selectByKey(EntityMapping mapping, Object key, LoadOptions options) {
    LockMode lock = options.lock();
    Loader.Held held = Loader.Held.of(lock, options.populatesExisting());
    String sql = sql(mapping).selectByKey() + (lock == null ? "" : dialect().lock(lock));
    List<Object> found = query("Could not load " + mapping.describe(key), sql, keyBindings(mapping, key),
        rows -> loader.load(sql(mapping).layout(), rows, held));
    return found.isEmpty() ? null : found.getFirst();
  }

  static List<Binding> keyBindings(EntityMapping mapping, Object key) {
    return IntStream.range(0, mapping.ids().length)
        .mapToObj(i -> new Binding(mapping.attribute(mapping.ids()[i]).codec(), mapping.keyPart(key, i))).toList();
  }

  void expunge(Object entity) {
    EntityMapping mapping = mappings().of(entity.getClass());
    Entry known = map.findObject(mapping, entity);
    if (known != null && known.state == State.DELETED) {
      map.remove(known);
    } else {
      Entry entry = map.require(mapping, entity, "expunge");
      relating.reach(entry, CascadeType.DETACH).forEach(map::remove);
    }
  }

  /// Flushes if something pending touches the rows of an entity; a session that only reads never does.
  ///
  /// @param mapping what is read, or null if that is not known
  void autoflush(@Nullable EntityMapping mapping) {
    autoflushIf(() -> mapping == null || touches(new TablesRead(mapping)));
  }

  /// Flushes if something pending touches what is about to be read.
  void autoflushBefore(TablesRead read) {
    autoflushIf(() -> touches(read));
  }

  private void autoflushIf(BooleanSupplier isNeeded) {
    if (isAutoflush && !events.isFlushing() && transaction.mode() != Mode.READING
        && isNeeded.getAsBoolean()) {
      try {
        flush();
      } catch (PersistenceException e) {
        e.addDetail("This was an automatic flush, before a query or the like. If it came too early, do the"
            + " work inside noAutoflush, or open the session with autoflush(false)");
        throw e;
      }
    }
  }

  /// Tells whether a flush would write rows of entities, or of those that extend them.
  private boolean touches(TablesRead read) {
    if (map.hasRelated()) {
      relating.scan();
      if (relating.changed().stream().anyMatch(read::isTouchedBy)) {
        return true;
      }
    }
    return read.entities().stream().anyMatch(map::hasWork);
  }

  /// Switches [#autoflush] on or off.
  ///
  /// @return whether it was on
  boolean setAutoflush(boolean isOn) {
    boolean wasOn = isAutoflush;
    isAutoflush = isOn;
    return wasOn;
  }

  void flush() {
    events.requireNotFlushing();
    if (transaction.mode() == Mode.READING && flusher.hasWork()) {
      requireWritable("write changes");
    }
    long statements = transaction.counts().all();
    long start = System.nanoTime();
    try {
      if (events.isSilent()) {
        flusher.flush();
      } else {
        listenedFlush.flush();
      }
    } catch (RuntimeException | Error e) {
      ending.fail(e);
      throw e;
    } finally {
      if (transaction.counts().all() != statements) {
        flushes++;
        flushNanos += System.nanoTime() - start;
      }
    }
  }

  /// Tells whether a flush would write anything.
  boolean hasWork() {
    return flusher.hasWork();
  }

  /// Forgets all objects.
  void forgetAll() {
    map.clear();
    madeStates.clear();
  }

  void begin(@Nullable Isolation isolation) {
    if (transaction.mode() == Mode.READING) {
      requireWritable("begin a writing transaction");
    }
    if (transaction.isBegun()) {
      throw new SessionStateException("A transaction is under way already: commit or roll back first"
          + (isolation == null ? "" : ", since its isolation cannot be changed once it has begun"));
    }
    try {
      transaction.beginByHand(isolation);
    } catch (SQLException e) {
      transaction.rollback();
      throw dialect().translate("Could not begin to write", null, e);
    }
  }

  /// Begins the writing transaction, in which locks last.
  void beginLocking() {
    requireWritable("lock rows");
    beginWriting();
  }

  /// Flushes everything, and begins the writing transaction of a bulk statement.
  void prepareBulk(String call) {
    requireWritable(call);
    autoflush(null);
    beginWriting();
  }

  /// Inserts objects with an identity map of their own, which is then thrown away.
  void insertAside(EntityMapping mapping, List<Entry> entries) {
    IdentityMap aside = new IdentityMap(model.mappings().inOrder(), fetcher, new Transitions(false, null));
    try {
      new Keys(transaction, dialect()).assign(entries);
      new Inserter(aside, transaction, dialect(), model.statements()).insert(mapping, entries, Map.of());
    } catch (RuntimeException | Error e) {
      aside.rolledBack(); // takes keys and versions back
      ending.fail(e);
      throw e;
    }
  }

  private void beginWriting() {
    try {
      transaction.beginWriting();
    } catch (SQLException e) {
      throw dialect().translate("Could not begin to write", null, e);
    }
  }

  /// Runs a statement that writes.
  int execute(String sql, List<Binding> parameters) {
    beginWriting();
    try {
      PreparedStatement statement = transaction.prepare(sql);
      bind(statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw failed("Could not execute a statement", sql, e);
    }
  }

  /// Translates an error, and asks for a rollback if the database may have made one.
  PersistenceException failed(String attempt, String sql, SQLException e) {
    PersistenceException error = dialect().translate(attempt, sql, e);
    if (transaction.isBegun() && dialect().mayEndTransaction(e)) {
      ending.fail(error);
    }
    transaction.leaveIfBroken();
    return error;
  }

  /// Runs a query and reads all its rows.
  <R extends @Nullable Object> List<R> query(String attempt, String sql, List<Binding> parameters,
      RowMapper<R> mapper) {
    return queryColumns(attempt, sql, parameters, rows -> mapper);
  }

  /// Makes a mapper once the columns are known.
  interface RowMapperMaker<R extends @Nullable Object> {
    RowMapper<R> make(ResultSet rows) throws SQLException;
  }

  /// Runs a query and reads all its rows by a mapper made for its columns.
  <R extends @Nullable Object> List<R> queryColumns(String attempt, String sql, List<Binding> parameters,
      RowMapperMaker<R> maker) {
    List<R> result = new ArrayList<>();
    try {
      transaction.beginReading();
      PreparedStatement statement = transaction.prepare(sql);
      bind(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        RowMapper<R> mapper = maker.make(rows);
        while (rows.next()) {
          result.add(mapper.map(rows));
        }
      }
    } catch (SQLException e) {
      throw failed(attempt, sql, e);
    }
    fetcher.resolve();
    return result;
  }

  static void bind(PreparedStatement statement, List<Binding> parameters) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).bind(statement, i + 1);
    }
  }
}
