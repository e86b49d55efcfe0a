package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Evaluation;
import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.PairMoments;
import dev.dovetail.analysis.table.internal.frame.Segments;
import dev.dovetail.analysis.table.internal.frame.Selection;
import dev.dovetail.analysis.table.internal.frame.Sorter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What makes tables of tables.
abstract sealed class TableOperations permits Table {
  private Table table() {
    return (Table) this;
  }

  private Table rows(int[] rows) {
    return table().withRows(Selection.pick(rows), rows.length);
  }

  private List<Column<?>> computed(Expression<?, ?>... expressions) {
    TableBinding binding = new TableBinding(table());
    @Nullable ColumnView[] views = new @Nullable ColumnView[expressions.length];
    Segments.run(views.length,
        i -> views[i] = Evaluation.column(expressions[i].node(), binding, table().rowCount()));
    return IntStream.range(0, views.length).<Column<?>>mapToObj(
        i -> new Column<>(expressions[i].name(), Objects.requireNonNull(views[i]))).toList();
  }

  /// Takes the rows in which a condition is true, neither false nor null. They share their values with this
  /// table.
  ///
  /// @throws IllegalArgumentException if a column is missing or of another type
  /// @throws ArithmeticException if a value is beyond its type
  public Table filter(Condition condition) {
    return rows(Evaluation.rows(condition.node(), new TableBinding(table()), table().rowCount()));
  }

  /// Computes columns from expressions, and nothing else.
  ///
  /// @throws IllegalArgumentException if a column is missing or of another type, or two have the same name
  /// @throws ArithmeticException if a value is beyond its type
  public Table select(Expression<?, ?>... expressions) {
    return Table.of(computed(expressions));
  }

  /// Adds a column that is computed, or puts it in the place of the one that has its name.
  ///
  /// @throws IllegalArgumentException if a column is missing or of another type
  /// @throws ArithmeticException if a value is beyond its type
  public Table derive(String name, Expression<?, ?> expression) {
    return derive(expression.as(name));
  }

  /// Adds columns that are computed from this table, under the names of the expressions, or puts them in the
  /// place of those that have their names.
  ///
  /// @throws IllegalArgumentException if a column is missing or of another type
  /// @throws ArithmeticException if a value is beyond its type
  public Table derive(Expression<?, ?>... expressions) {
    Table derived = table();
    for (Column<?> column : computed(expressions)) {
      derived = derived.with(column);
    }
    return derived;
  }

  /// Sorts rows by columns, the least values first, rows without a value last. Stable.
  ///
  /// @param columns the most important first
  /// @throws IllegalArgumentException if there is no such column
  public Table sort(String... columns) {
    return sort(Arrays.stream(columns).map(SortKey::asc).toArray(SortKey[]::new));
  }

  /// Sorts rows: those that are equal in all keys stay in their order. They share their values with this
  /// table.
  ///
  /// @param keys the most important first
  /// @throws IllegalArgumentException if a column is missing or of another type
  public Table sort(SortKey... keys) {
    TableBinding binding = new TableBinding(table());
    List<Sorter.Key> columns = Arrays.stream(keys).map(key -> new Sorter.Key(
        Evaluation.column(key.node(), binding, table().rowCount()), key.isDescending(),
        key.areNullsFirst())).toList();
    return rows(Sorter.order(columns, table().rowCount()));
  }

  /// Takes the first row of those that are equal in some columns, or in all if none is named; null equals
  /// null, 1.0 equals 1.00.
  ///
  /// @throws IllegalArgumentException if there is no such column
  public Table distinct(String... columns) {
    Table keys = columns.length == 0 ? table() : table().select(columns);
    return keys.columnCount() == 0 ? table() : new GroupedTable(table(), keys.columns()).firstRows();
  }

  /// Takes some rows at random, each once at most, in random order.
  ///
  /// @param count how many, not more than there are
  /// @param seed the same rows for the same one
  /// @throws IllegalArgumentException if there are fewer, or the number is negative
  public Table sample(int count, long seed) {
    if (count < 0 || count > table().rowCount()) {
      throw new IllegalArgumentException("A sample without replacement has 0 to " + table().rowCount()
          + " rows, found " + count + "; use sampleWithReplacement for more");
    }
    return rows(Sampling.rows(table().rowCount(), count, seed));
  }

