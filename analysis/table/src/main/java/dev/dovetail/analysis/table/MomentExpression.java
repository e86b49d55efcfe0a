package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.DatePart;
import dev.dovetail.analysis.table.internal.expression.Node;

/// Values that have a day and a time.
///
/// @param <T> the class of the objects that stand for values
/// @param <E> this class
public abstract sealed class MomentExpression<T, E extends MomentExpression<T, E>> extends DayExpression<T, E>
    permits InstantExpression, TimestampExpression {
  MomentExpression(String name, Node node) {
    super(name, node);
  }

  /// Takes the hour, 0 to 23.
  public final NumberExpression hour() {
    return part(DatePart.HOUR);
  }

  /// Takes the minute, 0 to 59.
  public final NumberExpression minute() {
    return part(DatePart.MINUTE);
  }

  /// Takes the second, 0 to 59.
  public final NumberExpression second() {
    return part(DatePart.SECOND);
  }
}
