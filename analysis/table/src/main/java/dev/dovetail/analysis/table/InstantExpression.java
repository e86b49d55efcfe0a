package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Node;
import java.time.Instant;

/// Points in time. Their parts are those of UTC.
public final class InstantExpression extends MomentExpression<Instant, InstantExpression> {
  InstantExpression(String name, Node node) {
    super(name, node);
  }

  @Override
  InstantExpression make(String otherName, Node otherNode) {
    return new InstantExpression(otherName, otherNode);
  }
}
