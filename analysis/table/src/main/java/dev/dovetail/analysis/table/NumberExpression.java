package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Arithmetic;
import dev.dovetail.analysis.table.internal.expression.Cast;
import dev.dovetail.analysis.table.internal.expression.Node;
import dev.dovetail.analysis.table.internal.expression.NumberFunction;
import dev.dovetail.analysis.table.internal.frame.Aggregator;

/// Numbers: integers, decimals or doubles.
///
/// What is computed of two numbers is of the wider type of both: INT64, BIG_INTEGER, DECIMAL, FLOAT64.
/// Decimals and big integers are exact, with as many digits as it takes. An integer that exceeds 64 bits is
/// refused with an `ArithmeticException` that names the row (pandas and Polars wrap it silently); convert one
/// side with [#toBigInteger], [#toDecimal] or [#toFloat64]. Constants are of the type of their class.
public final class NumberExpression extends OrderedExpression<Number, NumberExpression> {
  NumberExpression(String name, Node node) {
    super(name, node);
  }

  @Override
  NumberExpression make(String otherName, Node otherNode) {
    return new NumberExpression(otherName, otherNode);
  }

  private NumberExpression with(Arithmetic operation, Node other) {
    return make(name(), operation.of(node(), other));
  }

  private NumberExpression with(NumberFunction function) {
    return make(name(), function.of(node(), 0));
  }

  /// Adds.
  public NumberExpression plus(NumberExpression other) {
    return with(Arithmetic.PLUS, other.node());
  }

  /// Adds.
  public NumberExpression plus(Number other) {
    return with(Arithmetic.PLUS, literal(other));
  }

  /// Subtracts.
  public NumberExpression minus(NumberExpression other) {
    return with(Arithmetic.MINUS, other.node());
  }

  /// Subtracts.
  public NumberExpression minus(Number other) {
    return with(Arithmetic.MINUS, literal(other));
  }

  /// Multiplies.
  public NumberExpression times(NumberExpression other) {
    return with(Arithmetic.TIMES, other.node());
  }

  /// Multiplies.
  public NumberExpression times(Number other) {
    return with(Arithmetic.TIMES, literal(other));
  }

  /// Divides; the result is a double whatever the types, infinite or NaN if the divisor is 0, as in pandas.
  public NumberExpression divide(NumberExpression other) {
    return with(Arithmetic.DIVIDE, other.node());
  }

  /// Divides; the result is a double whatever the types, infinite or NaN if the divisor is 0, as in pandas.
  public NumberExpression divide(Number other) {
    return with(Arithmetic.DIVIDE, literal(other));
  }

  /// Divides and rounds down. If the divisor is 0 the result is null, as in Polars; of doubles infinite or
  /// NaN.
  public NumberExpression floorDivide(NumberExpression other) {
    return with(Arithmetic.FLOOR_DIVIDE, other.node());
  }

  /// Divides and rounds down. If the divisor is 0 the result is null, as in Polars; of doubles infinite or
  /// NaN.
  public NumberExpression floorDivide(Number other) {
    return with(Arithmetic.FLOOR_DIVIDE, literal(other));
  }

  /// Takes what [#floorDivide] leaves; it has the sign of the divisor, as in pandas.
  public NumberExpression mod(NumberExpression other) {
    return with(Arithmetic.MOD, other.node());
  }

  /// Takes what [#floorDivide] leaves; it has the sign of the divisor, as in pandas.
  public NumberExpression mod(Number other) {
    return with(Arithmetic.MOD, literal(other));
  }

  /// Takes the lesser of two numbers; null if one is null.
  public NumberExpression least(NumberExpression other) {
    return with(Arithmetic.LEAST, other.node());
  }

  /// Takes the greater of two numbers; null if one is null.
  public NumberExpression greatest(NumberExpression other) {
    return with(Arithmetic.GREATEST, other.node());
  }

  /// Changes the sign.
  public NumberExpression negate() {
    return with(NumberFunction.NEGATE);
  }

  /// Takes the absolute value.
  public NumberExpression abs() {
    return with(NumberFunction.ABS);
  }

  /// Rounds to decimal places; halfway to the even digit, as pandas does.
  ///
  /// @param places 0 or more; integers stay as they are
  public NumberExpression round(int places) {
    if (places < 0) {
      throw new IllegalArgumentException("The number of decimal places must be at least 0, found " + places);
    }
    return make(name(), NumberFunction.ROUND.of(node(), places));
  }

  /// Rounds down to an integer of the same type.
  public NumberExpression floor() {
    return with(NumberFunction.FLOOR);
  }

  /// Rounds up to an integer of the same type.
  public NumberExpression ceil() {
    return with(NumberFunction.CEIL);
  }

  /// Takes the natural logarithm, a double.
  public NumberExpression log() {
    return with(NumberFunction.LOG);
  }

  /// Takes the logarithm to base 10, a double.
  public NumberExpression log10() {
    return with(NumberFunction.LOG10);
  }

  /// Takes the exponential function, a double.
  public NumberExpression exp() {
    return with(NumberFunction.EXP);
  }

  /// Takes the square root, a double.
  public NumberExpression sqrt() {
    return with(NumberFunction.SQRT);
  }

  /// Converts to integers of 64 bits; a number that is none is refused with an `ArithmeticException`, so
  /// round first.
  public NumberExpression toInt64() {
    return make(name(), Cast.of(node(), ColumnType.INT64));
  }

  /// Converts to integers of any size; a number that is none is refused with an `ArithmeticException`.
  public NumberExpression toBigInteger() {
    return make(name(), Cast.of(node(), ColumnType.BIG_INTEGER));
  }

  /// Converts to decimals; of a double its shortest spelling. NaN and infinities are refused with an
  /// .
  public NumberExpression toDecimal() {
    return make(name(), Cast.of(node(), ColumnType.DECIMAL));
  }

  /// Converts to the nearest doubles.
  public NumberExpression toFloat64() {
    return make(name(), Cast.of(node(), ColumnType.FLOAT64));
  }

  /// Adds up: integers and decimals exactly, to big integers beyond 64 bits; doubles with the error of each
  /// step made up for (Neumaier, ZAMM 54, 1974). The sum of no values is 0, as in pandas (in SQL it is null).
  public Aggregate sum() {
    return aggregate(Aggregator.Kind.SUM, "sum");
  }

  /// Takes the arithmetic mean, a double, correctly rounded for integers and decimals; null of no values.
  public Aggregate mean() {
    return aggregate(Aggregator.Kind.MEAN, "mean");
  }

  /// Takes the standard deviation of the sample (divided by n - 1), a double; null of fewer than two values.
  public Aggregate std() {
    return aggregate(Aggregator.Kind.STD, "std");
  }

  /// Takes the variance of the sample (divided by n - 1), a double; null of fewer than two values.
  public Aggregate var() {
    return aggregate(Aggregator.Kind.VAR, "var");
  }

  /// Takes the median, a double; null of no values.
  public Aggregate median() {
    return new Aggregate(name() + "_median", Aggregator.Kind.QUANTILE, node(), 0.5);
  }

  /// Takes a quantile, a double interpolated linearly between the two nearest values, as pandas does (Hyndman
  /// and Fan's type 7); null of no values.
  ///
  /// @param fraction from 0 to 1
  public Aggregate quantile(double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("A quantile's fraction must be from 0 to 1, found " + fraction);
    }
    return new Aggregate(name() + "_q" + fraction, Aggregator.Kind.QUANTILE, node(), fraction);
  }
}
