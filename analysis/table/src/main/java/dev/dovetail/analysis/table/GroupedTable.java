package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Evaluation;
import dev.dovetail.analysis.table.internal.frame.Aggregator;
import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.Grouping;
import dev.dovetail.analysis.table.internal.frame.Segments;
import dev.dovetail.analysis.table.internal.frame.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows of a table divided by the values of some columns. Rows without a value there form a group of
/// their own (as in SQL; pandas drops them), NaN equals NaN and 1.0 equals 1.00. Groups are in the order of
/// their first rows.
public final class GroupedTable {
  private final Table table;
  private final List<Column<?>> keys;
  private final Grouping grouping;

  GroupedTable(Table table, List<Column<?>> keys) {
    this.table = table;
    this.keys = keys;
    this.grouping = Grouping.of(keys.stream().map(Column::view).toList(), table.rowCount());
  }

  /// Returns how many groups there are.
  public int size() {
    return grouping.count();
  }

  /// Returns a table with one row a group: the columns of its values, and one for each of some figures.
  ///
  /// @throws IllegalArgumentException if a column is missing or of another type, or two have the same name
  public Table aggregate(Aggregate... aggregates) {
    @Nullable ColumnView[] figures = new @Nullable ColumnView[aggregates.length];
    TableBinding binding = new TableBinding(table);
    Segments.run(aggregates.length, i -> {
      Aggregate aggregate = aggregates[i];
      ColumnView values = Evaluation.column(aggregate.node(), binding, table.rowCount());
      figures[i] = Aggregator.aggregate(aggregate.kind(), values, aggregate.parameter(), grouping);
    });
    List<Column<?>> columns = new ArrayList<>(keys());
    for (int i = 0; i < figures.length; i++) {
      columns.add(new Column<>(aggregates[i].name(), Objects.requireNonNull(figures[i])));
    }
    return Table.of(columns);
  }

  private List<Column<?>> keys() {
    return keys.isEmpty() ? List.of()
        : Table.of(keys).withRows(Selection.pick(grouping.firstRows()), grouping.count()).columns();
  }

  /// Returns a table with one row a group, and the number of its rows in a column named `count`.
  public Table count() {
    return aggregate(Columns.count());
  }

  /// Returns the first row of each group.
  Table firstRows() {
    return table.withRows(Selection.pick(grouping.firstRows()), grouping.count());
  }
}
