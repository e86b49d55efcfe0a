package dev.dovetail.analysis.table.spi;

import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.internal.csv.HeadCells;
import dev.dovetail.analysis.table.internal.csv.HeaderNames;
import java.util.List;

/// The rows of a table that name its columns, found as in delimited text: names stand above values, further
/// rows of words such as units above nothing but values, and years at equal distances are names too.
public final class HeaderRows {
  private HeaderRows() {}

  /// Guesses how many of the first rows are the header, unless the options say so.
  ///
  /// @param rows the texts of their cells, as many in each row; blank where there is none
  public static Finding<Integer> count(List<List<String>> rows, ReadOptions options) {
    List<List<String>> flat = rows.stream()
        .map(row -> row.stream().map(cell -> cell.replaceAll("[\\n\\r\\x1f\"]", " ")).toList())
        .toList();
    return HeadCells.of(flat, options).headerLines();
  }

  /// Makes one header of several rows: a column's names are joined with blanks, and a blank one above the
  /// last row is that of its left neighbour, as merged cells are stored.
  public static List<String> names(List<List<String>> rows) {
    return HeaderNames.join(rows);
  }
}
