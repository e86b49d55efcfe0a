package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Cast;
import dev.dovetail.analysis.table.internal.expression.Node;
import java.time.LocalDate;

/// Days.
public final class DateExpression extends DayExpression<LocalDate, DateExpression> {
  DateExpression(String name, Node node) {
    super(name, node);
  }

  @Override
  DateExpression make(String otherName, Node otherNode) {
    return new DateExpression(otherName, otherNode);
  }

  /// Takes midnight of the day.
  public TimestampExpression toTimestamp() {
    return new TimestampExpression(name(), Cast.of(node(), ColumnType.TIMESTAMP));
  }
}
