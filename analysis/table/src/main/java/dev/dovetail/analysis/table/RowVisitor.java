package dev.dovetail.analysis.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Is shown the rows of a table one by one.
public interface RowVisitor {
  /// Is told the names of the columns before the first row, and again when a later row brings further
  /// columns, which are added at the end.
  void columns(List<String> names);

  /// Is shown a row.
  ///
  /// @param cells the text of each cell, verbatim; null where the row has no such field or JSON says `null`.
  ///     May be kept.
  void row(List<@Nullable String> cells);

  /// Is told of a row that is not as it should be, before or after the row itself is shown.
  default void badRow(BadRow row) {}
}
