package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Binding;
import dev.dovetail.analysis.table.internal.expression.Expected;
import dev.dovetail.analysis.table.internal.frame.ColumnView;
import java.util.stream.Collectors;

/// Finds the columns of a table for expressions.
///
/// @param table the table
record TableBinding(Table table) implements Binding {
  private static final int MOST_SHOWN = 20;

  @Override
  public ColumnView column(String name, Expected expected) {
    int index = table.schema().indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("No column is named \"" + name + "\", expected one of type "
          + expected + "; the columns are " + columns());
    }
    ColumnView view = table.columns().get(index).view();
    if (!expected.allows(view.type())) {
      throw new IllegalArgumentException("Column \"" + name + "\" is of type " + view.type() + ", expected "
          + expected + "; refer to it by its type, or convert it; the columns are " + columns());
    }
    return view;
  }

  private String columns() {
    String shown = table.schema().fields().stream().limit(MOST_SHOWN)
        .map(field -> field.name() + " " + field.type()).collect(Collectors.joining(", "));
    int more = table.columnCount() - MOST_SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
