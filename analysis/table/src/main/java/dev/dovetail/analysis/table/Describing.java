package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.frame.Aggregator;
import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.Grouping;
import dev.dovetail.analysis.table.internal.frame.PairMoments;
import dev.dovetail.analysis.table.internal.frame.Segments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Figures of whole columns.
final class Describing {
  private static final Schema FIGURES = Schema.empty()
      .with("column", ColumnType.TEXT).with("type", ColumnType.TEXT)
      .with("count", ColumnType.INT64).with("nulls", ColumnType.INT64)
      .with("mean", ColumnType.FLOAT64).with("std", ColumnType.FLOAT64).with("min", ColumnType.FLOAT64)
      .with("25%", ColumnType.FLOAT64).with("50%", ColumnType.FLOAT64).with("75%", ColumnType.FLOAT64)
      .with("max", ColumnType.FLOAT64)
      .with("unique", ColumnType.INT64).with("top", ColumnType.TEXT).with("freq", ColumnType.INT64);

  private Describing() {}

  static Table describe(Table table) {
    @Nullable Object[][] rows = new @Nullable Object[table.columnCount()][];
    Segments.run(rows.length, i -> rows[i] = figures(table.columns().get(i)));
    TableBuilder builder = Table.builder(FIGURES);
    for (@Nullable Object[] row : rows) {
      builder.add(row);
    }
    return builder.build();
  }

  private static @Nullable Object[] figures(Column<?> column) {
    @Nullable Object[] row = new @Nullable Object[FIGURES.fields().size()];
    row[0] = column.name();
    row[1] = column.type().name();
    row[2] = column.size() - column.nullCount();
    row[3] = column.nullCount();
    if (column.type().isNumeric()) {
      Grouping all = Grouping.of(List.of(), column.size());
      row[4] = figure(Aggregator.Kind.MEAN, column, 0, all);
      row[5] = figure(Aggregator.Kind.STD, column, 0, all);
      for (int quarter = 0; quarter <= 4; quarter++) {
        row[6 + quarter] = figure(Aggregator.Kind.QUANTILE, column, quarter / 4.0, all);
      }
    } else {
      addFrequency(column, row);
    }
    return row;
  }

  private static @Nullable Object figure(
      Aggregator.Kind kind, Column<?> column, double parameter, Grouping all) {
    return Aggregator.aggregate(kind, column.view(), parameter, all).value(0);
  }

  private static void addFrequency(Column<?> column, @Nullable Object[] row) {
    Grouping grouping = Grouping.of(List.of(column.view()), column.size());
    long[] counts = new long[grouping.count()];
    for (int group : grouping.groups()) {
      counts[group]++;
    }
    long unique = 0;
    int top = -1;
    for (int group = 0; group < counts.length; group++) {
      if (!column.isNull(grouping.firstRows()[group])) {
        unique++;
        top = top < 0 || counts[group] > counts[top] ? group : top;
      }
    }
    row[11] = unique;
    if (top >= 0) {
      row[12] = column.getText(grouping.firstRows()[top]);
      row[13] = counts[top];
    }
  }

  static Table correlations(Table table) {
    List<Column<?>> numeric =
        table.columns().stream().filter(column -> column.type().isNumeric()).toList();
    int size = numeric.size();
    double[][] coefficients = new double[size][size];
    Segments.run(size, i -> {
      for (int j = 0; j < size; j++) {
        ColumnView first = numeric.get(Math.min(i, j)).view();
        ColumnView second = numeric.get(Math.max(i, j)).view();
        coefficients[i][j] = PairMoments.correlation(first, second);
      }
    });
    List<Column<?>> columns = new ArrayList<>();
    columns.add(Column.of("column", String.class, numeric.stream().map(Column::name).toList()));
    for (int i = 0; i < size; i++) {
      columns.add(Column.float64(numeric.get(i).name(), coefficients[i]));
    }
    return Table.of(columns);
  }
}
