package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.NoResultException;
import dev.dovetail.persistence.NonUniqueResultException;
import dev.dovetail.persistence.Query;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A query, as far as it is described, and its execution.
final class DefaultQuery<T> implements Query<T> {
  private static final long ALL = Long.MAX_VALUE;

  private final DefaultSession session;
  private final Class<T> type;
  private final EntityMapping mapping;
  private final @Nullable Condition condition;
  private final List<String> order;
  private final long limit;
  private final long offset;
  private final List<String> fetched;

  DefaultQuery(DefaultSession session, Class<T> type, EntityMapping mapping) {
    this(session, type, mapping, null, List.of(), ALL, 0, List.of());
  }

  private DefaultQuery(DefaultSession session, Class<T> type, EntityMapping mapping,
      @Nullable Condition condition,
      List<String> order, long limit, long offset, List<String> fetched) {
    this.session = session;
    this.type = type;
    this.mapping = mapping;
    this.condition = condition;
    this.order = order;
    this.limit = limit;
    this.offset = offset;
    this.fetched = fetched;
  }

  @Override
  public Query<T> where(Condition further) {
    Condition both = condition == null ? further : Condition.and(condition, further);
    new ConditionSql(mapping, sql()).render(further); // fails here, where the mistake is
    return new DefaultQuery<>(session, type, mapping, both, order, limit, offset, fetched);
  }

  @Override
  public Query<T> orderBy(String attribute) {
    return orderBy(attribute, "");
  }

  @Override
  public Query<T> orderByDescending(String attribute) {
    return orderBy(attribute, " DESC");
  }

  private Query<T> orderBy(String attribute, String direction) {
    List<String> further = new ArrayList<>(order);
    further.add(sql().column(mapping.attribute(attribute)) + direction);
    return new DefaultQuery<>(session, type, mapping, condition, List.copyOf(further), limit, offset, fetched);
  }

  @Override
  public Query<T> fetch(String... paths) {
    List<String> further = new ArrayList<>(fetched);
    for (String path : paths) {
      Fetcher.check(mapping, path);
      further.add(path);
    }
    return new DefaultQuery<>(session, type, mapping, condition, order, limit, offset, List.copyOf(further));
  }

  @Override
  public Query<T> limit(long rows) {
    return new DefaultQuery<>(session, type, mapping, condition, order, requireNotNegative(rows), offset,
        fetched);
  }

  @Override
  public Query<T> offset(long rows) {
    return new DefaultQuery<>(session, type, mapping, condition, order, limit, requireNotNegative(rows),
        fetched);
  }

  private static long requireNotNegative(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("A number of rows is not negative; found " + rows);
    }
    return rows;
  }

  @Override
  public List<T> list() {
    return session.inside("query", () -> {
      session.core().autoflush(mapping);
      Statement statement = statement(sql().select(), limit);
      RowLayout layout = sql().layout();
      List<T> found = List.copyOf(session.core().query(attempt(), statement.sql(), statement.parameters(),
          rows -> type.cast(session.core().loader().load(layout, rows))));
      fetched.forEach(path -> session.core().fetcher().fetch(found, path));
      return found;
    });
  }

  @Override
  public Optional<T> first() {
    return limit(Math.min(limit, 1)).list().stream().findFirst();
  }

  @Override
  public T one() {
    List<T> found = limit(Math.min(limit, 2)).list();
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
    return number("SELECT count(*) FROM (", limit);
  }

  @Override
  public boolean exists() {
    return number("SELECT count(*) FROM (", Math.min(limit, 1)) > 0;
  }

  private long number(String prefix, long rows) {
    return session.inside("query", () -> {
      session.core().autoflush(mapping);
      Statement inner = statement("SELECT 1" + sql().from(), rows);
      return session.core().query(attempt(), prefix + inner.sql() + ')', inner.parameters(),
          row -> row.getLong(1)).getFirst();
    });
  }

  @Override
  public Stream<T> stream() {
    return session.inside("query", () -> {
      session.core().autoflush(mapping);
      Statement statement = statement(sql().select(), limit);
      return Cursor.open(session, attempt(), statement.sql(), statement.parameters(), mapping)
          .map(type::cast);
    });
  }

  private EntitySql sql() {
    return session.core().sql(mapping);
  }

  private record Statement(String sql, List<Binding> parameters) {}

  private Statement statement(String select, long rows) {
    ConditionSql where = new ConditionSql(mapping, sql());
    StringBuilder text = new StringBuilder(select);
    if (condition != null) {
      text.append(" WHERE ").append(where.render(condition));
    }
    if (!order.isEmpty()) {
      text.append(" ORDER BY ").append(String.join(", ", order));
    }
    if (rows != ALL || offset != 0) {
      text.append(" LIMIT ").append(rows).append(" OFFSET ").append(offset);
    }
    return new Statement(text.toString(), List.copyOf(where.parameters()));
  }

  private String attempt() {
    return "Could not query " + mapping.name();
  }

  private String describe() {
    return mapping.name() + (condition == null ? "" : " where " + condition);
  }
}
