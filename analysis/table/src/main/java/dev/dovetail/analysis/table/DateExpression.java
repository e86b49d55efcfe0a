package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Cast;
import dev.dovetail.analysis.table.internal.expression.DatePart;
import dev.dovetail.analysis.table.internal.expression.Node;
import java.time.LocalDate;

/// Days.
public final class DateExpression extends OrderedExpression<LocalDate, DateExpression> {
  DateExpression(String name, Node node) {
    super(name, node);
  }

  @Override
  DateExpression make(String otherName, Node otherNode) {
    return new DateExpression(otherName, otherNode);
  }

  private NumberExpression part(DatePart part) {
    return new NumberExpression(name(), part.of(node()));
  }

  /// Takes the year.
  public NumberExpression year() {
    return part(DatePart.YEAR);
  }

  /// Takes the quarter of the year, 1 to 4.
  public NumberExpression quarter() {
    return part(DatePart.QUARTER);
  }

  /// Takes the month, 1 to 12.
  public NumberExpression month() {
    return part(DatePart.MONTH);
  }

  /// Takes the day of the month, 1 to 31.
  public NumberExpression day() {
    return part(DatePart.DAY);
  }

  /// Takes the day of the week, 1 for Monday to 7 for Sunday (ISO 8601; pandas counts from 0).
  public NumberExpression weekday() {
    return part(DatePart.WEEKDAY);
  }

  /// Takes the day of the year, 1 to 366.
  public NumberExpression dayOfYear() {
    return part(DatePart.DAY_OF_YEAR);
  }

  /// Takes midnight of the day.
  public TimestampExpression toTimestamp() {
    return new TimestampExpression(name(), Cast.of(node(), ColumnType.TIMESTAMP));
  }
}
