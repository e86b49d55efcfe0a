package dev.dovetail.persistence.internal.session;

import dev.dovetail.core.DecisionLog;
import dev.dovetail.persistence.BulkDelete;
import dev.dovetail.persistence.BulkUpdate;
import dev.dovetail.persistence.Isolation;
import dev.dovetail.persistence.LoadOptions;
import dev.dovetail.persistence.MergeOptions;
import dev.dovetail.persistence.NativeQuery;
import dev.dovetail.persistence.NoResultException;
import dev.dovetail.persistence.NotLoadedException;
import dev.dovetail.persistence.ObjectState;
import dev.dovetail.persistence.Query;
import dev.dovetail.persistence.Savepoint;
import dev.dovetail.persistence.Session;
import dev.dovetail.persistence.SessionClosedException;
import dev.dovetail.persistence.SessionFactory;
import dev.dovetail.persistence.SessionStatistics;
import dev.dovetail.persistence.internal.mapping.DefaultRef;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.session.Entry.State;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The session as its user sees it: lets one thread in, refuses what its state does not allow, and leaves the
/// work to [SessionCore].
final class DefaultSession implements Session {
  private final SessionCore core;
  private final SessionDecisionLog decisionLog;
  private final NativeStatements statements = new NativeStatements(this);
  private final ThreadGuard guard;
  private final LeakWatch.Watched watched;
  private boolean isClosed;

  DefaultSession(SessionCore core, FactoryDecisionLog decisions, LeakWatch watch) {
    this.core = core;
    this.guard = new ThreadGuard(core.options().isConfined());
    this.watched = watch.watch(this, core.transaction(), core.options().isCloseResetsOnly());
    core.setRefLoader(this::load);
    this.decisionLog = new SessionDecisionLog(this, decisions);
    core.events().of(this);
  }

  /// Something done inside the session.
  ///
  /// @param <R> what it returns
  /// @param <X> what it may throw
  interface Call<R extends @Nullable Object, X extends Exception> {
    R call() throws X;
  }

  /// Does what a call asks for, if it may be done now.
  ///
  /// @param call what is done, as in "Cannot … now"
  <R extends @Nullable Object, X extends Exception> R inside(String call, Call<R, X> action) throws X {
    guard.enter();
    try {
      requireOpen(call);
      core.ending().requireUsable(call);
      R result = action.call();
      core.events().tellTransitions();
      return result;
    } finally {
      guard.exit();
    }
  }

  /// Does what a call asks for even if a flush has failed.
  void insideAnyway(String call, Runnable action) {
    guard.enter();
    try {
      requireOpen(call);
      action.run();
    } finally {
      guard.exit();
    }
  }

  /// Does the same for what ends a transaction or a savepoint, unless a listener asks for it.
  void endAnyway(String call, Runnable action) {
    insideAnyway(call, () -> {
      core.events().requireIdle(call);
      action.run();
    });
  }

  private void run(String call, Runnable action) {
    this.<@Nullable Object, RuntimeException>inside(call, () -> {
      action.run();
      return null;
    });
  }

  private void requireOpen(String call) {
    if (isClosed) {
      throw new SessionClosedException("Cannot " + call + ": the session is closed. Open another one");
    }
  }

  SessionCore core() {
    return core;
  }

  @Override
  public void add(Object entity) {
    run("add", () -> {
      core.requireWritable("add");
      core.events().requireOpenPlan("add");
      core.events().transitions().requireFree(entity, "add");
      core.add(entity);
    });
  }

  @Override
  public void addAll(Collection<?> entities) {
    entities.forEach(this::add);
  }

  @Override
  public <T> Optional<T> get(Class<T> type, Object key) {
    return inside("get", () -> Optional.ofNullable(type.cast(core.get(core.mappings().of(type), key))));
  }

  @Override
  public <T> Optional<T> get(Class<T> type, Object key, LoadOptions options) {
    return inside("get", () -> Optional.ofNullable(
        type.cast(core.get(core.mappings().of(type), key, options))));
  }

  @Override
  public <T> T getOne(Class<T> type, Object key) {
    return get(type, key).orElseThrow(() -> new NoResultException(
        "There is no " + type.getSimpleName() + " with key " + key + "; use get if there need not be one"));
  }

  @Override
  public <T> Query<T> query(Class<T> type) {
    EntityMapping mapping = inside("query", () -> core.mappings().of(type));
    return new DefaultQuery<>(this, type, mapping);
  }

