package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.ColumnNode;
import dev.dovetail.analysis.table.internal.expression.Expected;
import dev.dovetail.analysis.table.internal.expression.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

/// References to columns by name and type, from which expressions are made; also constants and choices.
///
/// A reference belongs to no table. The table that computes an expression refuses with an
/// `IllegalArgumentException` a column that it does not have or that is of another type; a column without any
/// value (of type [ColumnType#EMPTY]) can be taken for any.
public final class Columns {
  private static final String LITERAL = "literal";

  private Columns() {}

  private static Node node(String name, ColumnType... types) {
    return new ColumnNode(name, Expected.of(types));
  }

  /// Refers to numbers of any type.
  public static NumberExpression number(String name) {
    return new NumberExpression(name,
        node(name, ColumnType.INT64, ColumnType.BIG_INTEGER, ColumnType.DECIMAL, ColumnType.FLOAT64));
  }

  /// Refers to integers of 64 bits.
  public static NumberExpression int64(String name) {
    return new NumberExpression(name, node(name, ColumnType.INT64));
  }

  /// Refers to integers of any size.
  public static NumberExpression bigInteger(String name) {
    return new NumberExpression(name, node(name, ColumnType.BIG_INTEGER));
  }

  /// Refers to decimals.
  public static NumberExpression decimal(String name) {
    return new NumberExpression(name, node(name, ColumnType.DECIMAL));
  }

  /// Refers to doubles.
  public static NumberExpression float64(String name) {
    return new NumberExpression(name, node(name, ColumnType.FLOAT64));
  }

  /// Refers to text.
  public static TextExpression text(String name) {
    return new TextExpression(name, node(name, ColumnType.TEXT));
  }

  /// Refers to booleans.
  public static Condition bool(String name) {
    return new Condition(name, node(name, ColumnType.BOOLEAN));
  }

  /// Refers to dates.
  public static DateExpression date(String name) {
    return new DateExpression(name, node(name, ColumnType.DATE));
  }

  /// Refers to times of the day.
  public static TimeExpression time(String name) {
    return new TimeExpression(name, node(name, ColumnType.TIME));
  }

  /// Refers to timestamps without a zone.
  public static TimestampExpression timestamp(String name) {
    return new TimestampExpression(name, node(name, ColumnType.TIMESTAMP));
  }

  /// Refers to timestamps with a zone.
  public static InstantExpression instant(String name) {
    return new InstantExpression(name, node(name, ColumnType.ZONED_TIMESTAMP));
  }

  /// Refers to universally unique identifiers.
  public static UuidExpression uuid(String name) {
    return new UuidExpression(name, node(name, ColumnType.UUID));
  }

  /// Returns a constant.
  ///
  /// @param value a primitive's wrapper, [BigInteger] or [BigDecimal]
  /// @throws IllegalArgumentException if it is a number of another class
  public static NumberExpression literal(Number value) {
    return new NumberExpression(LITERAL, Expression.literal(value));
  }

  /// Returns a constant.
  public static TextExpression literal(String value) {
    return new TextExpression(LITERAL, Expression.literal(value));
  }

  /// Returns a constant.
  public static Condition literal(boolean value) {
    return new Condition(LITERAL, Expression.literal(value));
  }

  /// Returns a constant.
  public static DateExpression literal(LocalDate value) {
    return new DateExpression(LITERAL, Expression.literal(value));
  }

  /// Returns a constant.
  public static TimeExpression literal(LocalTime value) {
    return new TimeExpression(LITERAL, Expression.literal(value));
  }

  /// Returns a constant.
  public static TimestampExpression literal(LocalDateTime value) {
    return new TimestampExpression(LITERAL, Expression.literal(value));
  }

  /// Returns a constant.
  public static InstantExpression literal(Instant value) {
    return new InstantExpression(LITERAL, Expression.literal(value));
  }

  /// Returns a constant.
  public static UuidExpression literal(UUID value) {
    return new UuidExpression(LITERAL, Expression.literal(value));
  }

  /// Begins a choice.
  public static When when(Condition condition) {
    return new When(condition);
  }

  /// Counts the rows of a group.
  public static Aggregate count() {
    return Aggregate.COUNT;
  }
}
