package dev.dovetail.analysis.excel;

import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import dev.dovetail.analysis.table.spi.HeaderRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The first rows of a sheet, from which is told where the table begins and how many rows name its columns.
///
/// @param rows the first rows with values
/// @param titles how many of them stand above the table
/// @param headers how many rows below the titles name the columns, on what evidence
/// @param from the first column of the table
/// @param to the column after the last one, as far as these rows go
record TopRows(List<SheetRow> rows, int titles, Finding<Integer> headers, int from, int to) {
  private static final int LEAST_WIDTH_BELOW_TITLE = 3;
  private static final int MOST_COLUMNS = 2000;

  static TopRows of(List<SheetRow> given, ReadOptions options) {
    List<SheetRow> rows = given.stream()
        .filter(row -> row.number() > options.skippedLines().orElse(0))
        .toList();
    int titles = options.skippedLines().isPresent() ? 0 : titles(rows);
    List<SheetRow> table = rows.subList(titles, rows.size());
    int from = CellNames.MOST_COLUMNS;
    int to = 0;
    for (SheetRow row : table) {
      for (int cell = 0; cell < row.size(); cell++) {
        from = Math.min(from, row.column(cell));
        to = Math.max(to, row.column(cell) + 1);
      }
    }
    from = Math.min(from, to);
    return new TopRows(rows, titles, headers(table, from, Math.min(to, from + MOST_COLUMNS), options), from,
        to);
  }

  private static Finding<Integer> headers(List<SheetRow> table, int from, int to, ReadOptions options) {
    if (table.isEmpty() || from == to) {
      return Finding.guessed(0, "there are no rows");
    }
    Finding<Integer> found = HeaderRows.count(
        table.stream().map(row -> cells(row, from, to, true)).toList(), options);
    return new Finding<>(Math.min(found.value(), table.size()), found.isGuessed(), found.evidence());
  }

  /// Rows with one cell above rows with three or more are titles; so are pairs (`Created`, a date) above a
  /// row of texts that is at least twice as wide.
  private static int titles(List<SheetRow> rows) {
    int widest = 0;
    int titles = 0;
    while (titles < rows.size() && rows.get(titles).size() <= 2) {
      widest = Math.max(widest, rows.get(titles++).size());
    }
    if (titles == rows.size()) {
      return 0;
    }
    SheetRow first = rows.get(titles);
    boolean isTitle = widest < 2 ? first.size() >= LEAST_WIDTH_BELOW_TITLE : first.size() >= 5
        && isText(first);
    return isTitle ? titles : 0;
  }

  private static boolean isText(SheetRow row) {
    boolean isText = true;
    for (int cell = 0; cell < row.size(); cell++) {
      isText &= row.kind(cell) == CellKind.TEXT;
    }
    return isText;
  }

  /// Returns the texts of a row's cells, blank where there is none.
  ///
  /// @param isMarked whether what the workbook says is text must not look like a number
  private static List<String> cells(SheetRow row, int from, int to, boolean isMarked) {
    List<String> cells = new ArrayList<>(Collections.nCopies(to - from, ""));
    for (int cell = 0; cell < row.size(); cell++) {
      if (row.column(cell) >= from && row.column(cell) < to) {
        boolean isMark = isMarked && row.kind(cell) == CellKind.TEXT && row.text(cell).matches("[-+.\\d].*");
        cells.set(row.column(cell) - from, (isMark ? "x" : "") + row.text(cell));
      }
    }
    return cells;
  }

  /// Returns the names of the columns, not unique yet; blank where there is none.
  List<String> header() {
    List<List<String>> names = rows.subList(titles, titles + headers.value()).stream()
        .map(row -> cells(row, from, to, false).stream().map(String::strip).toList())
        .toList();
    return names.isEmpty() ? Collections.nCopies(to - from, "") : HeaderRows.names(names);
  }

  /// Returns the rows below the header.
  List<SheetRow> body() {
    return rows.subList(titles + headers.value(), rows.size());
  }
}
