package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Expression;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.NoResultException;
import dev.dovetail.persistence.NonUniqueResultException;
import dev.dovetail.persistence.Order;
import dev.dovetail.persistence.Projection;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A projection, as far as it is described, and its execution.
final class DefaultProjection<R extends @Nullable Object> implements Projection<R> {
  private final DefaultSession session;
  private final EntityMapping mapping;
  private final Selection<R> selection;
  private final Criteria criteria;
  private final Grouping grouping;

  DefaultProjection(DefaultSession session, EntityMapping mapping, Selection<R> selection,
      Criteria criteria) {
    this(session, mapping, selection, criteria, Grouping.NONE);
  }

  private DefaultProjection(DefaultSession session, EntityMapping mapping, Selection<R> selection,
      Criteria criteria, Grouping grouping) {
    this.session = session;
    this.mapping = mapping;
    this.selection = selection;
    this.criteria = criteria;
    this.grouping = grouping;
  }

  private DefaultProjection<R> with(Criteria changed) {
    return new DefaultProjection<>(session, mapping, selection, changed, grouping);
  }

  private DefaultProjection<R> with(Grouping changed) {
    return new DefaultProjection<>(session, mapping, selection, criteria, changed);
  }

  @Override
  public Projection<R> where(Condition... conditions) {
    Condition further = Condition.and(conditions);
    ConditionSql.check(expressions(), further); // fails here, where the mistake is
    return with(criteria.where(further));
  }

  @Override
  public Projection<R> groupBy(Expression<?>... by) {
    for (Expression<?> expression : by) {
      Term term = expressions().render(expression);
      if (term.isAggregate()) {
        throw new MappingException(expression + " is known of groups only, so it cannot make them");
      }
    }
    return with(grouping.by(List.of(by)));
  }

  @Override
  public Projection<R> having(Condition... conditions) {
    Condition further = Condition.and(conditions);
    ConditionSql.trial(expressions(), term -> true).render(further);
    return with(grouping.having(further));
  }

  @Override
  public Projection<R> distinct() {
    return with(grouping.distinct());
  }

  @Override
  public Projection<R> orderBy(Order... orders) {
    for (Order order : orders) {
      expressions().render(order);
    }
    return with(criteria.orderBy(List.of(orders)));
  }

  @Override
  public Projection<R> limit(long rows) {
    return with(criteria.limit(rows));
  }

  @Override
  public Projection<R> offset(long rows) {
    return with(criteria.offset(rows));
  }

  @Override
  @SuppressWarnings("Java9CollectionFactory") // single values may be null
  public List<R> list() {
    return session.inside("query", () -> {
      BoundStatement statement = prepare(criteria);
      return Collections.unmodifiableList(session.core().query(attempt(), statement.sql(),
          statement.parameters(), selection.mapper()));
    });
  }

  @Override
  public Optional<R> first() {
    List<R> found = with(criteria.atMost(1)).list();
    return found.isEmpty() ? Optional.empty() : Optional.ofNullable(found.getFirst());
  }

  @Override
  public R one() {
    List<R> found = with(criteria.atMost(2)).list();
    if (found.size() == 1) {
      return found.getFirst();
    }
    String expected = "Expected one result of " + mapping.name() + ": "
        + selection.terms(expressions()).stream().map(Term::name).toList();
    if (found.isEmpty()) {
      throw new NoResultException(expected + ", found none; use first if there need not be one");
    }
    throw new NonUniqueResultException(expected + ", found several; use first or list");
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
      BoundStatement counting = prepare(within).counting();
      return session.core().query(attempt(), counting.sql(), counting.parameters(), row -> row.getLong(1))
          .getFirst();
    });
  }

  @Override
  public Stream<R> stream() {
    return session.inside("query",
        () -> Cursor.open(session, attempt(), prepare(criteria), selection.mapper()));
  }

  private BoundStatement prepare(Criteria within) {
    String from = session.core().sql(mapping).from();
    session.core().autoflushBefore(grouping.reads(expressions(), from, selection, within));
    return grouping.statement(expressions(), from, selection, within);
  }

  private ExpressionSql expressions() {
    return session.core().expressions(mapping);
  }

  private String attempt() {
    return "Could not query " + mapping.name();
  }
}
