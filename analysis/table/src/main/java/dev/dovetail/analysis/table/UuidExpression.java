package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Node;
import java.util.UUID;

/// Universally unique identifiers.
public final class UuidExpression extends Expression<UUID, UuidExpression> {
  UuidExpression(String name, Node node) {
    super(name, node);
  }

  @Override
  UuidExpression make(String otherName, Node otherNode) {
    return new UuidExpression(otherName, otherNode);
  }
}
