package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.frame.ColumnData;
import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.DataBuilder;
import dev.dovetail.analysis.table.internal.frame.PairMoments;
import dev.dovetail.analysis.table.internal.frame.TimestampData;
import dev.dovetail.analysis.table.internal.frame.Validity;
import dev.dovetail.analysis.table.internal.frame.Values;
import dev.dovetail.analysis.table.internal.frame.BooleanData;
import dev.dovetail.analysis.table.internal.frame.DoubleData;
import dev.dovetail.analysis.table.internal.frame.LongData;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A named column: values of one type, some of which may be missing. Immutable; values are stored in arrays
/// of primitives, which tables share.
///
/// The objects that stand for values are `Boolean`, `Long`, `BigInteger`, `BigDecimal` (each with as many
/// decimal places as the column has at most, if these fit), `Double`, `LocalDate`, `LocalTime`,
/// `LocalDateTime`, `Instant`, `UUID` and `String`, in the order of [ColumnType].
///
/// @param <T> the class of these objects
public final class Column<T> {
  private final String name;
  private final ColumnView view;

  Column(String name, ColumnView view) {
    this.name = Objects.requireNonNull(name, "name");
    this.view = view;
  }

  /// Makes a column of booleans.
  public static Column<Boolean> bool(String name, boolean... values) {
    long[] words = new long[(values.length + 63) >>> 6];
    for (int i = 0; i < values.length; i++) {
      words[i >>> 6] |= (values[i] ? 1L : 0L) << i;
    }
    return new Column<>(name, new ColumnView(new BooleanData(words, values.length, Validity.ALL)));
  }

  /// Makes a column of integers.
  public static Column<Long> int64(String name, long... values) {
    ColumnData data = new LongData(ColumnType.INT64, values.clone(), values.length, Validity.ALL);
    return new Column<>(name, new ColumnView(data));
  }

  /// Makes a column of doubles; NaN is a value, not null.
  public static Column<Double> float64(String name, double... values) {
    return new Column<>(name, new ColumnView(new DoubleData(values.clone(), values.length, Validity.ALL)));
  }

  /// Makes a column of text.
  ///
  /// @throws IllegalArgumentException if a text holds half a surrogate pair
  public static Column<String> text(String name, @Nullable String... values) {
    return new Column<>(name, view(ColumnType.TEXT, Arrays.asList(values)));
  }

  /// Makes a column of objects: those that stand for values, and also primitives' wrappers, enums and times
  /// with an offset, which are converted.
  ///
  /// @param values null for no value
  /// @throws IllegalArgumentException if an object cannot be taken for a value of that type without loss
  public static Column<?> of(String name, ColumnType type, Iterable<? extends @Nullable Object> values) {
    return new Column<>(name, view(type, values));
  }

  /// Makes a column of objects of a class that stands for a type.
  ///
  /// @param values null for no value
  /// @throws IllegalArgumentException if the class stands for no type
  public static <T> Column<T> of(String name, Class<T> type, Iterable<? extends @Nullable T> values) {
    return new Column<T>(name, view(Values.typeOf(type), values)).as(type);
  }

  private static ColumnView view(ColumnType type, Iterable<? extends @Nullable Object> values) {
    DataBuilder builder = DataBuilder.of(type);
    for (Object value : values) {
      if (value == null) {
        builder.addNull();
      } else {
        builder.add(Values.convert(type, value));
      }
    }
    return new ColumnView(builder.build());
  }

  ColumnView view() {
    return view;
  }

  /// Returns the name.
  public String name() {
    return name;
  }

  /// Returns the type of the values.
  public ColumnType type() {
    return view.type();
  }

  /// Returns how many rows there are, those without a value included.
  public int size() {
    return view.size();
  }

  /// Returns how many rows have no value.
  public int nullCount() {
    return view.nulls();
  }

  /// Tells whether a row has no value.
  ///
  /// @param row from 0
  /// @throws IndexOutOfBoundsException if there is no such row
  public boolean isNull(int row) {
    return view.isNull(Objects.checkIndex(row, size()));
  }

  /// Returns the value of a row, null if it has none.
  ///
  /// @throws IndexOutOfBoundsException if there is no such row
  @SuppressWarnings("unchecked") // as(Class) has checked it
  public @Nullable T get(int row) {
    return (T) view.value(Objects.checkIndex(row, size()));
  }

  /// Returns an integer; of a boolean 0 or 1, of a date the days since 1970, of a time nanoseconds since
  /// midnight, of a timestamp the seconds since 1970-01-01T00:00 (in UTC if it has a zone).
  ///
  /// @throws NoSuchElementException if the row has no value
  /// @throws ClassCastException if values of this type are not stored as integers of 64 bits
  /// @throws IndexOutOfBoundsException if there is no such row
  public long getLong(int row) {
    return view.data().asLong(stored(row));
  }