  @Override
  public void update(Object entity) {
    run("update", () -> {
      core.requireWritable("update");
      core.events().requireOpenPlan("update");
      core.events().transitions().requireFree(entity, "update");
      core.attaching().update(entity);
    });
  }

  @Override
  public <T> T merge(T entity) {
    return merge(entity, MergeOptions.DEFAULT);
  }

  @Override
  @SuppressWarnings("unchecked") // of the argument's own class
  public <T> T merge(T entity, MergeOptions options) {
    return inside("merge", () -> {
      if (options.isLoading()) {
        core.requireWritable("merge");
      }
      core.events().requireOpenPlan("merge");
      return (T) new Merging(core, options).merge(entity);
    });
  }

  @Override
  public void load(Object entity, String... paths) {
    load(List.of(entity), paths);
  }

  @Override
  public void load(Collection<?> entities, String... paths) {
    run("load", () -> {
      entities.stream().map(Object::getClass).distinct().map(core.mappings()::of).map(EntityMapping::root).distinct()
          .forEach(mapping -> Stream.of(paths).forEach(path -> Fetcher.check(mapping, path)));
      core.autoflush(null);
      Stream.of(paths).forEach(path -> core.fetcher().fetch(entities, path));
    });
  }

  private Object load(DefaultRef<?> ref) {
    if (!isClosed) {
      return inside("load a reference", () -> core.fetcher().load(ref));
    }
    Object known = ref.object();
    if (known == null) {
      Relation relation = ref.relation();
      throw new NotLoadedException(relation + " is not loaded, and the session that could load it is closed. Load it"
          + " before, by fetch(\"" + (relation == null ? "" : relation.name()) + "\") in the query, or by"
          + " session.load");
    }
    return known;
  }

  @Override
  public void delete(Object entity) {
    run("delete", () -> {
      core.requireWritable("delete");
      core.events().requireOpenPlan("delete");
      core.events().transitions().requireFree(entity, "delete");
      core.delete(entity);
    });
  }

