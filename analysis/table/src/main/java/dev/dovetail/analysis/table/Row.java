package dev.dovetail.analysis.table;

import org.jspecify.annotations.Nullable;

/// One row of a table.
///
/// @param table the table
/// @param index which row of it, from 0
public record Row(Table table, int index) {
  /// Returns the value of a column, null if the row has none.
  ///
  /// @throws IllegalArgumentException if there is no such column
  public @Nullable Object get(String column) {
    return table.column(column).get(index);
  }

  /// Tells whether the row has no value in a column.
  ///
  /// @throws IllegalArgumentException if there is no such column
  public boolean isNull(String column) {
    return table.column(column).isNull(index);
  }

  /// Returns an integer as [Column#getLong] does.
  ///
  /// @throws IllegalArgumentException if there is no such column
  public long getLong(String column) {
    return table.column(column).getLong(index);
  }

  /// Returns a number as [Column#getDouble] does.
  ///
  /// @throws IllegalArgumentException if there is no such column
  public double getDouble(String column) {
    return table.column(column).getDouble(index);
  }

  /// Returns a value as text as [Column#getText] does.
  ///
  /// @throws IllegalArgumentException if there is no such column
  public @Nullable String getText(String column) {
    return table.column(column).getText(index);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (Column<?> column : table.columns()) {
      text.append(text.length() > 1 ? ", " : "").append(column.name()).append('=').append(column.get(index));
    }
    return text.append('}').toString();
  }
}
