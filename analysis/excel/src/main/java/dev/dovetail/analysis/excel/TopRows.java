package dev.dovetail.analysis.excel;

import dev.dovetail.analysis.table.Finding;
import dev.dovetail.analysis.table.ReadOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The first rows of a sheet, from which is told where the table begins and whether it has a header.
///
/// @param rows the first rows with values
/// @param titles how many of them stand above the table
/// @param headers how many rows below the titles name the columns
/// @param why on what evidence
/// @param from the first column of the table
/// @param to the column after the last one, as far as these rows go
record TopRows(List<SheetRow> rows, int titles, int headers, Finding<Boolean> why, int from, int to) {
  private static final int LEAST_WIDTH_BELOW_TITLE = 3;

  static TopRows of(List<SheetRow> given, ReadOptions options) {
    List<SheetRow> rows = given.stream()
        .filter(row -> row.number() > options.skippedLines().orElse(0))
        .toList();
    int titles = options.skippedLines().isPresent() ? 0 : titles(rows);
    List<SheetRow> table = rows.subList(titles, rows.size());
    Finding<Boolean> why = options.headerLines().isPresent()
        ? Finding.given(options.headerLines().getAsInt() > 0, "given")
        : vote(table);
    int headers = options.headerLines().orElse(why.value() ? 1 : 0);
    int from = CellNames.MOST_COLUMNS;
    int to = 0;
    for (SheetRow row : table) {
      for (int cell = 0; cell < row.size(); cell++) {
        from = Math.min(from, row.column(cell));
        to = Math.max(to, row.column(cell) + 1);
      }
    }
    return new TopRows(rows, titles, Math.min(headers, table.size()), why, Math.min(from, to), to);
  }

  /// Rows with one cell above rows with three or more are titles.
  private static int titles(List<SheetRow> rows) {
    int titles = 0;
    while (titles < rows.size() && rows.get(titles).size() == 1) {
      titles++;
    }
    return titles < rows.size() && rows.get(titles).size() >= LEAST_WIDTH_BELOW_TITLE ? titles : 0;
  }

  private static Finding<Boolean> vote(List<SheetRow> table) {
    if (table.isEmpty()) {
      return Finding.guessed(false, "there are no rows");
    }
    SheetRow first = table.getFirst();
    int texts = 0;
    Set<String> names = new HashSet<>();
    for (int cell = 0; cell < first.size(); cell++) {
      texts += first.kind(cell) == CellKind.TEXT ? 1 : 0;
      names.add(first.text(cell));
    }
    if (texts == first.size()) {
      boolean isRepeated = names.size() < first.size() && table.stream().skip(1).anyMatch(row -> isSame(row, first));
      return Finding.guessed(!isRepeated,
          isRepeated ? "the first row occurs again" : "all cells of the first row are text");
    }
    boolean isYears = texts > 0 && isYears(first);
    return Finding.guessed(isYears, isYears ? "the first row has names and consecutive years"
        : (first.size() - texts) + " cells of the first row are values");
  }

  private static boolean isSame(SheetRow a, SheetRow b) {
    boolean isSame = a.size() == b.size();
    for (int cell = 0; isSame && cell < a.size(); cell++) {
      isSame = a.column(cell) == b.column(cell) && a.text(cell).equals(b.text(cell));
    }
    return isSame;
  }

  private static boolean isYears(SheetRow row) {
    List<Integer> years = new ArrayList<>();
    for (int cell = 0; cell < row.size(); cell++) {
      String text = row.text(cell);
      if (row.kind(cell) == CellKind.NUMBER) {
        years.add(text.matches("(19|20)\\d\\d") ? Integer.parseInt(text) : -1);
      } else if (row.kind(cell) == CellKind.OTHER) {
        return false;
      }
    }
    for (int i = 0; i < years.size(); i++) {
      if (years.get(i) < 0 || years.get(i) != years.getFirst() + i) {
        return false;
      }
    }
    return years.size() >= 2;
  }

  /// Returns the names of the columns, not unique yet; blank where there is none.
  List<String> header() {
    List<String> names = new ArrayList<>();
    for (int column = from; column < to; column++) {
      StringBuilder name = new StringBuilder();
      for (SheetRow row : rows.subList(titles, titles + headers)) {
        for (int cell = 0; cell < row.size(); cell++) {
          if (row.column(cell) == column) {
            name.append(name.isEmpty() ? "" : " ").append(row.text(cell).strip());
          }
        }
      }
      names.add(name.toString());
    }
    return names;
  }

  /// Returns the rows below the header.
  List<SheetRow> body() {
    return rows.subList(titles + headers, rows.size());
  }
}
