package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Expression;
import dev.dovetail.persistence.LockMode;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.NoResultException;
import dev.dovetail.persistence.NonUniqueResultException;
import dev.dovetail.persistence.Order;
import dev.dovetail.persistence.Projection;
import dev.dovetail.persistence.Query;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A query, as far as it is described, and its execution.
final class DefaultQuery<T> implements Query<T> {
  private final DefaultSession session;
  private final Class<T> type;
  private final EntityMapping mapping;
  private final Criteria criteria;
  private final @Nullable LockMode lock;
  private final boolean isPopulating;
  private final FetchPlan plan;

  DefaultQuery(DefaultSession session, Class<T> type, EntityMapping mapping) {
    this(session, type, mapping, Criteria.ALL, null, false, FetchPlan.NONE);
  }

  private DefaultQuery(DefaultSession session, Class<T> type, EntityMapping mapping, Criteria criteria,
      @Nullable LockMode lock, boolean isPopulating, FetchPlan plan) {
    this.session = session;
    this.type = type;
    this.mapping = mapping;
    this.criteria = criteria;
    this.lock = lock;
    this.isPopulating = isPopulating;
    this.plan = plan;
  }

  private DefaultQuery<T> with(Criteria changed) {
    return new DefaultQuery<>(session, type, mapping, changed, lock, isPopulating, plan);
  }

  @Override
  public Query<T> where(Condition... conditions) {
    Condition further = Condition.and(conditions);
    ConditionSql.check(expressions(), further); // fails here, where the mistake is
    return with(criteria.where(conditions.length == 1 ? conditions[0] : further));
  }

  @Override
  public Query<T> orderBy(Order... orders) {
    for (Order order : orders) {
      if (expressions().render(order.by()).isAggregate()) {
        throw new MappingException(order.by()
            + " is known of groups only: select it, and sort the projection");
      }
    }
    return with(criteria.orderBy(List.of(orders)));
  }

  @Override
  public Query<T> fetch(String... paths) {
    for (String path : paths) {
      Fetcher.check(mapping, path);
    }
    return with(plan.select(List.of(paths)));
  }

  @Override
  public Query<T> fetchJoined(String... paths) {
    JoinedFetch.of(expressions().columns(), List.of(paths), 0); // fails here, where the mistake is
    return with(plan.join(List.of(paths)));
  }

  private DefaultQuery<T> with(FetchPlan changed) {
    return new DefaultQuery<>(session, type, mapping, criteria, lock, isPopulating, changed);
  }

  @Override
  public Query<T> limit(long rows) {
    return with(criteria.limit(rows));
  }

  @Override
  public Query<T> offset(long rows) {
    return with(criteria.offset(rows));
  }

  @Override
  public Query<T> after(@Nullable T last) {
    Keyset keyset = keyset();
    return last == null ? seek() : seek(keyset.values(last).toArray());
  }

  @Override
  public Query<T> seek(@Nullable Object... values) {
    Keyset keyset = keyset();
    DefaultQuery<T> sorted = with(criteria.ordered(keyset.order()));
    return values.length == 0 ? sorted : sorted.where(keyset.after(Arrays.asList(values)));
  }

  private Keyset keyset() {
    return new Keyset(expressions(), criteria.order());
  }

  @Override
  public Query<T> lock(LockMode mode) {
    return new DefaultQuery<>(session, type, mapping, criteria, mode, isPopulating, plan);
  }

  @Override
  public Query<T> populateExisting() {
    return new DefaultQuery<>(session, type, mapping, criteria, lock, true, plan);
  }

  @Override
  public <R> Projection<@Nullable R> select(Expression<R> expression) {
    return new DefaultProjection<>(session, mapping, Selection.ofValue(expressions(), expression), criteria);
  }

  @Override
  public <R> Projection<R> select(Class<R> record, Expression<?>... expressions) {
    return new DefaultProjection<>(session, mapping,
        Selection.ofRecord(expressions(), record, List.of(expressions)), criteria);
  }