  /// Returns the double nearest to a number; of a boolean 0 or 1, of a time or timestamp seconds; NaN if the
  /// row has no value.
  ///
  /// @throws ClassCastException if values of this type are no numbers
  /// @throws IndexOutOfBoundsException if there is no such row
  public double getDouble(int row) {
    return isNull(row) ? Double.NaN : view.data().asDouble(view.rows().at(row));
  }

  /// Returns a boolean.
  ///
  /// @throws NoSuchElementException if the row has no value
  /// @throws ClassCastException if the type is another
  /// @throws IndexOutOfBoundsException if there is no such row
  public boolean getBoolean(int row) {
    return ((BooleanData) view.data()).isTrue(stored(row));
  }

  /// Returns the nanoseconds of a timestamp after [#getLong].
  ///
  /// @throws NoSuchElementException if the row has no value
  /// @throws ClassCastException if the type is another
  /// @throws IndexOutOfBoundsException if there is no such row
  public int getNanos(int row) {
    return ((TimestampData) view.data()).nanos(stored(row));
  }

  /// Returns a value of any type as text: as a file would hold it, ISO 8601 for dates and times; null if the
  /// row has no value.
  ///
  /// @throws IndexOutOfBoundsException if there is no such row
  public @Nullable String getText(int row) {
    if (isNull(row)) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    view.data().appendTo(text, view.rows().at(row));
    return text.toString();
  }

  private int stored(int row) {
    if (isNull(row)) {
      throw new NoSuchElementException(
          "Row " + row + " of column \"" + name + "\" has no value; ask isNull first");
    }
    return view.rows().at(row);
  }

  /// Returns this column with another name.
  public Column<T> rename(String other) {
    return new Column<>(other, view);
  }

  /// Returns this column as one whose values are of a class.
  ///
  /// @throws ClassCastException if they are of another
  @SuppressWarnings("unchecked")
  public <U> Column<U> as(Class<U> type) {
    Class<?> actual = Values.classOf(type());
    if (type() != ColumnType.EMPTY && !type.isAssignableFrom(actual)) {
      throw new ClassCastException("Column \"" + name + "\" is of type " + type()
          + ", so its values are of class "
          + actual.getSimpleName() + ", not " + type.getSimpleName());
    }
    return (Column<U>) this;
  }

  /// Returns some rows, which share their values with this column.
  ///
  /// @param from the first, from 0
  /// @param length how many
  /// @throws IndexOutOfBoundsException if there are no such rows
  public Column<T> slice(int from, int length) {
    Objects.checkFromIndexSize(from, length, size());
    return new Column<>(name, new ColumnView(view.data(), view.rows().slice(from, length)));
  }

  /// Returns the autocorrelation at a lag as NIST defines it: the sum of the products of the deviations of
  /// values `lag` rows apart, from the mean of all, divided by the sum of the squares of all deviations
  /// (NIST/SEMATECH *e-Handbook of Statistical Methods*, 1.3.5.12; pandas takes Pearson's coefficient of the
  /// two stretches, which have means of their own). Exact before the last rounding for integers and decimals
  /// of up to 64 bits. Rows without a value are left out; NaN of a constant column.
  ///
  /// @param lag 0 or more
  /// @throws ClassCastException if values of this type are no numbers
  /// @throws IllegalArgumentException if the lag is negative
  public double autocorrelation(int lag) {
    if (lag < 0) {
      throw new IllegalArgumentException("The lag must be at least 0, found " + lag);
    }
    return PairMoments.autocorrelation(view, lag);
  }

  /// Copies the values as [#getLong] returns them.
  ///
  /// @throws NoSuchElementException if a row has no value
  /// @throws ClassCastException if values of this type are not stored as integers of 64 bits
  public long[] toLongs() {
    boolean hasNull = nullCount() > 0;
    for (int i = 0; hasNull && i < size(); i++) {
      stored(i);
    }
    long[] values = new long[size()];
    view.data().copyLongs(view.rows(), 0, size(), values);
    return values;
  }

  /// Copies the values as [#getDouble] returns them: NaN for null.
  ///
  /// @throws ClassCastException if values of this type are no numbers
  public double[] toDoubles() {
    double[] values = new double[size()];
    view.data().copyDoubles(view.rows(), 0, size(), values);
    boolean hasNull = nullCount() > 0;
    for (int i = 0; hasNull && i < size(); i++) {
      values[i] = view.isNull(i) ? Double.NaN : values[i];
    }
    return values;
  }

  /// Streams the values.
  public Stream<@Nullable T> stream() {
    return IntStream.range(0, size()).mapToObj(this::get);
  }

  /// Copies the values into a list, null for no value.
  public List<@Nullable T> toList() {
    return stream().toList();
  }

  @Override
  public String toString() {
    return name + ": " + type() + " × " + size();
  }
}
