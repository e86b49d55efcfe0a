package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Choice;
import dev.dovetail.analysis.table.internal.expression.ColumnNode;
import dev.dovetail.analysis.table.internal.expression.Evaluation;
import dev.dovetail.analysis.table.internal.expression.Expected;
import dev.dovetail.analysis.table.internal.expression.LiteralNode;
import dev.dovetail.analysis.table.internal.expression.Node;
import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.Rows;
import dev.dovetail.analysis.table.internal.frame.Values;
import java.util.List;

/// Puts values where a column has none.
final class Filling {
  private Filling() {}

  static Table with(Table table, String name, Object value) {
    ColumnType type = table.column(name).type();
    if (type == ColumnType.EMPTY) {
      type = Values.typeOf(value.getClass());
    }
    Object converted;
    try {
      converted = Values.convert(type, value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Column \"" + name + "\": " + e.getMessage(), e);
    }
    Node filled = Choice.coalesce(List.of(
        new ColumnNode(name, Expected.of(type)), new LiteralNode(type, converted)));
    ColumnView view = Evaluation.column(filled, new TableBinding(table), table.rowCount());
    return table.with(new Column<>(name, view));
  }

  /// Shares the values: only the rows shown are others.
  static Column<?> along(Column<?> column, boolean isForward) {
    ColumnView view = column.view();
    int[] rows = new int[view.size()];
    int last = Rows.ABSENT;
    for (int i = 0; i < rows.length; i++) {
      int place = isForward ? i : rows.length - 1 - i;
      last = view.isNull(place) ? last : view.rows().at(place);
      rows[place] = last;
    }
    return new Column<>(column.name(), new ColumnView(view.data(), Rows.of(rows)));
  }
}
