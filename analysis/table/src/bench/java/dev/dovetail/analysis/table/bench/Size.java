package dev.dovetail.analysis.table.bench;

import java.util.List;

/// A table that is read.
///
/// @param label its size, which is its name too
/// @param rows how many rows it has
/// @param isPostal whether they are postal codes, five columns, rather than ten mixed columns
/// @param warmUps how often it is read, for ten seconds at most, before a warm reading is measured
/// @param repeats how often it is read for one measurement of a warm reading
record Size(String label, int rows, boolean isPostal, int warmUps, int repeats) {
  static final List<Size> ALL = List.of(
      new Size("10k", 104, false, 3000, 50),
      new Size("10m", 104_000, false, 20, 1),
      new Size("106m", 3_000_000, true, 2, 1),
      new Size("985m", 10_000_000, false, 1, 1));

  boolean isLarge() {
    return rows > 5_000_000;
  }

  String group() {
    return isPostal ? "state" : "city";
  }

  String summed() {
    return isPostal ? "latitude" : "price";
  }

  static Size of(String label) {
    return ALL.stream().filter(size -> size.label().equals(label)).findFirst().orElseThrow();
  }
}
