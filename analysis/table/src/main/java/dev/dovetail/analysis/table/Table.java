package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.Rows;
import dev.dovetail.analysis.table.internal.frame.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table in memory: named columns of the same length. Immutable; what is derived from a table shares its
/// values, so that selecting columns or rows copies none.
///
/// A table has up to 2³¹ − 9 rows. A cell takes 1 bit (boolean), 2 bytes (text of up to 65,536 different
/// values), 4 bytes (integers and dates that fit), 8 bytes (other numbers, times, timestamps of whole seconds),
/// 12 bytes (timestamps with fractions), 16 bytes (UUID), or its length and 4 bytes (other text), and a further
/// bit if the column has nulls; numbers beyond 64 bits take some 60 to 100 bytes.
public final class Table {
  private final Schema schema;
  private final List<Column<?>> columns;
  private final int rowCount;

  private Table(List<Column<?>> columns, int rowCount) {
    this.schema =
        new Schema(columns.stream().map(column -> new Schema.Field(column.name(), column.type())).toList());
    this.columns = List.copyOf(columns);
    this.rowCount = rowCount;
  }

  /// Makes a table of columns.
  ///
  /// @throws IllegalArgumentException if they are of different lengths or two have the same name
  public static Table of(Column<?>... columns) {
    return of(Arrays.asList(columns));
  }

  /// Makes a table of columns.
  ///
  /// @throws IllegalArgumentException if they are of different lengths or two have the same name
  public static Table of(List<Column<?>> columns) {
    int rowCount = columns.isEmpty() ? 0 : columns.getFirst().size();
    for (Column<?> column : columns) {
      if (column.size() != rowCount) {
        throw new IllegalArgumentException("Column \"" + columns.getFirst().name() + "\" has " + rowCount
            + " rows, but \"" + column.name() + "\" has " + column.size() + "; they must be as many");
      }
    }
    return new Table(columns, rowCount);
  }

  /// Reads a file, guessing everything; a [TableReader] does so with options and progress.
  ///
  /// @throws NotATableException if the file holds no table
  /// @throws IOException if the file cannot be read
  public static Table read(Path file) throws IOException {
    return new TableReader().read(file);
  }

  /// Returns a builder for a table, row by row.
  public static TableBuilder builder(Schema schema) {
    return new TableBuilder(schema);
  }

  /// Returns the names and types of the columns.
  public Schema schema() {
    return schema;
  }

  /// Returns how many rows there are.
  public int rowCount() {
    return rowCount;
  }

  /// Returns how many columns there are.
  public int columnCount() {
    return columns.size();
  }

  /// Returns the columns.
  public List<Column<?>> columns() {
    return columns;
  }

  /// Returns a column.
  ///
  /// @throws IllegalArgumentException if there is no such column
  public Column<?> column(String name) {
    int index = schema.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("No column is named \"" + name + "\"; the columns are "
          + String.join(", ", schema.names()));
    }
    return columns.get(index);
  }

  /// Returns a column whose values are of a class.
  ///
  /// @throws IllegalArgumentException if there is no such column
  /// @throws ClassCastException if its values are of another class
  public <T> Column<T> column(String name, Class<T> type) {
    return column(name).as(type);
  }

  /// Returns some of the columns, in this order.
  ///
  /// @throws IllegalArgumentException if there is no such column, or one is named twice
  public Table select(String... names) {
    return withColumns(Arrays.stream(names).<Column<?>>map(this::column).toList());
  }

  /// Returns all columns but some.
  ///
  /// @throws IllegalArgumentException if there is no such column
  public Table drop(String... names) {
    Arrays.stream(names).forEach(this::column);
    Set<String> dropped = Set.copyOf(Arrays.asList(names));
    return withColumns(columns.stream().filter(column -> !dropped.contains(column.name())).toList());
  }

  /// Gives a column another name.
  ///
  /// @throws IllegalArgumentException if there is no such column, or another one has the new name
  public Table rename(String from, String to) {
    Column<?> renamed = column(from).rename(to);
    return withColumns(
        columns.stream().<Column<?>>map(column -> column.name().equals(from) ? renamed : column).toList());
  }

  /// Adds a column at the end, or puts it in the place of the one that has its name.
  ///
  /// @throws IllegalArgumentException if it has more or fewer rows than the table
  public Table with(Column<?> column) {
    List<Column<?>> all = new ArrayList<>(columns);
    int index = schema.indexOf(column.name());
    if (index < 0) {
      all.add(column);
    } else {
      all.set(index, column);
    }
    return of(all);
  }

  /// Returns the first rows.
  ///
  /// @param count how many; all if there are fewer
  /// @throws IllegalArgumentException if it is negative
  public Table head(int count) {
    return slice(0, limited(count));
  }

  /// Returns the last rows.
  ///
  /// @param count how many; all if there are fewer
  /// @throws IllegalArgumentException if it is negative
  public Table tail(int count) {
    int length = limited(count);
    return slice(rowCount - length, length);
  }

  private int limited(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("The number of rows must be at least 0, found " + count);
    }
    return Math.min(count, rowCount);
  }

  /// Returns some rows that follow one another.
  ///
  /// @param from the first, from 0
  /// @param length how many
  /// @throws IndexOutOfBoundsException if there are no such rows
  public Table slice(int from, int length) {
    Objects.checkFromIndexSize(from, length, rowCount);
    return withRows(Selection.slice(from, length), length);
  }

  /// Returns the same columns with the rows that a selection makes of theirs.
  Table withRows(Selection selection, int length) {
    List<Column<?>> selected = new ArrayList<>(columns.size());
    for (Column<?> column : columns) {
      ColumnView view = column.view();
      Rows rows = selection.of(view.rows());
      selected.add(new Column<>(column.name(), new ColumnView(view.data(), rows)));
    }
    return new Table(selected, length);
  }

  private Table withColumns(List<Column<?>> chosen) {
    return new Table(chosen, rowCount);
  }

  /// Copies a column as [Column#toLongs] does.
  ///
  /// @throws IllegalArgumentException if there is no such column
  public long[] toLongs(String column) {
    return column(column).toLongs();
  }

  /// Copies a column as [Column#toDoubles] does.
  ///
  /// @throws IllegalArgumentException if there is no such column
  public double[] toDoubles(String column) {
    return column(column).toDoubles();
  }

  /// Streams the rows.
  public Stream<Row> stream() {
    return IntStream.range(0, rowCount).mapToObj(index -> new Row(this, index));
  }
}
