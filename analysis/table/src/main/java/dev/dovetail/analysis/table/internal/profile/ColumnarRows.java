package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.DuplicateRows;
import dev.dovetail.analysis.table.internal.value.Hash;
import java.util.Arrays;

/// The hashes of the first rows of a table that comes column after column.
final class ColumnarRows {
  /// So many rows are compared with each other.
  static final int MOST_ROWS = 1 << 20;

  private long[] hashes = {};
  private int column = -1;
  private int row;

  /// Adds what some columns contribute to the hash of the next row.
  void add(int firstColumn, long hash) {
    if (firstColumn != column) {
      column = firstColumn;
      row = 0;
    }
    if (row == hashes.length && row < MOST_ROWS) {
      hashes = Arrays.copyOf(hashes, Math.max(1024, 2 * row));
    }
    if (row < hashes.length) {
      hashes[row++] += hash;
    }
  }

  /// Looks for repetitions among the rows that were kept.
  DuplicateRows duplicates(long rows) {
    HashSample sample = new HashSample(MOST_ROWS, true);
    int kept = (int) Math.min(rows, hashes.length);
    for (int i = 0; i < kept; i++) {
      sample.add(Hash.of(hashes[i]));
    }
    return new DuplicateRows(sample.repeated(kept), kept == rows);
  }
}
