package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.DatePart;
import dev.dovetail.analysis.table.internal.expression.Node;
import java.time.Instant;

/// Points in time. Their parts are those of UTC.
public final class InstantExpression extends OrderedExpression<Instant, InstantExpression> {
  InstantExpression(String name, Node node) {
    super(name, node);
  }

  @Override
  InstantExpression make(String otherName, Node otherNode) {
    return new InstantExpression(otherName, otherNode);
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
