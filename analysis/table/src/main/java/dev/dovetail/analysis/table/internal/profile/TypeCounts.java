package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.ColumnType;
import dev.dovetail.analysis.table.TypeCount;
import dev.dovetail.analysis.table.internal.value.Kinds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Counts what values can be read as, each for itself.
final class TypeCounts {
  private static final int ONE_OF = 17; // prime, so that kinds of values that take turns are all met

  private final long[] byLowestBit = new long[Integer.SIZE + 1];
  private long looked;
  private long passed;
  private boolean isExact = true;

  /// Tells whether the next value of a column that is known to be text should be looked at: as long as one of
  /// sixteen values was something else all are, afterwards only one of seventeen.
  boolean wantsText() {
    boolean isMixed = 16 * (looked - byLowestBit[Integer.SIZE]) >= looked;
    if (isMixed || passed++ % ONE_OF == 0) {
      return true;
    }
    isExact = false;
    return false;
  }

  /// Counts values.
  ///
  /// @param kinds all that they can be read as
  void add(int kinds, long weight) {
    byLowestBit[Integer.numberOfTrailingZeros(kinds)] += weight;
    looked += weight;
  }

  /// Returns the types, the most frequent first.
  ///
  /// @param count how many values there are
  List<TypeCount> get(long count) {
    Map<ColumnType, Long> byType = new EnumMap<>(ColumnType.class);
    for (int bit = 0; bit < byLowestBit.length; bit++) {
      if (byLowestBit[bit] > 0) {
        ColumnType type = Kinds.narrowestOfValue(bit == Integer.SIZE ? Kinds.NONE : 1 << bit);
        byType.merge(type, byLowestBit[bit], Long::sum);
      }
    }
    List<TypeCount> types = new ArrayList<>();
    double scale = isExact ? 1 : (double) count / looked;
    byType.forEach((type, found) -> types.add(new TypeCount(type, Math.round(found * scale), isExact)));
    types.sort(Comparator.comparingLong(TypeCount::count).reversed().thenComparing(TypeCount::type));
    return types;
  }
}
