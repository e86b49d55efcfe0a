package dev.dovetail.persistence;

import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value that each row, or each group of rows, has: an attribute, or an aggregate of one.
///
/// {@snippet lang=java :
/// static final Expression<Integer> ROWS = attribute("rows", Integer.class);
///
/// session.query(Table.class).where(ROWS.greater(1000)).orderBy(ROWS.desc()).list();
/// }
///
/// With the attribute's class the compiler checks what it is compared with. That the attribute exists and
/// has that class is checked against the mapping when the expression is given to a query, before anything
/// is sent.
///
/// @param <T> the class of the values
public sealed interface Expression<T> {
  /// An attribute of the entity.
  ///
  /// @param name of the field; a path with dots leads along relations to one object
  /// @param type its class, a box for a primitive one; `Object` for whatever the mapping says
  record Attribute<T>(String name, Class<T> type) implements Expression<T> {
    @Override
    public String toString() {
      return name;
    }
  }

  /// A text of which upper and lower case are the same when it is compared or sorted.
  ///
  /// @param text the text
  record IgnoringCase<T>(Expression<T> text) implements Expression<T> {
    @Override
    public String toString() {
      return "lower(" + text + ')';
    }
  }

  /// A value of a group of rows.
  ///
  /// @param function how it is computed; nulls are left out
  /// @param of what is put together, or null to count rows
  /// @param type the class of the result, or null for the natural one
  record Aggregate<T>(Function function, @Nullable Expression<?> of, @Nullable Class<T> type)
      implements Expression<T> {
    @Override
    public String toString() {
      return function.name() + '(' + (of == null ? "*" : of.toString()) + ')';
    }
  }

  /// How values are put together.
  enum Function { COUNT, COUNT_DISTINCT, SUM, AVG, MIN, MAX }

  /// Returns an attribute whose class is left to the mapping.
  static Expression<Object> attribute(String name) {
    return new Attribute<>(name, Object.class);
  }

  /// Returns an attribute.
  ///
  /// @param type the field's class; `int.class` is the same as `Integer.class`
  @SuppressWarnings("unchecked") // the class of a primitive type has its box as parameter
  static <T> Expression<T> attribute(String name, Class<T> type) {
    return new Attribute<>(name, (Class<T>) MethodType.methodType(type).wrap().returnType());
  }

  /// Counts rows.
  static Expression<Long> count() {
    return new Aggregate<>(Function.COUNT, null, Long.class);
  }

  /// Counts rows in which an expression is not null.
  static Expression<Long> count(Expression<?> of) {
    return new Aggregate<>(Function.COUNT, of, Long.class);
  }

  /// Counts the different values of an expression.
  static Expression<Long> countDistinct(Expression<?> of) {
    return new Aggregate<>(Function.COUNT_DISTINCT, of, Long.class);
  }

  /// Adds up whole numbers. Null if there are none; an error of the database if the sum does not fit.
  static Expression<Long> sum(Expression<?> of) {
    return sum(of, Long.class);
  }

  /// Adds up numbers. Null if there are none.
  ///
  /// @param type of the sum: `Long`, `BigInteger` or `BigDecimal` of whole numbers, `BigDecimal` of decimal
  ///     ones, and `Double` of all
  static <N extends Number> Expression<N> sum(Expression<?> of, Class<N> type) {
    return new Aggregate<>(Function.SUM, of, type);
  }

  /// Averages numbers. Null if there are none.
  static Expression<Double> avg(Expression<?> of) {
    return new Aggregate<>(Function.AVG, of, Double.class);
  }

  /// Returns the least value. Null if there is none.
  static <T> Expression<T> min(Expression<T> of) {
    return new Aggregate<>(Function.MIN, of, null);
  }

  /// Returns the greatest value. Null if there is none.
  static <T> Expression<T> max(Expression<T> of) {
    return new Aggregate<>(Function.MAX, of, null);
  }

  /// Returns this text such that upper and lower case are the same when it is compared or sorted, as the
  /// database's `lower` has it: SQLite's knows ASCII letters only.
  default Expression<T> ignoringCase() {
    return new IgnoringCase<>(this);
  }

