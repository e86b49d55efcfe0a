package dev.dovetail.analysis.excel;

/// Columns as Excel names them: A to Z, AA to XFD.
final class CellNames {
  /// How many columns a sheet can have.
  static final int MOST_COLUMNS = 16_384;

  private CellNames() {}

  /// Returns the column that a reference begins with, from 0; -1 if it begins with none.
  static int column(String reference) {
    int column = 0;
    int i = 0;
    while (i < reference.length() && i < 4 && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z') {
      column = column * 26 + reference.charAt(i++) - 'A' + 1;
    }
    return i == 0 || column > MOST_COLUMNS ? -1 : column - 1;
  }

  /// Returns the name of a column.
  static String name(int column) {
    StringBuilder name = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      name.append((char) ('A' + (rest - 1) % 26));
    }
    return name.reverse().toString();
  }
}
