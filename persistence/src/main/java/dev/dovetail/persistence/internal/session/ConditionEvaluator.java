package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Condition.And;
import dev.dovetail.persistence.Condition.Comparison;
import dev.dovetail.persistence.Condition.Exists;
import dev.dovetail.persistence.Condition.In;
import dev.dovetail.persistence.Condition.IsNull;
import dev.dovetail.persistence.Condition.Like;
import dev.dovetail.persistence.Condition.Not;
import dev.dovetail.persistence.Condition.Operator;
import dev.dovetail.persistence.Condition.Or;
import dev.dovetail.persistence.Condition.Search;
import dev.dovetail.persistence.Expression;
import dev.dovetail.persistence.internal.mapping.Integers;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells of a row in memory what a condition is, with SQL's three values of truth.
///
/// Only what every database answers alike can be evaluated: whole numbers by order, booleans, UUIDs and
/// enums by equality, and whether anything is null. What texts are equal to, for one, depends on
/// collations.
final class ConditionEvaluator {
  private enum Truth {
    TRUE, FALSE, UNKNOWN;

    static Truth of(boolean isTrue) {
      return isTrue ? TRUE : FALSE;
    }

    Truth not() {
      return switch (this) {
        case TRUE -> FALSE;
        case FALSE -> TRUE;
        case UNKNOWN -> UNKNOWN;
      };
    }
  }

  private final ExpressionSql expressions;

  ConditionEvaluator(ExpressionSql expressions) {
    this.expressions = expressions;
  }

  /// Tells whether the condition can be evaluated.
  boolean canEvaluate(Condition condition) {
    return switch (condition) {
      case Comparison c -> canEvaluate(c);
      case In in -> isExact(in.left());
      case IsNull is -> isValue(is.left());
      case Like _, Search _, Exists _ -> false;
      case And(List<Condition> parts) -> parts.stream().allMatch(this::canEvaluate);
      case Or(List<Condition> parts) -> parts.stream().allMatch(this::canEvaluate);
      case Not(Condition part) -> canEvaluate(part);
    };
  }

  private boolean canEvaluate(Comparison comparison) {
    if (comparison.right() == null) {
      return isValue(comparison.left());
    }
    boolean isOrder = comparison.operator() != Operator.EQUAL && comparison.operator() != Operator.NOT_EQUAL;
    return isExact(comparison.left()) && (!isOrder || isWhole(comparison.left()))
        && (!(comparison.right() instanceof Expression<?> other) || isExact(other));
  }

  private boolean isValue(Expression<?> expression) {
    return expression instanceof Expression.Attribute<?> attribute
        && expressions.columns().isValue(attribute.name());
  }

  private boolean isExact(Expression<?> expression) {
    if (!isValue(expression)) {
      return false;
    }
    Term term = expressions.render(expression);
    boolean isPlain = term.codec().equals(expressions.dialect().codec(term.type()));
    return isWhole(expression) || (term.type().isEnum() && term.codec().keepsValues())
        || (isPlain && (term.type() == Boolean.class || term.type() == UUID.class));
  }

  private boolean isWhole(Expression<?> expression) {
    Term term = expressions.render(expression);
    return Integers.number(term.type(), 0) != null
        && term.codec().equals(expressions.dialect().codec(term.type()));
  }

  /// Tells whether a condition that can be evaluated is true.
  boolean isTrue(Condition condition, @Nullable Object[] row) {
    return evaluate(condition, row) == Truth.TRUE;
  }

  private Truth evaluate(Condition condition, @Nullable Object[] row) {
    return switch (condition) {
      case Comparison c -> compare(c, row);
      case In in -> in(in, row);
      case IsNull is -> Truth.of(value(is.left(), row) == null);
      case And(List<Condition> parts) -> join(parts, row, Truth.FALSE);
      case Or(List<Condition> parts) -> join(parts, row, Truth.TRUE);
      case Not(Condition part) -> evaluate(part, row).not();
      case Like _, Search _, Exists _ -> throw new IllegalStateException(condition + " cannot be evaluated");
    };
  }

  /// Puts parts together of which one that has the decisive value decides, and else one that is unknown.
  private Truth join(List<Condition> parts, @Nullable Object[] row, Truth decisive) {
    List<Truth> values = parts.stream().map(part -> evaluate(part, row)).toList();
    return values.contains(decisive) ? decisive
        : values.contains(Truth.UNKNOWN) ? Truth.UNKNOWN : decisive.not();
  }

  private Truth in(In in, @Nullable Object[] row) {
    List<Condition> equal = in.values().stream()
        .map(value -> (Condition) new Comparison(in.left(), Operator.EQUAL, value)).toList();
    return join(equal, row, Truth.TRUE);
  }

  private Truth compare(Comparison comparison, @Nullable Object[] row) {
    Object left = value(comparison.left(), row);
    Object right = comparison.right();
    if (right == null) {
      return Truth.of((left == null) == (comparison.operator() == Operator.EQUAL));
    }
    Object other = right instanceof Expression<?> expression ? value(expression, row)
        : plain(expressions.render(comparison.left()).bind(right).stored());
    if (left == null || other == null) {
      return Truth.UNKNOWN;
    }
    return Truth.of(switch (comparison.operator()) {
      case EQUAL -> left.equals(other);
      case NOT_EQUAL -> !left.equals(other);
      case LESS -> (long) left < (long) other;
      case LESS_OR_EQUAL -> (long) left <= (long) other;
      case GREATER -> (long) left > (long) other;
      case GREATER_OR_EQUAL -> (long) left >= (long) other;
    });
  }

  private @Nullable Object value(Expression<?> attribute, @Nullable Object[] row) {
    return plain(row[expressions.columns().position(attribute.toString())]);
  }

  /// Whole numbers of all sizes are compared as long ones.
  private static @Nullable Object plain(@Nullable Object stored) {
    return stored instanceof Number number ? (Object) number.longValue() : stored;
  }
}
