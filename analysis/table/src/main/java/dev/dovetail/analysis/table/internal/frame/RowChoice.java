package dev.dovetail.analysis.table.internal.frame;

import java.util.Arrays;

/// Chooses one row of each group: shares the values, copies none.
final class RowChoice {
  private RowChoice() {}

  static ColumnView choose(Aggregator.Kind kind, ColumnView values, Grouping grouping) {
    int[] chosen = new int[grouping.count()];
    Arrays.fill(chosen, Rows.ABSENT);
    RowOrder order = RowOrder.of(values.data());
    for (int i = 0; i < values.size(); i++) {
      int row = values.rows().at(i);
      if (row < 0 || values.data().isNull(row)) {
        continue;
      }
      int group = grouping.groups()[i];
      int best = chosen[group];
      boolean isBetter = best == Rows.ABSENT || switch (kind) {
        case MIN -> order.compare(row, best) < 0;
        case MAX -> order.compare(row, best) > 0;
        default -> kind == Aggregator.Kind.LAST;
      };
      if (isBetter) {
        chosen[group] = row;
      }
    }
    return new ColumnView(values.data(), Rows.of(chosen));
  }
}
