package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.LiteralNode;
import dev.dovetail.analysis.table.internal.expression.Node;
import dev.dovetail.analysis.table.internal.frame.Aggregator;

/// What is to be computed of each group of rows. Nulls are left out.
public final class Aggregate {
  static final Aggregate COUNT =
      new Aggregate("count", Aggregator.Kind.ROWS, new LiteralNode(ColumnType.EMPTY, null), 0);

  private final String name;
  private final Aggregator.Kind kind;
  private final Node node;
  private final double parameter;

  Aggregate(String name, Aggregator.Kind kind, Node node, double parameter) {
    this.name = name;
    this.kind = kind;
    this.node = node;
    this.parameter = parameter;
  }

  /// Returns the name of the result: that of the expression and of the function (`price_sum`), unless [#as]
  /// gave another.
  public String name() {
    return name;
  }

  /// Gives the result another name.
  public Aggregate as(String other) {
    return new Aggregate(other, kind, node, parameter);
  }

  Aggregator.Kind kind() {
    return kind;
  }

  Node node() {
    return node;
  }

  double parameter() {
    return parameter;
  }
}
