package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Comparison;
import dev.dovetail.analysis.table.internal.expression.Node;
import dev.dovetail.analysis.table.internal.frame.Aggregator;

/// Values that have an order: numbers, text by code point, dates and times.
///
/// @param <T> the class of the objects that stand for values
/// @param <E> this class
public abstract sealed class OrderedExpression<T, E extends OrderedExpression<T, E>> extends Expression<T, E>
    permits DayExpression, NumberExpression, TextExpression, TimeExpression {
  OrderedExpression(String name, Node node) {
    super(name, node);
  }

  /// Tells where this is less than a value.
  public final Condition lt(T value) {
    return compare(Comparison.LT, value);
  }

  /// Tells where this is less than another expression.
  public final Condition lt(E other) {
    return compare(Comparison.LT, other);
  }

  /// Tells where this is at most a value.
  public final Condition le(T value) {
    return compare(Comparison.LE, value);
  }

  /// Tells where this is at most another expression.
  public final Condition le(E other) {
    return compare(Comparison.LE, other);
  }

  /// Tells where this is greater than a value.
  public final Condition gt(T value) {
    return compare(Comparison.GT, value);
  }

  /// Tells where this is greater than another expression.
  public final Condition gt(E other) {
    return compare(Comparison.GT, other);
  }

  /// Tells where this is at least a value.
  public final Condition ge(T value) {
    return compare(Comparison.GE, value);
  }

  /// Tells where this is at least another expression.
  public final Condition ge(E other) {
    return compare(Comparison.GE, other);
  }

  /// Tells where this is at least one value and at most another.
  public final Condition between(T least, T greatest) {
    return ge(least).and(le(greatest));
  }

  /// Takes the least value.
  public final Aggregate min() {
    return aggregate(Aggregator.Kind.MIN, "min");
  }

  /// Takes the greatest value.
  public final Aggregate max() {
    return aggregate(Aggregator.Kind.MAX, "max");
  }
}
