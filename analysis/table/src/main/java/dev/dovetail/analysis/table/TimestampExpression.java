package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Cast;
import dev.dovetail.analysis.table.internal.expression.Node;
import java.time.LocalDateTime;

/// Days and times without a zone.
public final class TimestampExpression extends MomentExpression<LocalDateTime, TimestampExpression> {
  TimestampExpression(String name, Node node) {
    super(name, node);
  }

  @Override
  TimestampExpression make(String otherName, Node otherNode) {
    return new TimestampExpression(otherName, otherNode);
  }

  /// Takes the day.
  public DateExpression toDate() {
    return new DateExpression(name(), Cast.of(node(), ColumnType.DATE));
  }

  /// Takes the time of the day.
  public TimeExpression toTime() {
    return new TimeExpression(name(), Cast.of(node(), ColumnType.TIME));
  }
}