  /// Takes a share of the rows at random, each once at most, in random order.
  ///
  /// @param fraction 0 to 1; the number of rows is rounded to the nearest
  /// @param seed the same rows for the same one
  /// @throws IllegalArgumentException if the fraction is less or more
  public Table sample(double fraction, long seed) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("A fraction of the rows must be from 0 to 1, found " + fraction);
    }
    return sample((int) Math.rint(fraction * table().rowCount()), seed);
  }

  /// Takes rows at random, the same one any number of times.
  ///
  /// @param seed the same rows for the same one
  /// @throws IllegalArgumentException if the number is negative, or the table has no rows to take
  public Table sampleWithReplacement(int count, long seed) {
    if (count < 0 || (count > 0 && table().rowCount() == 0)) {
      throw new IllegalArgumentException(
          "Cannot take " + count + " rows at random from " + table().rowCount());
    }
    return rows(Sampling.rowsWithReplacement(table().rowCount(), count, seed));
  }

  /// Puts tables one below the other. Columns are found by their names, in the order in which they come
  /// first; a table that lacks one has null there (as in pandas). Types are widened among numbers and from
  /// dates to timestamps.
  ///
  /// @throws IllegalArgumentException if the types of a column have no other type in common
  public static Table concat(Table... tables) {
    return Concatenation.of(Arrays.asList(tables));
  }

  /// Puts the columns of another table to the right of these.
  ///
  /// @throws IllegalArgumentException if it has more or fewer rows, or a column of the same name
  public Table beside(Table other) {
    List<Column<?>> columns = new ArrayList<>(table().columns());
    columns.addAll(other.columns());
    return Table.of(columns);
  }

  /// Puts a value where a column has none.
  ///
  /// @throws IllegalArgumentException if there is no such column, or its type cannot hold the value
  public Table fillNull(String column, Object value) {
    return Filling.with(table(), column, value);
  }

  /// Repeats the last value before where a column has none.
  ///
  /// @param columns all if none is named
  /// @throws IllegalArgumentException if there is no such column
  public Table fillForward(String... columns) {
    return filled(true, columns);
  }

  /// Puts the next value where a column has none.
  ///
  /// @param columns all if none is named
  /// @throws IllegalArgumentException if there is no such column
  public Table fillBackward(String... columns) {
    return filled(false, columns);
  }

  private Table filled(boolean isForward, String... columns) {
    Table filled = table();
    for (String name : columns.length == 0 ? table().schema().names() : Arrays.asList(columns)) {
      filled = filled.with(Filling.along(table().column(name), isForward));
    }
    return filled;
  }

  /// Leaves out rows that lack a value.
  ///
  /// @param columns where to look; everywhere if none is named
  /// @throws IllegalArgumentException if there is no such column
  public Table dropNulls(String... columns) {
    Table looked = columns.length == 0 ? table() : table().select(columns);
    List<Column<?>> withNulls = looked.columns().stream().filter(column -> column.nullCount() > 0).toList();
    return rows(IntStream.range(0, table().rowCount())
        .filter(row -> withNulls.stream().noneMatch(column -> column.isNull(row))).toArray());
  }

  /// Counts how often values occur, in a column named `count`, the most frequent first, those that are as
  /// frequent in the order of their first rows. Null is counted like a value (pandas leaves it out).
  ///
  /// @throws IllegalArgumentException if there is no such column
  public Table valueCounts(String... columns) {
    return groupBy(columns).count().sort(SortKey.desc("count"));
  }

  /// Divides the rows by the values of some columns.
  ///
  /// @param columns none for one group of all rows
  /// @throws IllegalArgumentException if there is no such column
  public GroupedTable groupBy(String... columns) {
    return new GroupedTable(table(), table().select(columns).columns());
  }

  /// Divides the rows by what is computed in each.
  ///
  /// @throws IllegalArgumentException if a column is missing or of another type, or two have the same name
  /// @throws ArithmeticException if a value is beyond its type
  public GroupedTable groupBy(Expression<?, ?>... expressions) {
    return new GroupedTable(table(), select(expressions).columns());
  }

  /// Computes figures of all rows, in a table with one row.
  ///
  /// @throws IllegalArgumentException if a column is missing or of another type, or two have the same name
  public Table aggregate(Aggregate... aggregates) {
    return new GroupedTable(table(), List.of()).aggregate(aggregates);
  }

  /// Brings the rows of this table, the left one, together with those of another whose keys are equal. The
  /// columns are those of the left table, then those of the right one.
  ///
  /// @throws IllegalArgumentException if a column is missing, keys are of types that cannot be equal, more
  ///     rows have the same key than was expected, or two columns of the result have the same name
  public Table join(Table right, Join join) {
    return new Joining(table(), right, join).table();
  }

  /// Describes each column in a row: `column`, `type`, `count` of values and `nulls`; of numbers `mean`,
  /// `std` (of the sample), `min`, the quartiles `25%`, `50%`, `75%` (interpolated) and `max`, as doubles; of
  /// others the number of `unique` values, the most frequent one, `top`, and how often it occurs, `freq`. As
  /// in pandas, whose table has rows and columns the other way round.
  public Table describe() {
    return Describing.describe(table());
  }

  /// Returns Pearson's correlation coefficient of two columns of numbers over the rows where both have a
  /// value; exact before the last rounding for integers and decimals of up to 64 bits. NaN if there are fewer
  /// than two, or one column is constant.
  ///
  /// @throws IllegalArgumentException if there is no such column
  /// @throws ClassCastException if its values are no numbers
  public double corr(String first, String second) {
    return PairMoments.correlation(table().column(first).view(), table().column(second).view());
  }

  /// Returns the correlation coefficients of all pairs of columns of numbers, as [#corr(String, String)]
  /// does; the first column, `column`, holds the names.
  public Table corr() {
    return Describing.correlations(table());
  }
}
