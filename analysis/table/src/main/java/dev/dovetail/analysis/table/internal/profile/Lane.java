package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.internal.value.ValueParser;

/// What one thread needs while it profiles the columns that fall to it.
final class Lane {
  private final ValueParser parser;
  private final long[] rowHashes;

  /// @param rows how many rows come at once at most
  Lane(ValueParser parser, int rows) {
    this.parser = parser;
    this.rowHashes = new long[rows];
  }

  ValueParser parser() {
    return parser;
  }

  /// Returns this thread's share of the hash of each row: the sum over its columns.
  long[] rowHashes() {
    return rowHashes;
  }

  /// Adds this thread's share to that of another, and begins anew.
  void moveRowHashes(long[] sums, int rows) {
    for (int row = 0; row < rows; row++) {
      sums[row] += rowHashes[row];
      rowHashes[row] = 0;
    }
  }
}
