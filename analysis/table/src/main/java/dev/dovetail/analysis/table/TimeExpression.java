package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.DatePart;
import dev.dovetail.analysis.table.internal.expression.Node;
import java.time.LocalTime;

/// Times of the day.
public final class TimeExpression extends OrderedExpression<LocalTime, TimeExpression> {
  TimeExpression(String name, Node node) {
    super(name, node);
  }

  @Override
  TimeExpression make(String otherName, Node otherNode) {
    return new TimeExpression(otherName, otherNode);
  }

  private NumberExpression part(DatePart part) {
    return new NumberExpression(name(), part.of(node()));
  }

  /// Takes the hour, 0 to 23.
  public NumberExpression hour() {
    return part(DatePart.HOUR);
  }

  /// Takes the minute, 0 to 59.
  public NumberExpression minute() {
    return part(DatePart.MINUTE);
  }

  /// Takes the second, 0 to 59.
  public NumberExpression second() {
    return part(DatePart.SECOND);
  }
}
