package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Cast;
import dev.dovetail.analysis.table.internal.expression.Logic;
import dev.dovetail.analysis.table.internal.expression.Node;
import dev.dovetail.analysis.table.internal.frame.Aggregator;

/// Booleans: a column of them, or what holds in a row. Null is unknown, as in SQL: false and null is false,
/// true or null is true, all else with null is null; a filter takes the rows where it is true.
public final class Condition extends Expression<Boolean, Condition> {
  Condition(String name, Node node) {
    super(name, node);
  }

  @Override
  Condition make(String otherName, Node otherNode) {
    return new Condition(otherName, otherNode);
  }

  /// Tells where this and another hold.
  public Condition and(Condition other) {
    return make(name(), Logic.and(node(), other.node()));
  }

  /// Tells where this or another holds.
  public Condition or(Condition other) {
    return make(name(), Logic.or(node(), other.node()));
  }

  /// Tells where this does not hold.
  public Condition not() {
    return make(name(), Logic.not(node()));
  }

  /// Writes 1 for true, 0 for false.
  public NumberExpression toInt64() {
    return new NumberExpression(name(), Cast.of(node(), ColumnType.INT64));
  }

  /// Tells whether it holds in any row; false if there is none, nulls left out.
  public Aggregate any() {
    return aggregate(Aggregator.Kind.ANY, "any");
  }

  /// Tells whether it holds in all rows; true if there is none, nulls left out.
  public Aggregate all() {
    return aggregate(Aggregator.Kind.ALL, "all");
  }
}
