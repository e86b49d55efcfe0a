package dev.dovetail.analysis.table.internal.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.spi.FieldBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Looks through rows for the header, met again where files were joined, at the last row for a total, and for a
/// last column that has neither a name nor a value, since each line ends with a delimiter. Such rows are rows and
/// such a column is a column all the same, and are said in the notes.
final class RowWatch {
  private static final int SHOWN = 5;
  private static final Set<String> TOTALS = Set.of(
      "total", "totals", "grand total", "sum", "summe", "gesamt", "insgesamt", "totale", "totaal", "suma",
      "somme", "итого", "всего", "合计", "合計", "总计", "總計", "합계");

  private final byte[][] names;
  private final List<Long> repetitions = new ArrayList<>();
  private long repeated;
  private String lastCell = "";
  private boolean mayBeTrailing;
  private int columns;

  /// @param header the names as the file gives them; empty if it gives none
  /// @param isLastUnnamed whether the header has no name for the last column
  RowWatch(List<String> header, boolean isLastUnnamed) {
    names = header.stream().map(n -> n.getBytes(UTF_8)).toArray(byte[][]::new);
    mayBeTrailing = isLastUnnamed;
  }

  /// Looks through a batch.
  ///
  /// @param before how many rows came before it
  void look(FieldBatch batch, long before) {
    columns = batch.columns();
    int size = batch.rows() * columns;
    if (size == 0) {
      return;
    }
    for (int field = 0; names.length > 1 && field < size; field += columns) {
      if (isHeader(batch, field)) {
        repeated++;
        if (repetitions.size() < SHOWN) {
          repetitions.add(before + field / columns + 1);
        }
      }
    }
    for (int field = columns - 1; mayBeTrailing && field < size; field += columns) {
      mayBeTrailing = batch.ends()[field] <= batch.starts()[field] || batch.starts()[field] < 0;
    }
    int last = size - columns;
    int start = batch.starts()[last];
    lastCell = start < 0 || batch.ends()[last] - start > 40 ? ""
        : new String(batch.bytes(), start, batch.ends()[last] - start, UTF_8);
  }

  /// Says what was found.
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (repeated > 0) {
      notes.add("the header is met again as " + (repeated == 1 ? "row " : repeated + " rows: ")
          + String.join(", ", repetitions.stream().map(String::valueOf).toList())
          + (repeated > repetitions.size() ? " …" : ""));
    }
    if (mayBeTrailing && columns > 1) {
      notes.add("column " + columns + " has neither a name nor a value: the lines end with a delimiter");
    }
    String word = lastCell.strip().replaceAll("[:.]$", "").toLowerCase(Locale.ROOT);
    if (TOTALS.contains(word)) {
      notes.add("the last row begins with \"" + lastCell.strip() + "\": perhaps a sum of the rows above it");
    }
    return notes;
  }

  private boolean isHeader(FieldBatch batch, int field) {
    if (names.length > batch.columns()) {
      return false;
    }
    for (int c = 0; c < names.length; c++) {
      int start = batch.starts()[field + c];
      int end = batch.ends()[field + c];
      boolean isSame = start >= 0 && end - start == names[c].length
          && Arrays.equals(batch.bytes(), start, end, names[c], 0, names[c].length);
      if (!isSame) {
        return false;
      }
    }
    return true;
  }
}
