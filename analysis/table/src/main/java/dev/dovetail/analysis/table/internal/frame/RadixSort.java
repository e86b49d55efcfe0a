package dev.dovetail.analysis.table.internal.frame;

/// Sorts rows by 64-bit keys, stably, from the least significant digit on; as many
/// digits as the range of the keys has.
final class RadixSort {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private int[] order;

  RadixSort(int[] order) {
    this.order = order;
  }

  /// Returns the rows in order.
  int[] order() {
    return order;
  }

  /// Sorts.
  ///
  /// @param keys of the rows, in their order so far; overwritten
  void sort(long[] keys) {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    boolean isSorted = true;
    for (int i = 0; i < keys.length; i++) {
      isSorted &= i == 0 || keys[i - 1] <= keys[i];
      least = Math.min(least, keys[i]);
      greatest = Math.max(greatest, keys[i]);
    }
    if (isSorted) {
      return;
    }
    int bits = 64 - Long.numberOfLeadingZeros(greatest - least);
    long[] source = keys;
    long[] target = new long[keys.length];
    int[] sourceRows = order;
    int[] targetRows = new int[keys.length];
    for (int shift = 0; shift < bits; shift += DIGIT_BITS) {
      pass(source, sourceRows, target, targetRows, least, shift);
      long[] swapped = source;
      source = target;
      target = swapped;
      int[] swappedRows = sourceRows;
      sourceRows = targetRows;
      targetRows = swappedRows;
    }
    order = sourceRows;
  }

  private static void pass(
      long[] source, int[] sourceRows, long[] target, int[] targetRows, long least, int shift) {
    int[] places = new int[DIGITS + 1];
    for (long key : source) {
      places[digit(key - least, shift) + 1]++;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
      places[digit + 1] += places[digit];
    }
    for (int i = 0; i < source.length; i++) {
      int place = places[digit(source[i] - least, shift)]++;
      target[place] = source[i];
      targetRows[place] = sourceRows[i];
    }
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (DIGITS - 1);
  }
}
