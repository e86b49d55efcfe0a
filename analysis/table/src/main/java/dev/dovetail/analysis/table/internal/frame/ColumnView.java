package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A column of a table: a storage, and which of its rows are shown.
///
/// @param data the storage
/// @param rows which rows, [Rows#ABSENT] for null
public record ColumnView(ColumnData data, Rows rows) {
  /// Shows a whole storage.
  public ColumnView(ColumnData data) {
    this(data, Rows.all(data.size()));
  }

  /// Returns how many rows are shown.
  public int size() {
    return rows.size();
  }

  /// Returns the type of the values.
  public ColumnType type() {
    return data.type();
  }

  /// Tells whether the row shown at a place has no value.
  public boolean isNull(int index) {
    int row = rows.at(index);
    return row < 0 || data.isNull(row);
  }

  /// Returns how many of the rows shown have no value.
  public int nulls() {
    if (rows instanceof Rows.Range && (data.nulls() == 0 || rows.size() == data.size())) {
      return data.nulls();
    }
    int nulls = 0;
    for (int i = 0; i < size(); i++) {
      nulls += isNull(i) ? 1 : 0;
    }
    return nulls;
  }

  /// Returns the value shown at a place.
  public @Nullable Object value(int index) {
    int row = rows.at(index);
    return row < 0 || data.isNull(row) ? null : data.value(row);
  }

  /// Tells whether another column of the same type and size has the same values: decimals by value, whatever
  /// their decimal places.
  public boolean isSame(ColumnView other) {
    for (int i = 0; i < size(); i++) {
      Object mine = value(i);
      Object theirs = other.value(i);
      boolean isSame = (mine instanceof BigDecimal x && theirs instanceof BigDecimal y)
          ? x.compareTo(y) == 0
          : Objects.equals(mine, theirs);
      if (!isSame) {
        return false;
      }
    }
    return true;
  }
}
