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
import dev.dovetail.persistence.Condition.Place;
import dev.dovetail.persistence.Condition.Search;
import dev.dovetail.persistence.Expression;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.internal.mapping.Integers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Renders conditions and collects their parameters; the mapping is what they are checked against.
final class ConditionSql {
  private final ExpressionSql expressions;
  private final Predicate<Term> isKnown;
  private final List<Binding> parameters;
  private final boolean isTrial;

  private ConditionSql(ExpressionSql expressions, Predicate<Term> isKnown, List<Binding> parameters,
      boolean isTrial) {
    this.expressions = expressions;
    this.isKnown = isKnown;
    this.parameters = parameters;
    this.isTrial = isTrial;
  }

  /// Renders conditions on rows, of which no aggregate is known.
  static ConditionSql ofRows(ExpressionSql expressions) {
    return new ConditionSql(expressions, term -> !term.isAggregate(), new ArrayList<>(), false);
  }

  /// Renders conditions on rows or groups to see whether they can be, before a flush: objects in them may get
  /// their keys from it.
  static ConditionSql trial(ExpressionSql expressions, Predicate<Term> isKnown) {
    return new ConditionSql(expressions, isKnown, new ArrayList<>(), true);
  }

  /// Checks a condition on rows.
  ///
  /// @throws MappingException if an attribute does not exist or a value is not of its type
  static void check(ExpressionSql expressions, Condition condition) {
    trial(expressions, term -> !term.isAggregate()).render(condition);
  }

  /// Renders conditions on groups, after those on rows.
  ConditionSql ofGroups(Predicate<Term> isKnownOfGroups) {
    return new ConditionSql(expressions, isKnownOfGroups, parameters, isTrial);
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
      case IsNull is -> isNull(is);
      case Exists exists -> exists(exists);
      case And(List<Condition> parts) -> join(parts, " AND ", "1 = 1");
      case Or(List<Condition> parts) -> join(parts, " OR ", "1 = 0");
      case Not(Condition part) -> "NOT (" + render(part) + ')';
    };
  }

  private String isNull(IsNull is) {
    Reference reference = reference(is.left());
    return reference == null ? term(is.left()).sql() + " IS NULL" : reference.isNull();
  }

  private String exists(Exists exists) {
    Subquery subquery = expressions.columns().subquery(exists.relation());
    ExpressionSql inside = new ExpressionSql(subquery.columns(), expressions.dialect());
    Condition condition = subquery.rest().isEmpty() ? exists.condition()
        : new Exists(subquery.rest(), exists.condition());
    return subquery.exists(
        new ConditionSql(inside, term -> !term.isAggregate(), parameters, isTrial).render(condition));
  }

  private @Nullable Reference reference(Expression<?> expression) {
    Reference reference = expressions.reference(expression);
    if (reference != null) {
      reference.key().forEach(term -> requireKnown(expression, term));
    }
    return reference;
  }

  private Term term(Expression<?> expression) {
    Term term = expressions.render(expression);
    requireKnown(expression, term);
    return term;
  }

  private void requireKnown(Expression<?> expression, Term term) {
    if (!isKnown.test(term)) {
      throw new MappingException(expression + (term.isAggregate()
          ? " is known of groups only, not of each row: put it into having"
          : " may differ within a group: add it to groupBy, or put it into where"));
    }
  }

  private String comparison(Comparison comparison) {
    Reference reference = reference(comparison.left());
    boolean isSame = comparison.operator() == Operator.EQUAL;
    if (reference != null && (isSame || comparison.operator() == Operator.NOT_EQUAL)) {
      String equal = equal(reference, comparison.right());
      return isSame ? equal : "NOT (" + equal + ')';
    }
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

  private String equal(Reference left, @Nullable Object right) {
    if (right == null) {
      return left.isNull();
    }
    if (!(right instanceof Expression<?> expression)) {
      bind(left, right);
      return '(' + KeySql.equal(left.columns()) + ')';
    }
    Reference other = reference(expression);
    if (other == null && left.key().size() == 1) {
      return comparison(left.key().getFirst(), " = ", term(expression));
    }
    if (other == null || other.relation().target().root() != left.relation().target().root()) {
      throw new MappingException(left.relation() + " refers to " + left.relation().target().name() + " and "
          + expression + (other == null ? " to nothing" : " to " + other.relation().target().name())
          + ", so they cannot be compared");
    }
    return '(' + EntityFrom.equal(left.columns(), other.columns()) + ')';
  }

  private void bind(Reference reference, Object value) {
    List<Binding> key = reference.bind(value);
    if (key != null) {
      parameters.addAll(key);
    } else if (isTrial) {
      reference.key().forEach(term -> parameters.add(new Binding(term.codec(), null)));
    } else {
      throw new SessionStateException(reference.relation() + " cannot be compared with a new "
          + reference.relation().target().name()
          + " that has no key yet: add it, and flush before the query");
    }
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
    int most = expressions.dialect().mostParameters();
    if (in.values().size() > most) {
      throw new IllegalArgumentException(in.left() + " is compared with " + in.values().size()
          + " values, and a statement for this database has at most " + most
          + " parameters: ask for some of them at a time, or keep them in a table");
    }
    Reference reference = reference(in.left());
    if (reference != null && !in.values().isEmpty()) {
      in.values().forEach(value -> bind(reference, value));
      return '(' + KeySql.anyOf(reference.columns(), in.values().size()) + ')';
    }
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
