package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.ColumnProfile;
import dev.dovetail.analysis.table.Correlation;
import dev.dovetail.analysis.table.internal.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Hands the numbers of each full block of rows to the correlations: of the first columns in which numbers
/// turn up.
final class NumericBlocks {
  private static final int MOST_COLUMNS = 64;

  private final List<Integer> columns = new ArrayList<>();
  private final double[][] blocks = new double[MOST_COLUMNS][];
  private final Correlations correlations = new Correlations(MOST_COLUMNS);

  /// Takes a block from all columns.
  void take(List<ColumnProfiler> profilers, int rows, Workers workers) {
    for (int column = 0; column < profilers.size(); column++) {
      ColumnProfiler profiler = profilers.get(column);
      if (profiler.numbers().length > 0 && profiler.hasNumbers() && !columns.contains(column)) {
        if (columns.size() < MOST_COLUMNS) {
          columns.add(column);
        } else {
          profiler.leavePairs();
        }
      }
    }
    for (int slot = 0; slot < columns.size(); slot++) {
      blocks[slot] = profilers.get(columns.get(slot)).numbers();
    }
    Workers.Task task = (slot, _) -> correlations.add(blocks, slot, rows);
    if ((long) rows * columns.size() * columns.size() < 1 << 14) {
      Workers.runAlone(columns.size(), task);
    } else {
      workers.run(columns.size(), task);
    }
  }

  /// Returns the correlations of the columns that are numeric in the end.
  List<Correlation> correlations(List<ColumnProfile> profiles) {
    int[] sorted = columns.stream().mapToInt(c -> c).toArray();
    Arrays.sort(sorted);
    String[] names = new String[MOST_COLUMNS];
    Arrays.fill(names, "");
    int[] slots = new int[sorted.length];
    for (int slot = 0; slot < columns.size(); slot++) {
      ColumnProfile profile = profiles.get(columns.get(slot));
      boolean isVaried = profile.type().isNumeric() && !profile.isConstant();
      slots[Arrays.binarySearch(sorted, columns.get(slot))] = slot;
      names[slot] = isVaried ? profile.name() : "";
    }
    return correlations.get(slots, names);
  }
}
