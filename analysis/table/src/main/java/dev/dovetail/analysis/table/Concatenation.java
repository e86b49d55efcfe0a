package dev.dovetail.analysis.table;

import dev.dovetail.analysis.table.internal.expression.Evaluation;
import dev.dovetail.analysis.table.internal.expression.Promotion;
import dev.dovetail.analysis.table.internal.frame.ColumnView;
import dev.dovetail.analysis.table.internal.frame.EmptyData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts tables one below the other.
final class Concatenation {
  private Concatenation() {}

  static Table of(List<Table> tables) {
    Map<String, ColumnType> types = new LinkedHashMap<>();
    long rows = 0;
    for (Table table : tables) {
      table.columns().forEach(column -> types.merge(column.name(), column.type(), (before, type) ->
          common(column.name(), before, type)));
      rows += table.rowCount();
    }
    if (rows > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("The tables have " + rows
          + " rows in all, more than a table can have");
    }
    List<Column<?>> columns = new ArrayList<>();
    types.forEach((name, type) -> {
      List<ColumnView> parts = new ArrayList<>();
      for (Table table : tables) {
        int index = table.schema().indexOf(name);
        parts.add(index < 0
            ? new ColumnView(new EmptyData(table.rowCount())) : table.columns().get(index).view());
      }
      columns.add(new Column<>(name, Evaluation.concat(parts, type)));
    });
    return Table.of(columns);
  }

  private static ColumnType common(String name, ColumnType first, ColumnType second) {
    try {
      return Promotion.common(first, second);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Column \"" + name + "\" is of type " + first + " in one table and "
          + second + " in another; convert one of them with derive first", e);
    }
  }
}