  /// `=` a value, or "is null" if it is null.
  default Condition equal(@Nullable T value) {
    return new Condition.Comparison(this, Condition.Operator.EQUAL, value);
  }

  /// `=` another expression.
  default Condition equal(Expression<? extends T> other) {
    return new Condition.Comparison(this, Condition.Operator.EQUAL, other);
  }

  /// `<>` a value, or "is not null" if it is null. Null is not different from a value.
  default Condition notEqual(@Nullable T value) {
    return new Condition.Comparison(this, Condition.Operator.NOT_EQUAL, value);
  }

  /// `<>` another expression.
  default Condition notEqual(Expression<? extends T> other) {
    return new Condition.Comparison(this, Condition.Operator.NOT_EQUAL, other);
  }

  /// `<` a value.
  default Condition less(T value) {
    return new Condition.Comparison(this, Condition.Operator.LESS, value);
  }

  /// `<` another expression.
  default Condition less(Expression<? extends T> other) {
    return new Condition.Comparison(this, Condition.Operator.LESS, other);
  }

  /// `<=` a value.
  default Condition lessOrEqual(T value) {
    return new Condition.Comparison(this, Condition.Operator.LESS_OR_EQUAL, value);
  }

  /// `<=` another expression.
  default Condition lessOrEqual(Expression<? extends T> other) {
    return new Condition.Comparison(this, Condition.Operator.LESS_OR_EQUAL, other);
  }

  /// `>` a value.
  default Condition greater(T value) {
    return new Condition.Comparison(this, Condition.Operator.GREATER, value);
  }

  /// `>` another expression.
  default Condition greater(Expression<? extends T> other) {
    return new Condition.Comparison(this, Condition.Operator.GREATER, other);
  }

  /// `>=` a value.
  default Condition greaterOrEqual(T value) {
    return new Condition.Comparison(this, Condition.Operator.GREATER_OR_EQUAL, value);
  }

  /// `>=` another expression.
  default Condition greaterOrEqual(Expression<? extends T> other) {
    return new Condition.Comparison(this, Condition.Operator.GREATER_OR_EQUAL, other);
  }

  /// At least one value and at most another.
  default Condition between(T least, T greatest) {
    return Condition.and(greaterOrEqual(least), lessOrEqual(greatest));
  }

  /// One of several values; of none, never.
  default Condition in(Collection<? extends T> values) {
    return new Condition.In(this, List.copyOf(Condition.In.requireValues(values)));
  }

  /// One of several values; of none, never.
  @SuppressWarnings("unchecked") // only read
  default Condition in(T... values) {
    return in(Arrays.asList(values));
  }

  /// None of several values; of none, always.
  default Condition notIn(Collection<? extends T> values) {
    return Condition.not(in(values));
  }

  /// None of several values; of none, always.
  @SuppressWarnings("unchecked") // only read
  default Condition notIn(T... values) {
    return notIn(Arrays.asList(values));
  }

  /// Has no value.
  default Condition isNull() {
    return new Condition.IsNull(this);
  }

  /// Has a value.
  default Condition isNotNull() {
    return Condition.not(isNull());
  }

  /// Matches a pattern, see [Condition#like].
  default Condition like(String pattern) {
    return new Condition.Like(this, pattern);
  }

  /// A text that has another in it, case included.
  default Condition contains(String text) {
    return new Condition.Search(this, Condition.Place.ANYWHERE, text);
  }

  /// A text that begins with another, case included.
  default Condition startsWith(String text) {
    return new Condition.Search(this, Condition.Place.START, text);
  }

  /// A text that ends with another, case included.
  default Condition endsWith(String text) {
    return new Condition.Search(this, Condition.Place.END, text);
  }

  /// Smallest first.
  default Order asc() {
    return new Order(this, false, Order.Nulls.UNSPECIFIED);
  }

  /// Largest first.
  default Order desc() {
    return new Order(this, true, Order.Nulls.UNSPECIFIED);
  }
}
