package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.Vector;
import java.util.List;

/// One of two expressions, row by row.
///
/// Both are computed in all rows, so that a value beyond its type is refused even where the other is taken.
public final class Choice extends Bound {
  private final Bound condition;
  private final Bound then;
  private final Bound otherwise;

  private Choice(Bound condition, Bound then, Bound otherwise) {
    super(then.type());
    this.condition = condition;
    this.then = then;
    this.otherwise = otherwise;
  }

  /// Makes an expression that is one where a condition is true, and another where it is false or null.
  public static Node of(Node condition, Node then, Node otherwise) {
    return binding -> {
      Bound first = then.bind(binding);
      Bound second = otherwise.bind(binding);
      ColumnType type = Promotion.common(first.type(), second.type());
      return new Choice(condition.bind(binding), Promotion.widen(first, type), Promotion.widen(second, type));
    };
  }

  /// Makes an expression that is the first that has a value.
  public static Node coalesce(List<Node> nodes) {
    Node first = nodes.getFirst();
    return nodes.size() == 1
        ? first : of(Logic.not(Logic.isNull(first)), first, coalesce(nodes.subList(1, nodes.size())));
  }

  @Override
  public Vector evaluate(int from, int count) {
    Vector x = then.evaluate(from, count);
    Vector y = otherwise.evaluate(from, count);
    Vector which = condition.evaluate(from, count);
    Vector.align(x, y, Vector.ROWS);
    result().setScale(x.scale());
    for (int i = 0; i < count; i++) {
      result().copy(i, which.booleans()[i] && !which.nulls()[i] ? x : y);
    }
    return result();
  }
}
