package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Order;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which rows a query returns, and in which order.
///
/// @param condition null for all rows
/// @param order by what they are sorted
/// @param limit how many at most
/// @param offset how many are left out before
record Criteria(@Nullable Condition condition, List<Order> order, long limit, long offset) {
  private static final long UNLIMITED = Long.MAX_VALUE;

  static final Criteria ALL = new Criteria(null, List.of(), UNLIMITED, 0);

  Criteria where(Condition further) {
    Condition both = condition == null ? further : Condition.and(condition, further);
    return new Criteria(both, order, limit, offset);
  }

  Criteria orderBy(List<Order> further) {
    return ordered(Stream.concat(order.stream(), further.stream()).toList());
  }

  Criteria ordered(List<Order> all) {
    return new Criteria(condition, all, limit, offset);
  }

  Criteria limit(long rows) {
    return new Criteria(condition, order, requireNotNegative(rows), offset);
  }

  /// At most so many rows, within the limit there is already.
  Criteria atMost(long rows) {
    return limit(Math.min(limit, rows));
  }

  Criteria offset(long rows) {
    return new Criteria(condition, order, limit, requireNotNegative(rows));
  }

  private static long requireNotNegative(long rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("A number of rows is not negative; found " + rows);
    }
    return rows;
  }

  /// Returns the WHERE clause, or nothing.
  String where(ConditionSql conditions) {
    return condition == null ? "" : " WHERE " + conditions.render(condition);
  }

  /// Returns the ORDER BY, LIMIT and OFFSET clauses, as far as there are any.
  String end(ExpressionSql expressions) {
    String sorted = order.isEmpty() ? ""
        : " ORDER BY " + order.stream().map(expressions::render).collect(Collectors.joining(", "));
    return limit == UNLIMITED && offset == 0 ? sorted : sorted + " LIMIT " + limit + " OFFSET " + offset;
  }
}
