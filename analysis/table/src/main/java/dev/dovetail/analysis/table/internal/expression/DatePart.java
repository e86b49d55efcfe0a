package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.Vector;
import java.time.LocalDate;

/// A part of a date or time, as an integer; of a timestamp with a zone in UTC.
public enum DatePart {
  /// The year.
  YEAR,
  /// The quarter of the year, 1 to 4.
  QUARTER,
  /// The month, 1 to 12.
  MONTH,
  /// The day of the month, 1 to 31.
  DAY,
  /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
  WEEKDAY,
  /// The day of the year, 1 to 366.
  DAY_OF_YEAR,
  /// The hour, 0 to 23.
  HOUR,
  /// The minute, 0 to 59.
  MINUTE,
  /// The second, 0 to 59.
  SECOND;

  private static final int SECONDS_A_DAY = 86_400;

  /// Makes an expression.
  public Node of(Node argument) {
    return binding -> new Operation(this, argument.bind(binding));
  }

  private int ofDay(long epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return switch (this) {
      case YEAR -> day.getYear();
      case QUARTER -> (day.getMonthValue() + 2) / 3;
      case MONTH -> day.getMonthValue();
      case DAY -> day.getDayOfMonth();
      case WEEKDAY -> day.getDayOfWeek().getValue();
      case DAY_OF_YEAR -> day.getDayOfYear();
      case HOUR, MINUTE, SECOND -> 0;
    };
  }

  private int ofSecond(int secondOfDay) {
    return switch (this) {
      case HOUR -> secondOfDay / 3600;
      case MINUTE -> secondOfDay / 60 % 60;
      default -> secondOfDay % 60;
    };
  }

  private static final class Operation extends Bound {
    private final DatePart part;
    private final Bound argument;

    Operation(DatePart part, Bound argument) {
      super(ColumnType.INT64);
      this.part = part;
      this.argument = argument;
    }

    @Override
    public Vector evaluate(int from, int count) {
      Vector source = argument.evaluate(from, count);
      for (int i = 0; i < count; i++) {
        result().nulls()[i] = source.nulls()[i];
        if (!source.nulls()[i]) {
          result().longs()[i] = of(source.longs()[i]);
        }
      }
      return result();
    }

    private int of(long value) {
      boolean isDay = part.compareTo(HOUR) < 0;
      return switch (argument.type()) {
        case DATE -> isDay ? part.ofDay(value) : 0;
        case TIME -> part.ofSecond((int) (value / 1_000_000_000));
        default -> isDay ? part.ofDay(Math.floorDiv(value, SECONDS_A_DAY))
            : part.ofSecond((int) Math.floorMod(value, (long) SECONDS_A_DAY));
      };
    }
  }
}
