package dev.dovetail.analysis.table.internal.expression;

import org.jspecify.annotations.Nullable;

/// Text that is one of a known number of values, so that a function of it need be computed once for each.
interface Codes {
  /// Stands for null.
  int NULL = -1;

  /// Returns how many values there are; numbers are less.
  int size();

  /// Reads the numbers of some rows.
  void read(int from, int count, int[] target);

  /// Returns the value of a number.
  @Nullable String value(int code);
}
