package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Expression;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.Order;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the rows of a projection are put together.
///
/// @param by the expressions that are the same in a group
/// @param having the condition on groups, or null
/// @param isDistinct whether results that are the same as others are left out
record Grouping(List<Expression<?>> by, @Nullable Condition having, boolean isDistinct) {
  static final Grouping NONE = new Grouping(List.of(), null, false);

  Grouping by(List<Expression<?>> further) {
    return new Grouping(Stream.concat(by.stream(), further.stream()).toList(), having, isDistinct);
  }

  Grouping having(Condition further) {
    return new Grouping(by, having == null ? further : Condition.and(having, further), isDistinct);
  }

  Grouping distinct() {
    return new Grouping(by, having, true);
  }

  /// Returns the whole statement.
  ///
  /// @param from the FROM clause
  /// @param selection what is selected
  /// @throws MappingException if something else than aggregates and groups is selected of groups
  BoundStatement statement(ExpressionSql expressions, String from, Selection<?> selection,
      Criteria criteria) {
    return statement(expressions, from, selection.terms(expressions), criteria,
        ConditionSql.ofRows(expressions));
  }

  /// Renders everything before a flush.
  ///
  /// @return what it reads
  TablesRead reads(ExpressionSql expressions, String from, Selection<?> selection, Criteria criteria) {
    statement(expressions, from, selection.terms(expressions), criteria,
        ConditionSql.trial(expressions, term -> !term.isAggregate()));
    return expressions.columns().read();
  }

  private BoundStatement statement(ExpressionSql expressions, String from, List<Term> selected,
      Criteria criteria, ConditionSql conditions) {
    Set<String> groups = new LinkedHashSet<>();
    by.forEach(expression -> groups.add(expressions.render(expression).sql()));
    String where = criteria.where(conditions);
    if (isGrouped(expressions, selected, criteria)) {
      selected.forEach(term -> requireOfGroup(term, groups));
      criteria.order().forEach(order -> requireOfGroup(expressions.render(order.by()), groups));
    }
    if (isDistinct) {
      criteria.order().forEach(order -> requireSelected(expressions, order, selected));
    }
    ConditionSql ofGroups = conditions.ofGroups(term -> term.isAggregate() || groups.contains(term.sql()));
    String grouped = (groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups))
        + (having == null ? "" : " HAVING " + ofGroups.render(having));
    String columns = selected.stream().map(Term::sql).collect(Collectors.joining(", "));
    String end = criteria.end(expressions);
    return new BoundStatement((isDistinct ? "SELECT DISTINCT " : "SELECT ") + columns + from
        + expressions.columns().joins() + where + grouped + end, conditions.parameters());
  }

  private boolean isGrouped(ExpressionSql expressions, List<Term> selected, Criteria criteria) {
    return !by.isEmpty() || having != null || selected.stream().anyMatch(Term::isAggregate)
        || criteria.order().stream().anyMatch(order -> expressions.render(order.by()).isAggregate());
  }

  private static void requireOfGroup(Term term, Set<String> groups) {
    if (!term.isAggregate() && !groups.contains(term.sql())) {
      throw new MappingException(term.name() + " may differ within a group: add it to groupBy, or put it"
          + " together by an aggregate");
    }
  }

  private static void requireSelected(ExpressionSql expressions, Order order, List<Term> selected) {
    String sql = expressions.render(order.by()).sql();
    if (selected.stream().noneMatch(term -> term.sql().equals(sql))) {
      throw new MappingException("Different results cannot be sorted by " + order.by()
          + ", of which each may have several: select it too");
    }
  }
}
