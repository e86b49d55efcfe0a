package dev.dovetail.analysis.excel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// The cells of one row that have a value, in the order of the file, and which of the others are errors.
final class SheetRow {
  private final TextBytes text = new TextBytes();
  private int[] columns = new int[16];
  private int[] ends = new int[16];
  private CellKind[] kinds = new CellKind[16];
  private int size;
  private long number;
  private String problem = "";

  void begin(long row) {
    number = row;
    size = 0;
    problem = "";
    text.truncate(0);
  }

  /// Says that a cell is an error.
  void addError(int column, String error) {
    problem = problem.isEmpty() ? "cell " + CellNames.name(column) + number + " is an error, " + error
        : problem + "; " + CellNames.name(column) + number + ", " + error;
  }

  /// Returns which cells are errors; empty if none is.
  String problem() {
    return problem;
  }

  /// Returns the number that Excel shows beside the row.
  long number() {
    return number;
  }

  /// Returns what the next cell's text is appended to.
  TextBytes text() {
    return text;
  }

  /// Ends a cell whose text was appended.
  void add(int column, CellKind kind) {
    if (size == columns.length) {
      columns = Arrays.copyOf(columns, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      kinds = Arrays.copyOf(kinds, 2 * size);
    }
    columns[size] = column;
    kinds[size] = kind;
    ends[size++] = text.size();
  }

  int size() {
    return size;
  }

  /// Returns the column of a cell, from 0.
  int column(int cell) {
    return columns[cell];
  }

  CellKind kind(int cell) {
    return kinds[cell];
  }

  int start(int cell) {
    return cell == 0 ? 0 : ends[cell - 1];
  }

  int end(int cell) {
    return ends[cell];
  }

  String text(int cell) {
    return new String(text.bytes(), start(cell), end(cell) - start(cell), UTF_8);
  }

  /// Returns the texts of all cells, with blanks between them.
  String joined() {
    StringBuilder all = new StringBuilder();
    for (int cell = 0; cell < size; cell++) {
      all.append(cell == 0 ? "" : " ").append(text(cell));
    }
    return all.toString();
  }
}
