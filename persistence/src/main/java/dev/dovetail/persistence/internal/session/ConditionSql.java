package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Condition;
import dev.dovetail.persistence.Condition.And;
import dev.dovetail.persistence.Condition.Comparison;
import dev.dovetail.persistence.Condition.In;
import dev.dovetail.persistence.Condition.IsNull;
import dev.dovetail.persistence.Condition.Like;
import dev.dovetail.persistence.Condition.Not;
import dev.dovetail.persistence.Condition.Operator;
import dev.dovetail.persistence.Condition.Or;
import dev.dovetail.persistence.Condition.Place;
import dev.dovetail.persistence.Condition.Search;
import dev.dovetail.persistence.Expression;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.Integers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Renders conditions and collects their parameters; the mapping is what they are checked against.
final class ConditionSql {
  private final ExpressionSql expressions;
  private final Predicate<Term> isKnown;
  private final List<Binding> parameters;

  /// Begins with no parameters.
  ///
  /// @param isKnown whether a condition may be about an expression
  ConditionSql(ExpressionSql expressions, Predicate<Term> isKnown) {
    this(expressions, isKnown, new ArrayList<>());
  }

  private ConditionSql(ExpressionSql expressions, Predicate<Term> isKnown, List<Binding> parameters) {
    this.expressions = expressions;
    this.isKnown = isKnown;
    this.parameters = parameters;
  }

  /// Renders conditions on rows, of which no aggregate is known.
  static ConditionSql ofRows(ExpressionSql expressions) {
    return new ConditionSql(expressions, term -> !term.isAggregate());
  }

  /// Renders conditions on groups, after those on rows.
  ConditionSql ofGroups(Predicate<Term> isKnownOfGroups) {
    return new ConditionSql(expressions, isKnownOfGroups, parameters);
  }

  /// The parameters of what was rendered, in order.
  List<Binding> parameters() {
    return parameters;
  }

  /// Returns an SQL expression.
  ///
  /// @throws MappingException if an attribute does not exist or a value is not of its type
  String render(Condition condition) {
    return switch (condition) {
      case Comparison c -> comparison(c);
      case In in -> in(in);
      case Like like -> like(like);
      case Search search -> search(search);
      case IsNull is -> term(is.left()).sql() + " IS NULL";
      case And(List<Condition> parts) -> join(parts, " AND ", "1 = 1");
      case Or(List<Condition> parts) -> join(parts, " OR ", "1 = 0");
      case Not(Condition part) -> "NOT (" + render(part) + ')';
    };
  }

  private Term term(Expression<?> expression) {
    Term term = expressions.render(expression);
    if (!isKnown.test(term)) {
      throw new MappingException(expression + (term.isAggregate()
          ? " is known of groups only, not of each row: put it into having"
          : " may differ within a group: add it to groupBy, or put it into where"));
    }
    return term;
  }

  private String comparison(Comparison comparison) {
    Term left = term(comparison.left());
    Object right = comparison.right();
    if (right == null) {
      return left.sql() + switch (comparison.operator()) {
        case EQUAL -> " IS NULL";
        case NOT_EQUAL -> " IS NOT NULL";
        default -> throw new MappingException(left.name() + " cannot be compared with null by "
            + comparison.operator() + "; use isNull");
      };
    }
    String operator = operator(comparison.operator());
    if (right instanceof Expression<?> other) {
      return comparison(left, operator, term(other));
    }
    parameters.add(left.bind(right));
    return left.sql() + operator + left.parameter();
  }

  private static String comparison(Term left, String operator, Term right) {
    boolean isWhole = isWhole(left) && isWhole(right);
    if (!isWhole && (left.type() != right.type() || left.codec().getClass() != right.codec().getClass())) {
      throw new MappingException(left.name() + " is of type " + left.type().getTypeName() + " and "
          + right.name() + " of type " + right.type().getTypeName()
          + (left.type() == right.type() ? ", kept in columns of different types" : "")
          + ", so they cannot be compared");
    }
    boolean ignoresCase = left.ignoresCase() || right.ignoresCase();
    return lower(left, ignoresCase) + operator + lower(right, ignoresCase);
  }

  private static boolean isWhole(Term term) {
    return Integers.number(term.type(), 0) != null;
  }

  private static String lower(Term term, boolean ignoresCase) {
    return ignoresCase && !term.ignoresCase() ? "lower(" + term.sql() + ')' : term.sql();
  }

  private static String operator(Operator operator) {
    return switch (operator) {
      case EQUAL -> " = ";
      case NOT_EQUAL -> " <> ";
      case LESS -> " < ";
      case LESS_OR_EQUAL -> " <= ";
      case GREATER -> " > ";
      case GREATER_OR_EQUAL -> " >= ";
    };
  }

  private String in(In in) {
    Term left = term(in.left());
    for (Object value : in.values()) {
      parameters.add(left.bind(value));
    }
    int count = in.values().size();
    return count == 0 ? "1 = 0"
        : left.sql() + " IN (" + left.parameter() + (", " + left.parameter()).repeat(count - 1) + ')';
  }

  private String like(Like like) {
    Term left = text(like.left());
    parameters.add(left.bind(like.pattern()));
    return left.sql() + " LIKE " + left.parameter() + " ESCAPE '\\'";
  }

  private String search(Search search) {
    Term left = text(search.left());
    parameters.add(left.bind(expressions.dialect().pattern(search.text(), search.place() != Place.START,
        search.place() != Place.END)));
    return expressions.dialect().matches(left.sql(), left.parameter());
  }

  private Term text(Expression<?> expression) {
    Term term = term(expression);
    if (term.type() != String.class) {
      throw new MappingException(term.name() + " is of type " + term.type().getTypeName()
          + "; only a text can be like a pattern");
    }
    return term;
  }

  private String join(List<Condition> parts, String operator, String none) {
    return parts.isEmpty() ? none
        : parts.stream().map(p -> '(' + render(p) + ')').collect(Collectors.joining(operator));
  }
}
