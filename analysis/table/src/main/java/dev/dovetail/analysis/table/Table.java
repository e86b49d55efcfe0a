package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.FrameWriter;
import dev.dovetail.analysis.table.internal.frame.RecordShape;
import dev.dovetail.analysis.table.internal.frame.Rows;
import dev.dovetail.analysis.table.internal.frame.Selection;
import dev.dovetail.analysis.table.internal.frame.TablePrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table in memory: named columns of the same length. Immutable; what is derived from a table shares its
/// values, so that selecting columns or rows copies none.
///
/// A table has up to 2³¹ − 9 rows. A cell takes 1 bit (boolean), 2 bytes (text of up to 65,536 different
/// values), 4 bytes (integers and dates that fit), 8 bytes (other numbers, times, timestamps of whole
/// seconds), 12 bytes (timestamps with fractions), 16 bytes (UUID), or its length and 4 bytes (other text),
/// and a further bit if the column has nulls; numbers beyond 64 bits take some 60 to 100 bytes.
public final class Table extends TableOperations {
  private final Schema schema;
  private final List<Column<?>> columns;
  private final int rowCount;

  /// A table whose columns all have so many rows, or that has rows but no columns.
  Table(List<Column<?>> columns, int rowCount) {
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

  /// Makes a table of records: one column a component, in their order. Components are primitives, their
  /// wrappers, text, enums, or of a class that stands for values in a [Column].
  ///
  /// @param type their class: public in an exported package, or in one that is open to this module
  /// @throws IllegalArgumentException if the class cannot be seen, or no column type stores a component
  public static <R extends Record> Table ofRecords(Iterable<? extends R> rows, Class<R> type) {
    return ofRecords(rows, type, MethodHandles.lookup());
  }

  /// Makes a table of records of a class that this module may not see.
  ///
  /// @param lookup of a class that may see it: `MethodHandles.lookup()`
  /// @throws IllegalArgumentException if the class cannot be seen, or no column type stores a component
  public static <R extends Record> Table ofRecords(
      Iterable<? extends R> rows, Class<R> type, MethodHandles.Lookup lookup) {
    RecordShape shape = new RecordShape(type, lookup);
    TableBuilder builder = builder(shape.schema());
    rows.forEach(row -> builder.add(shape.values(row)));
    return builder.build();
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

  /// Tells whether another table has the same schema and the same value in every cell: decimals by value,
  /// whatever their decimal places, NaN the same as NaN, null the same as null.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Table that && schema.equals(that.schema) && rowCount == that.rowCount
            && IntStream.range(0, columns.size())
                .allMatch(i -> columns.get(i).view().isSame(that.columns.get(i).view())));
  }

  @Override
  public int hashCode() {
    return 31 * schema.hashCode() + rowCount;
  }

  /// Streams the rows.
  public Stream<Row> stream() {
    return IntStream.range(0, rowCount).mapToObj(index -> new Row(this, index));
  }

  /// Streams the rows as records, each component taken from the column of its name; other columns are left
  /// out.
  ///
  /// @param type public in an exported package, or in one that is open to this module
  /// @throws IllegalArgumentException if the class cannot be seen, there is no column for a component, or
  /// (while
  ///     streaming) a value is not one for its component
  public <R extends Record> Stream<R> stream(Class<R> type) {
    return stream(type, MethodHandles.lookup());
  }

  /// Streams the rows as records of a class that this module may not see.
  ///
  /// @param lookup of a class that may see it: `MethodHandles.lookup()`
  /// @throws IllegalArgumentException if the class cannot be seen, there is no column for a component, or
  /// (while
  ///     streaming) a value is not one for its component
  public <R extends Record> Stream<R> stream(Class<R> type, MethodHandles.Lookup lookup) {
    RecordShape shape = new RecordShape(type, lookup);
    List<ColumnView> views = shape.schema().names().stream().map(name -> column(name).view()).toList();
    return IntStream.range(0, rowCount).mapToObj(row -> type.cast(shape.record(views, row)));
  }

  /// Writes a file in the format that its name says: `csv`, `tsv`, `json` (an array of records) or `jsonl`.
  ///
  /// @throws IllegalArgumentException if the name says no such format
  /// @throws IOException if the file cannot be written; one that was there before is there still
  public void write(Path file) throws IOException {
    write(file, WriteOptions.defaults());
  }

  /// Writes a file, which replaces one that is there, at once and only when it is complete.
  ///
  /// [TableReader] reads the same table again if it is given the types, `withTypes(table.schema().types())`,
  /// and no null spellings, `withNulls(Set.of(), Set.of())`; save that an empty text in delimited text is
  /// read as null, a table without rows has no columns in JSON, and years beyond 1 to 9999 are no dates.
  /// Without the types columns may be read as narrower ones of the same values, as text that spells numbers.
  ///
  /// @throws IllegalArgumentException if neither the name nor the options say a known format
  /// @throws IOException if the file cannot be written; one that was there before is there still
  public void write(Path file, WriteOptions options) throws IOException {
    writer(options).write(file);
  }

  /// Writes into a stream, which stays open.
  ///
  /// @param options which say the format; `csv` if not
  /// @throws IllegalArgumentException if there is no such format
  /// @throws IOException if the stream cannot be written
  public void write(OutputStream target, WriteOptions options) throws IOException {
    writer(options).write(target, options.format().orElse("csv"));
  }

  private FrameWriter writer(WriteOptions options) {
    return new FrameWriter(schema.names(), views(), rowCount, options);
  }

  private List<ColumnView> views() {
    return columns.stream().map(Column::view).toList();
  }

  /// Prints the shape, names, types, and the first and last rows, in lines of up to 80 cells of a terminal.
  /// Missing values are `null`, text of that spelling stands in quotes, and characters that would do
  /// something to a terminal are escaped. Doubles have up to six decimal places.
  @Override
  public String toString() {
    return toString(10, 80);
  }

  /// Prints the table like [#toString()] in another size.
  ///
  /// @param rows how many rows at most
  /// @param width of the lines, in cells of a terminal
  /// @throws IllegalArgumentException if one of them is less than 1
  public String toString(int rows, int width) {
    if (rows < 1 || width < 1) {
      throw new IllegalArgumentException("rows and width must be at least 1, found " + rows + " and "
          + width);
    }
    return new TablePrinter(schema.names(), views(), rowCount, rows).print(width);
  }
}
