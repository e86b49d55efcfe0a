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
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Renders a condition and collects its parameters; the mapping is what it is checked against.
final class ConditionSql {
  private final EntityMapping mapping;
  private final EntitySql sql;
  private final List<Binding> parameters = new ArrayList<>();

  ConditionSql(EntityMapping mapping, EntitySql sql) {
    this.mapping = mapping;
    this.sql = sql;
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
      case IsNull is -> column(is.attribute()) + " IS NULL";
      case And(List<Condition> parts) -> join(parts, " AND ", "1 = 1");
      case Or(List<Condition> parts) -> join(parts, " OR ", "1 = 0");
      case Not(Condition part) -> "NOT (" + render(part) + ')';
    };
  }

  private String comparison(Comparison comparison) {
    Attribute attribute = mapping.attribute(comparison.attribute());
    Object value = comparison.value();
    if (value == null) {
      return sql.column(attribute) + switch (comparison.operator()) {
        case EQUAL -> " IS NULL";
        case NOT_EQUAL -> " IS NOT NULL";
        default -> throw new MappingException(mapping.name() + '.' + attribute.name()
            + " cannot be compared with null"
            + " by " + comparison.operator() + "; use isNull");
      };
    }
    parameters.add(Binding.of(mapping.name(), attribute, value));
    return sql.column(attribute) + operator(comparison.operator());
  }

  private static String operator(Operator operator) {
    return switch (operator) {
      case EQUAL -> " = ?";
      case NOT_EQUAL -> " <> ?";
      case LESS -> " < ?";
      case LESS_OR_EQUAL -> " <= ?";
      case GREATER -> " > ?";
      case GREATER_OR_EQUAL -> " >= ?";
    };
  }

  private String in(In in) {
    Attribute attribute = mapping.attribute(in.attribute());
    for (Object value : in.values()) {
      parameters.add(Binding.of(mapping.name(), attribute, value));
    }
    return in.values().isEmpty() ? "1 = 0"
        : sql.column(attribute) + " IN (?" + ", ?".repeat(in.values().size() - 1) + ')';
  }

  private String like(Like like) {
    Attribute attribute = mapping.attribute(like.attribute());
    if (attribute.type() != String.class) {
      throw new MappingException(mapping.name() + '.' + attribute.name() + " is of type "
          + attribute.type().getTypeName() + "; only a text can be like a pattern");
    }
    parameters.add(Binding.of(mapping.name(), attribute, like.pattern()));
    return sql.column(attribute) + " LIKE ? ESCAPE '\\'";
  }

  private String join(List<Condition> parts, String operator, String none) {
    return parts.isEmpty() ? none
        : parts.stream().map(p -> '(' + render(p) + ')').collect(Collectors.joining(operator));
  }

  private String column(String attribute) {
    return sql.column(mapping.attribute(attribute));
  }
}
