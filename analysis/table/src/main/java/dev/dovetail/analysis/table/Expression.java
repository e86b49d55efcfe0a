package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Applied;
import dev.dovetail.analysis.table.internal.expression.Cast;
import dev.dovetail.analysis.table.internal.expression.Choice;
import dev.dovetail.analysis.table.internal.expression.Comparison;
import dev.dovetail.analysis.table.internal.expression.LiteralNode;
import dev.dovetail.analysis.table.internal.expression.Logic;
import dev.dovetail.analysis.table.internal.expression.Node;
import dev.dovetail.analysis.table.internal.frame.Aggregator;
import dev.dovetail.analysis.table.internal.frame.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What is to be computed in each row of a table: a column, a constant, or something made of others.
/// Immutable and bound to no table; columns are found, and their types checked, when a table computes it.
///
/// What is computed of null is null, save where a method says otherwise; conditions follow the three-valued
/// logic of SQL. (In pandas, comparisons with a missing value are false; `coalesce(false)` is that.)
///
/// @param <T> the class of the objects that stand for values
/// @param <E> this class
public abstract sealed class Expression<T, E extends Expression<T, E>>
    permits Condition, OrderedExpression, UuidExpression {
  /// As many comparisons in a row are faster than one look-up of an object.
  private static final int FEW = 8;

  private final String name;
  private final Node node;

  Expression(String name, Node node) {
    this.name = name;
    this.node = node;
  }

  abstract E make(String otherName, Node otherNode);

  final Node node() {
    return node;
  }

  static Node literal(Object value) {
    ColumnType type = Values.typeOf(value.getClass());
    return new LiteralNode(type, Values.convert(type, value));
  }

  Condition compare(Comparison comparison, T value) {
    return new Condition(name, comparison.of(node, literal(value)));
  }

  final Condition compare(Comparison comparison, Expression<T, E> other) {
    return new Condition(name, comparison.of(node, other.node()));
  }

  /// Returns the name the result gets in a table: that of the column it was made from first, unless [#as]
  /// gave another.
  public final String name() {
    return name;
  }

  /// Gives the result another name.
  public final E as(String other) {
    return make(other, node);
  }

  /// Tells where this equals a value.
  public final Condition eq(T value) {
    return compare(Comparison.EQ, value);
  }

  /// Tells where this equals another expression.
  public final Condition eq(E other) {
    return compare(Comparison.EQ, other);
  }

  /// Tells where this has a value other than a given one.
  public final Condition ne(T value) {
    return compare(Comparison.NE, value);
  }

  /// Tells where this does not equal another expression.
  public final Condition ne(E other) {
    return compare(Comparison.NE, other);
  }

  /// Tells where this equals one of some values; false for none.
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Condition isIn(T... values) {
    return isIn(Arrays.asList(values));
  }

  /// Tells where this equals one of some values. Numbers are compared as numbers, whatever their class; NaN
  /// equals none.
  public final Condition isIn(Collection<? extends T> values) {
    if (!values.isEmpty() && values.size() <= FEW && !(this instanceof TextExpression)) {
      return values.stream().map(this::eq).reduce(Condition::or).orElseThrow();
    }
    Set<Object> keys = new HashSet<>();
    values.forEach(value -> keys.add(Keys.of(value)));
    keys.remove(Double.NaN);
    return new Condition(name, Applied.of(ColumnType.BOOLEAN, node, value -> keys.contains(Keys.of(value))));
  }

  /// Tells where this has no value; true or false everywhere.
  public final Condition isNull() {
    return new Condition(name, Logic.isNull(node));
  }

  /// Tells where this has a value; true or false everywhere.
  public final Condition isNotNull() {
    return isNull().not();
  }

  /// Takes another value where this has none.
  public final E coalesce(T value) {
    return make(name, Choice.coalesce(List.of(node, literal(value))));
  }

  /// Takes the first of some others that has a value where this has none.
  @SafeVarargs
  public final E coalesce(E... others) {
    List<Node> nodes = new ArrayList<>(List.of(node));
    for (E other : others) {
      nodes.add(other.node());
    }
    return make(name, Choice.coalesce(nodes));
  }

  /// Writes values as text, as a file would hold them, ISO 8601 for dates and times.
  public final TextExpression toText() {
    return new TextExpression(name, Cast.of(node, ColumnType.TEXT));
  }

  /// Computes text with a function of values that are not null.
  ///
  /// @param function gives null for no value; depends on its argument only, since it may be called once for
  ///     many equal values, and from several threads
  public final TextExpression mapToText(Function<? super T, @Nullable String> function) {
    return new TextExpression(name, mapped(ColumnType.TEXT, function));
  }

  /// Computes integers with a function as [#mapToText] does text.
  public final NumberExpression mapToLong(ToLongFunction<? super T> function) {
    return new NumberExpression(name, mapped(ColumnType.INT64, function::applyAsLong));
  }

  /// Computes doubles with a function as [#mapToText] does text.
  public final NumberExpression mapToDouble(ToDoubleFunction<? super T> function) {
    return new NumberExpression(name, mapped(ColumnType.FLOAT64, function::applyAsDouble));
  }

  /// Computes a condition with a function as [#mapToText] does text.
  public final Condition mapToCondition(Predicate<? super T> function) {
    return new Condition(name, mapped(ColumnType.BOOLEAN, function::test));
  }

  @SuppressWarnings("unchecked") // values are of the class that stands for the type
  final Node mapped(ColumnType type, Function<? super T, ? extends @Nullable Object> function) {
    return Applied.of(type, node, value -> function.apply((T) value));
  }

  /// Sorts by this, the least value first.
  public final SortKey asc() {
    return new SortKey(node, false, false);
  }

  /// Sorts by this, the greatest value first.
  public final SortKey desc() {
    return new SortKey(node, true, false);
  }

  /// Counts the values that are not null.
  public final Aggregate count() {
    return aggregate(Aggregator.Kind.COUNT, "count");
  }

  /// Counts the different values; null is none.
  public final Aggregate nunique() {
    return aggregate(Aggregator.Kind.NUNIQUE, "nunique");
  }

  /// Takes the value of the first row that has one.
  public final Aggregate first() {
    return aggregate(Aggregator.Kind.FIRST, "first");
  }

  /// Takes the value of the last row that has one.
  public final Aggregate last() {
    return aggregate(Aggregator.Kind.LAST, "last");
  }

  final Aggregate aggregate(Aggregator.Kind kind, String function) {
    return new Aggregate(name + "_" + function, kind, node, 0);
  }
}
