package dev.dovetail.analysis.table.internal.frame;

import org.jspecify.annotations.Nullable;

/// Which rows of a column have a value, one bit each; nothing is stored for a column without nulls.
public final class Validity {
  /// Of a column in which every row has a value.
  public static final Validity ALL = new Validity(null, 0);

  private final long @Nullable [] words;
  private final int nulls;

  /// Takes over the bits.
  ///
  /// @param words bit `row % 64` of word `row / 64` is set if the row has a value
  /// @param nulls how many rows have none
  Validity(long @Nullable [] words, int nulls) {
    this.words = words;
    this.nulls = nulls;
  }

  /// Tells whether a row has no value.
  public boolean isNull(int row) {
    return words != null && (words[row >>> 6] >>> row & 1) == 0;
  }

  /// Returns how many rows have no value.
  public int nulls() {
    return nulls;
  }
}
