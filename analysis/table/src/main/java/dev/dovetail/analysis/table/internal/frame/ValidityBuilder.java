package dev.dovetail.analysis.table.internal.frame;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects which rows have a value.
final class ValidityBuilder {
  private long @Nullable [] words;
  private int nulls;

  /// Says that a row has no value. Rows are set in any order, each once at most.
  void setNull(int row) {
    long[] bits = words;
    int word = row >>> 6;
    if (bits == null || word >= bits.length) {
      int length = bits == null ? 0 : bits.length;
      bits = bits == null ? new long[word + 16] : Arrays.copyOf(bits, Growth.of(length, word + 1));
      Arrays.fill(bits, length, bits.length, -1);
      words = bits;
    }
    bits[word] &= ~(1L << row);
    nulls++;
  }

  /// Ends the collection.
  ///
  /// @param size how many rows there are
  Validity build(int size) {
    long[] bits = words;
    if (bits == null) {
      return Validity.ALL;
    }
    int length = (size + 63) >>> 6;
    long[] all = Arrays.copyOf(bits, length);
    if (length > bits.length) {
      Arrays.fill(all, bits.length, length, -1);
    }
    return new Validity(all, nulls);
  }
}