  @Override
  public void flush() {
    run("flush", core::flush);
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T noAutoflush(SessionFactory.Work<T, X> work)
      throws X {
    boolean wasOn = inside("begin to query without flushing", () -> core.setAutoflush(false));
    try {
      return work.apply(this);
    } finally {
      core.setAutoflush(wasOn);
    }
  }

  @Override
  public void begin() {
    run("begin", () -> core.begin(null));
  }

  @Override
  public void begin(Isolation isolation) {
    run("begin", () -> core.begin(isolation));
  }

  @Override
  public Savepoint beginNested() {
    return inside("begin a savepoint", () -> {
      core.requireWritable("begin a savepoint");
      return core.savepoints().begin(this);
    });
  }

  @Override
  public boolean inTransaction() {
    return core.transaction().isBegun();
  }

  @Override
  public boolean inNestedTransaction() {
    return !core.savepoints().isEmpty();
  }

  @Override
  public boolean isActive() {
    return !isClosed && !core.ending().hasFailed();
  }

  @Override
  public void commit() {
    run("commit", () -> {
      core.events().requireIdle("commit");
      core.ending().commit();
    });
  }

  @Override
  public void rollback() {
    endAnyway("roll back", core.ending()::rollback);
  }

  @Override
  public void refresh(Object entity) {
    run("refresh", () -> core.refreshing().refresh(entity));
  }

  @Override
  public void refresh(Object entity, String... attributes) {
    run("refresh", () -> core.refreshing().refresh(entity, attributes));
  }

  @Override
  public void expire(Object entity) {
    run("expire", () -> core.refreshing().expire(entity));
  }

  @Override
  public void expire(Object entity, String... attributes) {
    run("expire", () -> core.refreshing().expire(entity, attributes));
  }

  @Override
  public void expireAll() {
    run("expire", () -> core.map().expireAll());
  }

  @Override
  public boolean isExpired(Object entity) {
    return inside("look", () -> {
      EntityMapping mapping = core.mappings().of(entity.getClass());
      return core.map().isExpired(core.map().require(mapping, entity, "tell whether it is expired:"));
    });
  }

  @Override
  public void expunge(Object entity) {
    run("expunge", () -> {
      core.events().requireOpenPlan("expunge");
      core.expunge(entity);
    });
  }

  @Override
  public void expungeAll() {
    run("expunge", () -> {
      core.events().requireOpenPlan("expunge");
      core.map().expungeAll();
    });
  }

  @Override
  public void makeTransient(Object entity) {
    run("make an object transient", () -> {
      core.events().requireOpenPlan("make an object transient");
      core.madeStates().makeTransient(entity);
    });
  }

  @Override
  public void makeTransientToDetached(Object entity) {
    run("make an object detached", () -> core.madeStates().makeDetached(entity));
  }

  @Override
  public void reset() {
    endAnyway("reset", core.ending()::reset);
  }

  @Override
  public void invalidate() {
    close(core.ending()::invalidate);
  }

  @Override
  public void close() {
    if (core.options().isCloseResetsOnly() && !isClosed) {
      reset();
    } else {
      close(core.ending()::reset);
    }
  }

  private void close(Runnable how) {
    guard.enter();
    try {
      if (!isClosed) {
        core.events().requireIdle("close the session");
        isClosed = true;
        watched.closed();
        how.run();
      }
    } finally {
      guard.exit();
    }
  }

  @Override
  public ObjectState inspect(Object entity) {
    return inside("look", () -> {
      EntityMapping mapping = core.mappings().of(entity.getClass());
      Entry entry = core.map().find(mapping, entity, mapping.key(entity));
      return switch (entry == null ? State.DETACHED : entry.state) {
        case PENDING -> ObjectState.PENDING;
        case PERSISTENT -> ObjectState.PERSISTENT;
        case DELETED -> ObjectState.DELETED;
        case DETACHED ->
            core.madeStates().isDetached(mapping, entity) ? ObjectState.DETACHED : ObjectState.TRANSIENT;
      };
    });
  }

  @Override
  public boolean contains(Object entity) {
    return inside("look", () -> {
      EntityMapping mapping = core.mappings().of(entity.getClass());
      Entry entry = core.map().find(mapping, entity, mapping.key(entity));
      return entry != null && entry.state != State.DELETED;
    });
  }

  @Override
  public boolean isModified(Object entity) {
    return inside("look", () -> {
      EntityMapping mapping = core.mappings().of(entity.getClass());
      Entry entry = core.map().require(mapping, entity, "look for changes of");
      return entry.state == State.PERSISTENT
          && (mapping.changes(entity, entry.requireRow()) != null || Related.isChanged(entry));
    });
  }

  @Override
  public List<Object> newObjects() {
    return inside("look", () -> core.map().pending().stream().map(e -> e.instance).toList());
  }

  @Override
  public List<Object> dirty() {
    return inside("look", () -> core.map().changes(null).stream().map(c -> c.entry().instance).toList());
  }

  @Override
  public List<Object> deleted() {
    return inside("look", () -> core.map().deleting().stream().map(e -> e.instance).toList());
  }

  @Override
  public <T> BulkUpdate<T> bulkUpdate(Class<T> type) {
    return new DefaultBulkUpdate<>(this, inside("update rows", () -> core.mappings().of(type)));
  }

  @Override
  public <T> BulkDelete<T> bulkDelete(Class<T> type) {
    EntityMapping mapping = inside("delete rows", () -> core.mappings().of(type));
    return new DefaultBulkDelete<>(this, mapping, Criteria.ALL);
  }

  @Override
  public long bulkInsert(Iterable<?> entities) {
    return inside("insert rows", () -> {
      core.prepareBulk("insert rows");
      return new BulkInserter(core).insert(entities);
    });
  }

  @Override
  public NativeQuery nativeQuery(String sql) {
    return new DefaultNativeQuery(statements, core.dialect(), sql);
  }

  @Override
  public int execute(String sql, @Nullable Object... parameters) {
    return statements.execute(statement(sql, parameters));
  }

  @Override
  public List<Map<String, @Nullable Object>> select(String sql, @Nullable Object... parameters) {
    return statements.list(statement(sql, parameters));
  }

  @Override
  public <R> List<R> select(Class<R> type, String sql, @Nullable Object... parameters) {
    return statements.list(type, statement(sql, parameters));
  }

  private BoundStatement statement(String sql, @Nullable Object... parameters) {
    List<Binding> bindings = Arrays.stream(parameters).map(p -> Binding.of(core.dialect(), p)).toList();
    return new BoundStatement(SingleStatement.require(sql, core.dialect()), bindings);
  }

  @Override
  public void adopt() {
    guard.adopt();
  }

  @Override
  public SessionStatistics statistics() {
    return core.statistics();
  }

  @Override
  public DecisionLog decisionLog() {
    return decisionLog;
  }
}
