package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.DatePart;
import dev.dovetail.analysis.table.internal.expression.Node;

/// Values that have a day, with a time or without.
///
/// @param <T> the class of the objects that stand for values
/// @param <E> this class
public abstract sealed class DayExpression<T, E extends DayExpression<T, E>> extends OrderedExpression<T, E>
    permits DateExpression, MomentExpression {
  DayExpression(String name, Node node) {
    super(name, node);
  }

  final NumberExpression part(DatePart part) {
    return new NumberExpression(name(), part.of(node()));
  }

  /// Takes the year.
  public final NumberExpression year() {
    return part(DatePart.YEAR);
  }

  /// Takes the quarter of the year, 1 to 4.
  public final NumberExpression quarter() {
    return part(DatePart.QUARTER);
  }

  /// Takes the month, 1 to 12.
  public final NumberExpression month() {
    return part(DatePart.MONTH);
  }

  /// Takes the day of the month, 1 to 31.
  public final NumberExpression day() {
    return part(DatePart.DAY);
  }

  /// Takes the day of the week, 1 for Monday to 7 for Sunday (ISO 8601; pandas counts from 0).
  public final NumberExpression weekday() {
    return part(DatePart.WEEKDAY);
  }

  /// Takes the day of the year, 1 to 366.
  public final NumberExpression dayOfYear() {
    return part(DatePart.DAY_OF_YEAR);
  }
}
