package dev.dovetail.analysis.table.internal.profile;

/// Counts numbers in many bins of a width that is a power of two, and doubles the width whenever a number
/// falls outside, so that the range need not be known before.
final class FineHistogram {
  private final int bins;
  private long[] counts;
  private int exponent;
  private double scaleDown;
  private long base;

  /// @param min the least number known so far
  /// @param max the greatest number known so far
  /// @param bins how many bins, a multiple of 4
  FineHistogram(double min, double max, int bins) {
    this.bins = bins;
    counts = new long[bins];
    double width = Math.max((max / 2 - min / 2) * 4 / bins, Math.ulp(Math.max(Math.abs(min), Math.abs(max))));
    exponent = Math.max(Math.getExponent(width) + 1, -1000);
    scaleDown = Math.scalb(1.0, -exponent);
    base = (long) bin(min) - bins / 4;
  }

  private double bin(double number) {
    return Math.floor(number * scaleDown); // may be beyond the range of a long until the bins are wide enough
  }

  void add(double number, long weight) {
    double bin = bin(number);
    while (bin < base || bin >= base + bins) {
      widen(bin < base);
      bin = bin(number);
    }
    counts[(int) ((long) bin - base)] += weight;
  }

  private void widen(boolean toTheLeft) {
    long[] wider = new long[bins];
    long newBase = Math.floorDiv(base, 2) - (toTheLeft ? bins / 2 - 1 : 0);
    for (int i = 0; i < bins; i++) {
      if (counts[i] > 0) {
        wider[(int) (Math.floorDiv(base + i, 2) - newBase)] += counts[i];
      }
    }
    counts = wider;
    base = newBase;
    exponent++;
    scaleDown = Math.scalb(1.0, -exponent);
  }

  /// Gives each bin to `target`, as the number in its middle and its count.
  void forEach(BinConsumer target) {
    double width = Math.scalb(1.0, exponent);
    for (int i = 0; i < bins; i++) {
      if (counts[i] > 0) {
        target.accept((base + i + 0.5) * width, counts[i]);
      }
    }
  }

  /// Takes a number and how often it occurs.
  interface BinConsumer {
    void accept(double number, long count);
  }
}
