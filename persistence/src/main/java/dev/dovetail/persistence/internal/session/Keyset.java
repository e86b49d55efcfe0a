package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Expression;
import dev.dovetail.persistence.Expression.IgnoringCase;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.NotLoadedException;
import dev.dovetail.persistence.Order;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Relation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the rows that come after one in a given order, which ends with the key and so has no two equal rows.
///
/// See <https://use-the-index-luke.com/no-offset>. The condition is written out instead of comparing row
/// values, since directions may differ and values may be null.
final class Keyset {
  private final ExpressionSql expressions;
  private final List<Order> order;

  /// Completes an order by the key.
  Keyset(ExpressionSql expressions, List<Order> given) {
    this.expressions = expressions;
    List<Order> whole = new ArrayList<>();
    Set<String> key = new LinkedHashSet<>(expressions.columns().key());
    for (int i = 0; i < given.size() && !key.isEmpty(); i++) { // what follows the whole key decides nothing
      whole.add(given.get(i));
      if (given.get(i).by() instanceof Expression.Attribute<?> attribute) {
        key.remove(attribute.name());
      }
    }
    key.forEach(name -> whole.add(Expression.attribute(name).asc()));
    this.order = List.copyOf(whole);
  }

  /// The order, completed by the key.
  List<Order> order() {
    return order;
  }

  /// Returns the values by which an object is sorted.
  List<@Nullable Object> values(Object entity) {
    List<@Nullable Object> values = new ArrayList<>();
    order.forEach(by -> values.add(value(entity, by.by())));
    return values;
  }

  private @Nullable Object value(Object entity, Expression<?> by) {
    return switch (by) {
      case Expression.Attribute<?> attribute -> value(entity, attribute.name());
      case IgnoringCase<?> lower -> value(entity, lower.text());
      case Expression.Aggregate<?> aggregate ->
          throw new MappingException(aggregate + " is no order of rows");
    };
  }

  private @Nullable Object value(Object entity, String path) {
    return value(expressions.columns().mapping().concrete(entity), entity, path);
  }

  private static @Nullable Object value(EntityMapping mapping, Object entity, String path) {
    int position = mapping.find(path);
    if (position >= 0) {
      Object stored = mapping.stored(entity, position);
      return stored == null ? null : mapping.attribute(position).codec().toValue(stored);
    }
    int dot = path.indexOf('.');
    Relation relation = mapping.relation(path.substring(0, Math.max(dot, 0)));
    Object held = mapping.held(entity, relation.member());
    Object object = Related.object(held);
    if (object == null && held != null) {
      throw new NotLoadedException("Cannot continue after " + mapping.describe(mapping.key(entity))
          + ": the order is by what " + relation + " reaches, which is not loaded. Add fetchJoined(\""
          + relation.name() + "\") to the query, or use seek with the values of the last row");
    }
    return object == null ? null : value(relation.target().concrete(object), object, path.substring(dot + 1));
  }

  /// Returns the condition that a row comes after the one with these values.
  Condition after(List<@Nullable Object> values) {
    if (values.size() != order.size()) {
      throw new MappingException("Expected " + order.size() + " values, one for each of " + order + "; found "
          + Arrays.toString(values.toArray()));
    }
    Condition after = after(values, 0);
    Expression<Object> first = by(0);
    Object bound = values.getFirst();
    if (bound == null || expressions.render(first).isNullable()) {
      return after;
    }
    boolean isDescending = order.getFirst().isDescending(); // a bound that an index can use
    return Condition.and(isDescending ? first.lessOrEqual(bound) : first.greaterOrEqual(bound), after);
  }

  private Condition after(List<@Nullable Object> values, int i) {
    Condition strictly = strictlyAfter(i, values.get(i));
    return i == order.size() - 1 ? strictly
        : Condition.or(strictly, Condition.and(by(i).equal(values.get(i)), after(values, i + 1)));
  }

  private Condition strictlyAfter(int i, @Nullable Object value) {
    Expression<Object> by = by(i);
    boolean areNullsFirst = switch (order.get(i).nulls()) {
      case FIRST -> true;
      case LAST -> false;
      case UNSPECIFIED -> expressions.dialect().sortsNullsFirst() != order.get(i).isDescending();
    };
    if (value == null) {
      return areNullsFirst ? by.isNotNull() : Condition.or();
    }
    Condition beyond = order.get(i).isDescending() ? by.less(value) : by.greater(value);
    return areNullsFirst || !expressions.render(by).isNullable() ? beyond : Condition.or(beyond, by.isNull());
  }

  @SuppressWarnings("unchecked") // values are checked against the mapping, not by the compiler
  private Expression<Object> by(int i) {
    return (Expression<Object>) order.get(i).by();
  }
}
