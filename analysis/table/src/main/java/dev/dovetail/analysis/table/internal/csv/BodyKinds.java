package dev.dovetail.analysis.table.internal.csv;

/// What the cells of each column look like in some records: what a header is held against.
final class BodyKinds {
  private static final int ROWS = 100;
  private static final int COLUMNS = 2000;

  private final int[] values;
  private final int[] numbers;
  private final int[] texts;

  /// @param from the first record that counts
  /// @param to the record after the last
  BodyKinds(HeadRecords records, int from, int to, int width) {
    int columns = Math.min(width, COLUMNS);
    values = new int[columns];
    numbers = new int[columns];
    texts = new int[columns];
    for (int r = from; r < Math.min(to, from + ROWS); r++) {
      for (int c = 0; c < Math.min(columns, records.fields(r)); c++) {
        CellKind kind = records.kind(r, c);
        values[c] += kind.isValue() ? 1 : 0;
        numbers[c] += kind.isNumber() ? 1 : 0;
        texts[c] += kind.isValue() || kind.isNothing() ? 0 : 1;
      }
    }
  }

  int columns() {
    return values.length;
  }

  /// Returns how many cells of a column are values: numbers, times, booleans.
  int values(int column) {
    return values[column];
  }

  int numbers(int column) {
    return numbers[column];
  }

  int texts(int column) {
    return texts[column];
  }

  boolean hasMostlyValues(int column) {
    return values[column] > texts[column];
  }

  /// Tells whether hardly any cell of a column is something other than a value.
  boolean hasValues(int column) {
    return values[column] > 0 && values[column] >= 9 * texts[column];
  }

  /// Returns in how many columns hardly any cell is something other than a value.
  int valuedColumns() {
    int valued = 0;
    for (int c = 0; c < values.length; c++) {
      valued += hasValues(c) ? 1 : 0;
    }
    return valued;
  }
}
