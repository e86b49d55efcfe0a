package dev.dovetail.analysis.table.internal.frame;

import java.util.Arrays;

/// Quantiles of groups, interpolated linearly between the two nearest values (Hyndman and Fan, *Sample
/// Quantiles in Statistical Packages*, 1996, type 7). NaN counts as the greatest value.
final class GroupQuantiles {
  private GroupQuantiles() {}

  static ColumnView of(ColumnView values, double fraction, Grouping grouping) {
    long[] counts = GroupMoments.counts(values, grouping);
    int[] ends = new int[counts.length];
    int[] starts = new int[counts.length];
    int size = 0;
    for (int group = 0; group < counts.length; group++) {
      starts[group] = size;
      ends[group] = size;
      size += (int) counts[group];
    }
    double[] sorted = new double[size];
    for (int i = 0; i < values.size(); i++) {
      if (!values.isNull(i)) {
        sorted[ends[grouping.groups()[i]]++] = values.data().asDouble(values.rows().at(i));
      }
    }
    DoubleBuilder builder = new DoubleBuilder();
    for (int group = 0; group < counts.length; group++) {
      if (starts[group] == ends[group]) {
        builder.addNull();
      } else {
        Arrays.sort(sorted, starts[group], ends[group]);
        builder.addDouble(quantile(sorted, starts[group], ends[group], fraction));
      }
    }
    return new ColumnView(builder.build());
  }

  private static double quantile(double[] sorted, int start, int end, double fraction) {
    double place = fraction * (end - start - 1);
    int below = start + (int) place;
    double lower = sorted[below];
    double part = place - (int) place;
    if (part == 0 || lower == sorted[below + 1]) {
      return lower;
    }
    return lower + (sorted[below + 1] - lower) * part;
  }
}
