package dev.dovetail.analysis.table.internal.frame;

import java.util.Arrays;
import java.util.List;

/// Rows divided by the values of some columns. Nulls are equal to one another; groups are numbered in the
/// order of their first rows.
public final class Grouping {
  private final int[] groups;
  private final int[] firstRows;

  private Grouping(int[] groups, int[] firstRows) {
    this.groups = groups;
    this.firstRows = firstRows;
  }

  /// Divides rows.
  ///
  /// @param keys none for one group of all rows, even if there are none
  public static Grouping of(List<ColumnView> keys, int rows) {
    if (keys.isEmpty()) {
      return new Grouping(new int[rows], new int[1]);
    }
    KeyCodes codes = KeyCodes.of(List.of(keys.getFirst())).withNull();
    for (ColumnView key : keys.subList(1, keys.size())) {
      codes = codes.pair(KeyCodes.of(List.of(key)).withNull());
    }
    return inOrder(codes.codes().getFirst(), codes.count());
  }

  private static Grouping inOrder(int[] codes, int count) {
    int[] numbers = new int[count];
    Arrays.fill(numbers, -1);
    int[] firstRows = new int[count];
    int size = 0;
    for (int row = 0; row < codes.length; row++) {
      int code = codes[row];
      if (numbers[code] < 0) {
        firstRows[size] = row;
        numbers[code] = size++;
      }
      codes[row] = numbers[code];
    }
    return new Grouping(codes, Arrays.copyOf(firstRows, size));
  }

  /// Returns the number of each row's group; not to be changed.
  public int[] groups() {
    return groups;
  }

  /// Returns the first row of each group; not to be changed.
  public int[] firstRows() {
    return firstRows;
  }

  /// Returns how many groups there are.
  public int count() {
    return firstRows.length;
  }
}
