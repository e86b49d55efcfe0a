package dev.dovetail.analysis.table.internal.expression;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.internal.frame.Vector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/// Converts to another type. A value that the type cannot hold is refused, but for doubles, which are the
/// nearest to other numbers.
public final class Cast extends Bound {
  private final Bound argument;

  Cast(Bound argument, ColumnType to) {
    super(to);
    this.argument = argument;
  }

  /// Makes an expression.
  public static Node of(Node argument, ColumnType to) {
    return binding -> Promotion.widen(argument.bind(binding), to);
  }

  @Override
  public Vector evaluate(int from, int count) {
    Vector source = argument.evaluate(from, count);
    Vector target = result();
    System.arraycopy(source.nulls(), 0, target.nulls(), 0, count);
    target.setScale(Vector.WIDE);
    if (source.type() == ColumnType.INT64 && type() == ColumnType.DECIMAL) {
      System.arraycopy(source.longs(), 0, target.longs(), 0, count);
      target.setScale(0);
    } else if (source.type() == ColumnType.INT64 && type() == ColumnType.FLOAT64) {
      for (int i = 0; i < count; i++) {
        target.doubles()[i] = source.longs()[i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        if (!source.nulls()[i]) {
          target.set(i, converted(source.get(i), from + i));
        }
      }
    }
    return target;
  }

  private Object converted(Object value, int row) {
    try {
      return convert(value, type());
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new ArithmeticException("Row " + row + ": " + value + " is no " + type()
          + " without loss; filter such rows out, or convert them with a function of your own");
    }
  }

  private static Object convert(Object value, ColumnType to) {
    return switch (to) {
      case TEXT -> text(value);
      case INT64 -> value instanceof Boolean bool ? (bool ? 1L : 0L) : decimal(value).longValueExact();
      case BIG_INTEGER -> decimal(value).toBigIntegerExact();
      case DECIMAL -> decimal(value);
      case FLOAT64 -> value instanceof Number number ? number.doubleValue()
          : Double.valueOf(value.toString());
      case DATE -> value instanceof LocalDateTime time ? time.toLocalDate()
          : LocalDate.parse(value.toString());
      case TIME -> value instanceof LocalDateTime time ? time.toLocalTime()
          : LocalTime.parse(value.toString());
      case TIMESTAMP -> value instanceof LocalDate day
          ? day.atStartOfDay() : LocalDateTime.parse(value.toString().replace(' ', 'T'));
      default -> throw new ArithmeticException();
    };
  }

  private static String text(Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.toPlainString();
      case LocalDateTime time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
      default -> value.toString();
    };
  }

  private static BigDecimal decimal(Object value) {
    BigDecimal decimal = switch (value) {
      case BigDecimal exact -> exact;
      case BigInteger integer -> new BigDecimal(integer);
      case Long integer -> BigDecimal.valueOf(integer);
      case Double number -> new BigDecimal(number.toString());
      default -> new BigDecimal(value.toString().strip());
    };
    return decimal.scale() < 0 ? decimal.setScale(0, RoundingMode.UNNECESSARY) : decimal;
  }
}
