package dev.dovetail.analysis.table.internal.frame;

/// How arrays grow.
final class Growth {
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private Growth() {}

  /// Returns the next length of an array, half as much again, at least `needed`.
  static int of(int length, int needed) {
    long next = Math.max((long) needed, length + (length >> 1) + 16L);
    return (int) Math.min(next, LONGEST);
  }
}
