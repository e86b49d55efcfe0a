package dev.dovetail.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Makes profiles for tests of what is done with them, figure by figure.
final class ColumnMaker {
  private final String name;
  private final ColumnType type;
  private final List<TypeCount> types = new ArrayList<>();
  private final List<ValueCount> frequent = new ArrayList<>();
  private final List<ShapeCount> shapes = new ArrayList<>();
  private long count = 100;
  private long nulls;
  private Distinct distinct = new Distinct(50, true);
  private Uniqueness uniqueness = Uniqueness.REPEATED;
  private ValueOrder order = ValueOrder.UNORDERED;
  private Optional<Range> range = Optional.empty();
  private Optional<NumberSummary> numbers = Optional.empty();
  private Optional<Quantiles> quantiles = Optional.empty();
  private Optional<Histogram> histogram = Optional.empty();

  ColumnMaker(String name, ColumnType type) {
    this.name = name;
    this.type = type;
  }

  ColumnMaker count(long values, long noValues) {
    count = values;
    nulls = noValues;
    return this;
  }

  ColumnMaker distinct(long value, boolean isExact) {
    distinct = new Distinct(value, isExact);
    return this;
  }

  ColumnMaker uniqueness(Uniqueness value) {
    uniqueness = value;
    return this;
  }

  ColumnMaker order(ValueOrder value) {
    order = value;
    return this;
  }

  ColumnMaker range(String min, String max) {
    range = Optional.of(new Range(min, max));
    return this;
  }

  ColumnMaker numbers(double min, double max, long zeros, long infinities) {
    numbers = Optional.of(new NumberSummary(min, max, 0, (min + max) / 2, OptionalDouble.of(1),
        OptionalDouble.empty(), zeros, 0, infinities, true));
    return this;
  }

  ColumnMaker quantiles(double p1, double p5, double p25, double p50, double p75, double p95, double p99) {
    quantiles = Optional.of(new Quantiles(p1, p5, p25, p50, p75, p95, p99, (p75 - p25) / 2, 0));
    return this;
  }

  ColumnMaker histogram(double lower, double width, long... counts) {
    List<Histogram.Bin> bins = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      bins.add(new Histogram.Bin(lower + i * width, lower + (i + 1) * width, counts[i]));
    }
    histogram = Optional.of(new Histogram(bins, true));
    return this;
  }

  ColumnMaker kind(ColumnType of, long values) {
    types.add(new TypeCount(of, values, true));
    return this;
  }

  ColumnMaker value(String value, long times) {
    frequent.add(new ValueCount(value, times, true));
    return this;
  }

  ColumnMaker shape(String shape, long times) {
    shapes.add(new ShapeCount(shape, times, true));
    return this;
  }

  ColumnProfile make() {
    return new ColumnProfile(name, type, types, count, nulls, 0, distinct, uniqueness, order, range, numbers,
        quantiles, histogram, frequent, Optional.of(new TextLength(1, 9, 4.5)), shapes);
  }

  /// Makes a table of such columns; it has as many rows as the first.
  static TableProfile table(ColumnMaker... makers) {
    List<ColumnProfile> columns = new ArrayList<>();
    for (ColumnMaker maker : makers) {
      columns.add(maker.make());
    }
    long rows = columns.isEmpty() ? 0 : columns.getFirst().count() + columns.getFirst().nulls();
    Dialect dialect = new Dialect(Finding.given("UTF-8", "byte-order mark"), Finding.guessed("LF", "all 3 lines"),
        Optional.of(new Dialect.Delimited(Finding.guessed(',', "most regular"),
            Finding.guessed(Optional.of('"'), "2 of them"), Finding.guessed(Optional.empty(), "none"),
            Finding.guessed(0, "none"), Finding.guessed(1, "no digit in it"),
            Finding.guessed(false, "no comma"), Finding.guessed(Optional.empty(), "none"),
            Finding.guessed(Optional.of('#'), "first line"), Finding.guessed(0, "none"))),
        List.of("one note"));
    return new TableProfile("csv", dialect, rows, columns, new DuplicateRows(0, true), List.of(), List.of(),
        List.of(), 0);
  }
}