  @Override
  public List<T> list() {
    return session.inside("query", () -> {
      SessionCore core = session.core();
      prepare();
      ExpressionSql expressions = expressions();
      EntitySql sql = core.sql(mapping);
      JoinedFetch joined = JoinedFetch.of(expressions.columns(), plan.joined(), sql.columnCount());
      BoundStatement statement =
          locking(statement(expressions, sql.selectAnd(joined.columns()), criteria));
      List<T> found = List.copyOf(
          core.query(attempt(), statement.sql(), statement.parameters(), objects(joined)));
      plan.complete(core.fetcher(), found);
      return found;
    });
  }

  /// Flushes, and makes ready to lock.
  private void prepare() {
    if (plan.equals(FetchPlan.NONE)) {
      session.core().autoflushBefore(reads());
    } else {
      session.core().autoflush(null); // what is pending may belong to what is loaded with the objects
    }
    if (lock != null) {
      session.core().beginLocking();
    }
  }

  /// What the query reads, before a flush.
  private TablesRead reads() {
    ExpressionSql expressions = expressions();
    JoinedFetch.of(expressions.columns(), plan.joined(), 0);
    criteria.where(ConditionSql.trial(expressions, term -> !term.isAggregate()));
    criteria.end(expressions);
    return expressions.columns().read();
  }

  private BoundStatement locking(BoundStatement statement) {
    return lock == null ? statement
        : new BoundStatement(statement.sql() + session.core().dialect().lock(lock), statement.parameters());
  }

  private RowMapper<T> objects(JoinedFetch joined) {
    Loader loader = session.core().loader();
    RowLayout layout = session.core().sql(mapping).layout();
    Loader.Held held = Loader.Held.of(lock, isPopulating);
    Loader.Held others = Loader.Held.of(null, isPopulating);
    return rows -> {
      joined.load(loader, rows, others);
      return type.cast(loader.load(layout, rows, held));
    };
  }

  @Override
  public Optional<T> first() {
    return with(criteria.atMost(1)).list().stream().findFirst();
  }

  @Override
  public T one() {
    List<T> found = with(criteria.atMost(2)).list();
    if (found.isEmpty()) {
      throw new NoResultException("Expected one " + describe()
          + ", found none; use first if there need not be one");
    }
    if (found.size() > 1) {
      throw new NonUniqueResultException("Expected one " + describe() + ", found several; use first or list");
    }
    return found.getFirst();
  }

  @Override
  public long count() {
    return count(criteria);
  }

  @Override
  public boolean exists() {
    return count(criteria.atMost(1)) > 0;
  }

  private long count(Criteria within) {
    return session.inside("query", () -> {
      session.core().autoflushBefore(reads());
      BoundStatement counting =
          statement(expressions(), "SELECT 1" + session.core().sql(mapping).from(), within.ordered(List.of()))
              .counting();
      return session.core().query(attempt(), counting.sql(), counting.parameters(), row -> row.getLong(1))
          .getFirst();
    });
  }

  @Override
  public Stream<T> stream() {
    if (!plan.equals(FetchPlan.NONE)) {
      throw new MappingException("A stream hands out objects one by one, so that " + plan + " cannot be loaded for"
          + " many at a time: use list(), perhaps page by page with after(...)");
    }
    return session.inside("query", () -> {
      prepare();
      EntitySql sql = session.core().sql(mapping);
      BoundStatement statement = locking(statement(expressions(), sql.select(), criteria));
      Loader.Held held = Loader.Held.of(lock, isPopulating);
      return Cursor.open(session, attempt(), statement,
          rows -> type.cast(session.core().loader().loadDetached(sql.layout(), rows, held)));
    });
  }

  private BoundStatement statement(ExpressionSql expressions, String select, Criteria within) {
    ConditionSql conditions = ConditionSql.ofRows(expressions);
    String where = within.where(conditions);
    String end = within.end(expressions);
    return new BoundStatement(select + expressions.columns().joins() + where + end, conditions.parameters());
  }

  private ExpressionSql expressions() {
    return session.core().expressions(mapping);
  }

  private String attempt() {
    return "Could not query " + mapping.name();
  }

  private String describe() {
    return mapping.name() + (criteria.condition() == null ? "" : " where " + criteria.condition());
  }
}
