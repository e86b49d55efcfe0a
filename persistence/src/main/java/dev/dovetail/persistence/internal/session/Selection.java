package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Expression;
import dev.dovetail.persistence.MappingException;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a projection selects, and what its rows become.
///
/// @param expressions the columns, in order
/// @param mapper of a row with these columns
record Selection<R extends @Nullable Object>(List<Expression<?>> expressions, RowMapper<R> mapper) {
  /// Selects single values.
  @SuppressWarnings("unchecked") // the expression's class is checked against the mapping
  static <R> Selection<@Nullable R> ofValue(ExpressionSql sql, Expression<R> expression) {
    Term term = sql.render(expression);
    return new Selection<>(List.of(expression), row -> {
      Object stored = term.codec().read(row, 1);
      return stored == null ? null : (R) term.codec().toValue(stored);
    });
  }

  /// Selects records.
  ///
  /// @param given one for each component, or none for the attributes of the same names
  static <R> Selection<R> ofRecord(ExpressionSql sql, Class<R> type, List<Expression<?>> given) {
    if (!type.isRecord()) {
      throw new MappingException("Expected a record to select into, found " + type.getName()
          + "; for single values select an expression");
    }
    RecordComponent[] components = type.getRecordComponents();
    List<Expression<?>> selected = given.isEmpty() ? byName(components) : List.copyOf(given);
    if (selected.size() != components.length) {
      throw new MappingException(type.getName() + " has " + components.length + " components, but "
          + selected.size() + " expressions are selected: " + selected);
    }
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      Term term = sql.render(selected.get(i));
      requireType(type, components[i], term);
      terms.add(term);
    }
    return new Selection<>(selected, RowMapper.toRecords(type, List.copyOf(terms)));
  }

  /// Renders what is selected.
  List<Term> terms(ExpressionSql sql) {
    List<Term> terms = new ArrayList<>();
    expressions.forEach(expression -> terms.add(sql.render(expression)));
    return terms;
  }

  private static List<Expression<?>> byName(RecordComponent[] components) {
    List<Expression<?>> attributes = new ArrayList<>();
    Arrays.stream(components).forEach(c -> attributes.add(Expression.attribute(c.getName())));
    return attributes;
  }

  private static void requireType(Class<?> type, RecordComponent component, Term term) {
    Class<?> boxed = MethodType.methodType(component.getType()).wrap().returnType();
    if (!boxed.isAssignableFrom(term.type())) {
      throw new MappingException("Component " + component.getName() + " of " + type.getName() + " is of type "
          + component.getType().getTypeName() + ", but " + term.name() + " of type "
          + term.type().getTypeName());
    }
  }
}
