package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.ColumnType;
import java.util.Arrays;
import java.util.List;

/// Computes one figure of each group of rows.
public final class Aggregator {
  private Aggregator() {}

  /// What is computed. Nulls are left out, save by [#ROWS].
  public enum Kind {
    /// The number of rows.
    ROWS,
    /// The number of values.
    COUNT,
    /// The sum.
    SUM,
    /// The arithmetic mean.
    MEAN,
    /// The least value.
    MIN,
    /// The greatest value.
    MAX,
    /// The standard deviation of the sample.
    STD,
    /// The variance of the sample.
    VAR,
    /// A quantile, interpolated.
    QUANTILE,
    /// The first value.
    FIRST,
    /// The last value.
    LAST,
    /// The number of different values.
    NUNIQUE,
    /// Whether one is true.
    ANY,
    /// Whether none is false.
    ALL
  }

  /// Computes a figure of each group.
  ///
  /// @param parameter of a quantile
  public static ColumnView aggregate(Kind kind, ColumnView values, double parameter, Grouping grouping) {
    return switch (kind) {
      case ROWS -> longs(counts(grouping));
      case COUNT -> longs(GroupMoments.counts(values, grouping));
      case SUM -> GroupMoments.sums(values, grouping);
      case MEAN -> GroupMoments.means(values, grouping);
      case VAR -> GroupMoments.variances(values, grouping, false);
      case STD -> GroupMoments.variances(values, grouping, true);
      case MIN, MAX, FIRST, LAST -> RowChoice.choose(kind, values, grouping);
      case QUANTILE -> GroupQuantiles.of(values, parameter, grouping);
      case NUNIQUE -> longs(differentValues(values, grouping));
      case ANY -> booleans(values, grouping, true);
      case ALL -> booleans(values, grouping, false);
    };
  }

  private static ColumnView longs(long[] values) {
    return new ColumnView(new LongData(ColumnType.INT64, values, values.length, Validity.ALL));
  }

  private static long[] counts(Grouping grouping) {
    long[] counts = new long[grouping.count()];
    for (int group : grouping.groups()) {
      counts[group]++;
    }
    return counts;
  }

  private static long[] differentValues(ColumnView values, Grouping grouping) {
    int[] codes = KeyCodes.of(List.of(values)).codes().getFirst();
    long[] counts = new long[grouping.count()];
    LongIds pairs = new LongIds();
    for (int i = 0; i < codes.length; i++) {
      int known = pairs.size();
      int group = grouping.groups()[i];
      if (codes[i] != KeyCodes.NULL && pairs.id(((long) group << 32) | codes[i]) == known) {
        counts[group]++;
      }
    }
    return counts;
  }

  /// Looks in each group for a value that decides.
  private static ColumnView booleans(ColumnView values, Grouping grouping, boolean deciding) {
    boolean[] results = new boolean[grouping.count()];
    Arrays.fill(results, !deciding);
    for (int i = 0; i < values.size(); i++) {
      int group = grouping.groups()[i];
      if (results[group] != deciding && !values.isNull(i)
          && (values.data().asLong(values.rows().at(i)) != 0) == deciding) {
        results[group] = deciding;
      }
    }
    BooleanBuilder builder = new BooleanBuilder();
    for (boolean result : results) {
      builder.addBoolean(result);
    }
    return new ColumnView(builder.build());
  }
}
