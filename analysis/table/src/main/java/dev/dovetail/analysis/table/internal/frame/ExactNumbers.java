package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import org.jspecify.annotations.Nullable;

/// Integers and decimals of 64 bits, as integers over a common power of ten.
///
/// @param view the column
/// @param scale how many decimal places they have
record ExactNumbers(ColumnView view, int scale) {
  /// Returns the numbers of a column; null if some are longer, or doubles.
  static @Nullable ExactNumbers of(ColumnView view) {
    return switch (view.data()) {
      case LongData data when data.type() == ColumnType.INT64 -> new ExactNumbers(view, 0);
      case DecimalData data -> new ExactNumbers(view, data.scale());
      default -> null;
    };
  }

  /// Returns the integer at a place that is not null.
  long unscaled(int index) {
    int row = view.rows().at(index);
    return view.data() instanceof DecimalData data ? data.unscaled(row) : view.data().asLong(row);
  }
}
