package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.Histogram;
import dev.dovetail.analysis.table.Histogram.Bin;
import java.util.ArrayList;
import java.util.List;

/// Makes the bins that are shown, once the range is known. Whole numbers and days get bins of a whole width.
final class HistogramBuilder {
  private static final int BINS = 20;
  private static final double SECONDS_PER_DAY = 86_400;

  private final double unit;
  private final double lower;
  private final double upper;
  private final double width;
  private final long[] counts;

  /// @param type of the column
  /// @param min the least number; seconds for dates
  /// @param max the greatest number
  HistogramBuilder(ColumnType type, double min, double max) {
    unit = unit(type);
    lower = min / unit;
    double span = max / unit - lower;
    boolean isWhole = (type == ColumnType.INT64 || type == ColumnType.DATE)
        && Math.abs(max / unit) < 1L << 52
        && Math.abs(lower) < 1L << 52;
    if (isWhole) {
      width = Math.ceil((span + 1) / BINS);
      counts = new long[(int) Math.ceil((span + 1) / width)];
      upper = lower + width * counts.length;
    } else {
      counts = new long[span > 0 && Double.isFinite(span) ? BINS : 1];
      width = span / counts.length;
      upper = max / unit;
    }
  }

  /// Returns by what numbers are divided before they are shown: dates are days.
  static double unit(ColumnType type) {
    return type == ColumnType.DATE ? SECONDS_PER_DAY : 1;
  }

  void add(double number, long count) {
    double value = number / unit;
    double guess = counts.length == 1 ? 0 : Math.floor((value - lower) / width);
    int bin = (int) Math.clamp(guess, 0, counts.length - 1);
    if (bin > 0 && value < bound(bin)) {
      bin--; // the division was rounded up
    } else if (bin + 1 < counts.length && value >= bound(bin + 1)) {
      bin++;
    }
    counts[bin] += count;
  }

  Histogram build(boolean isExact) {
    List<Bin> bins = new ArrayList<>(counts.length);
    for (int i = 0; i < counts.length; i++) {
      bins.add(new Bin(bound(i), i + 1 == counts.length ? upper : bound(i + 1), counts[i]));
    }
    return new Histogram(bins, isExact);
  }

  private double bound(int bin) {
    return bin == 0 ? lower : lower + bin * width;
  }
}
