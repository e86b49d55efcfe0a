package dev.dovetail.analysis.table.internal.frame;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the rows of two tables whose keys are equal. A key with a null equals none, as in SQL.
public final class Joiner {
  private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

  private final int[] left;
  private final int[] right;

  /// Where the rows of each key begin in `rightRows`, and where the last ones end.
  private final int[] starts;
  private final int[] rightRows;

  private Joiner(int[] left, int[] right, int count) {
    this.left = left;
    this.right = right;
    this.starts = new int[count + 1];
    for (int code : right) {
      if (code != KeyCodes.NULL) {
        starts[code + 1]++;
      }
    }
    for (int code = 0; code < count; code++) {
      starts[code + 1] += starts[code];
    }
    rightRows = new int[starts[count]];
    int[] places = starts.clone();
    for (int row = 0; row < right.length; row++) {
      if (right[row] != KeyCodes.NULL) {
        rightRows[places[right[row]]++] = row;
      }
    }
  }

  /// Pairs of rows.
  public static final class Pairs {
    private final int[] left;
    private final int[] right;

    private Pairs(int[] left, int[] right) {
      this.left = left;
      this.right = right;
    }

    /// Returns rows of the one table, [Rows#ABSENT] for none; not to be changed.
    public int[] left() {
      return left;
    }

    /// Returns as many of the other.
    public int[] right() {
      return right;
    }

    /// Returns these as pairs of the other table and the one.
    public Pairs swapped() {
      return new Pairs(/* left= */ right, /* right= */ left);
    }
  }

  /// Prepares a join.
  ///
  /// @param left the keys of the one table, of the same types as
  /// @param right those of the other
  public static Joiner of(List<ColumnView> left, List<ColumnView> right) {
    KeyCodes codes = KeyCodes.of(List.of(left.getFirst(), right.getFirst()));
    for (int key = 1; key < left.size(); key++) {
      codes = codes.pair(KeyCodes.of(List.of(left.get(key), right.get(key))));
    }
    return new Joiner(codes.codes().getFirst(), codes.codes().getLast(), codes.count());
  }

  /// Returns two rows of the left table with the same key, if there are.
  public int @Nullable [] repeatedLeft() {
    return repeated(left);
  }

  /// Returns two rows of the right table with the same key, if there are.
  public int @Nullable [] repeatedRight() {
    return repeated(right);
  }

  private int @Nullable [] repeated(int[] codes) {
    int[] seen = new int[starts.length];
    Arrays.fill(seen, -1);
    for (int row = 0; row < codes.length; row++) {
      int code = codes[row];
      if (code != KeyCodes.NULL) {
        if (seen[code] >= 0) {
          return new int[] {seen[code], row};
        }
        seen[code] = row;
      }
    }
    return null;
  }

  /// Returns the pairs of rows with equal keys, in the order of the left table, then of the right one.
  ///
  /// @param keepsLeft whether rows of the left table without an equal stay
  /// @param keepsRight whether rows of the right table without an equal follow at the end
  /// @throws IllegalArgumentException if there are too many
  public Pairs pairs(boolean keepsLeft, boolean keepsRight) {
    boolean[] isMatched = new boolean[keepsRight ? starts.length : 0];
    long size = 0;
    for (int code : left) {
      int matches = matches(code);
      size += matches == 0 && keepsLeft ? 1 : matches;
      if (keepsRight && code != KeyCodes.NULL) {
        isMatched[code] = true;
      }
    }
    for (int i = 0; keepsRight && i < right.length; i++) {
      size += right[i] == KeyCodes.NULL || !isMatched[right[i]] ? 1 : 0;
    }
    if (size > MOST_ROWS) {
      throw new IllegalArgumentException("The join would have " + size + " rows, more than " + MOST_ROWS
          + "; join by more columns, or ask for one row a key with expecting");
    }
    return fill((int) size, keepsLeft, keepsRight, isMatched);
  }

  private Pairs fill(int size, boolean keepsLeft, boolean keepsRight, boolean[] isMatched) {
    int[] lefts = new int[size];
    int[] rights = new int[size];
    int at = 0;
    for (int row = 0; row < left.length; row++) {
      int matches = matches(left[row]);
      if (matches == 0 && keepsLeft) {
        lefts[at] = row;
        rights[at++] = Rows.ABSENT;
      }
      for (int i = 0; i < matches; i++) {
        lefts[at] = row;
        rights[at++] = rightRows[starts[left[row]] + i];
      }
    }
    for (int row = 0; keepsRight && row < right.length; row++) {
      if (right[row] == KeyCodes.NULL || !isMatched[right[row]]) {
        lefts[at] = Rows.ABSENT;
        rights[at++] = row;
      }
    }
    return new Pairs(lefts, rights);
  }

  private int matches(int code) {
    return code == KeyCodes.NULL ? 0 : starts[code + 1] - starts[code];
  }

  /// Returns the rows of the left table that have an equal in the right one, or those that have none.
  public int[] leftRows(boolean areMatched) {
    int[] rows = new int[left.length];
    int size = 0;
    for (int row = 0; row < left.length; row++) {
      rows[size] = row;
      size += matches(left[row]) > 0 == areMatched ? 1 : 0;
    }
    return Arrays.copyOf(rows, size);
  }
}
