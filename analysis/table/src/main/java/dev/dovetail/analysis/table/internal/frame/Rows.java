package dev.dovetail.analysis.table.internal.frame;

/// Which rows of a storage a table shows, and in which order. Shared by all columns of a table that come from
/// the same one, so that selecting rows copies no values.
public sealed interface Rows {
  /// What stands for a row that is not there, as for the other side of an outer join: null in every column.
  int ABSENT = -1;

  /// Returns how many rows are shown.
  int size();

  /// Returns the row of the storage that is shown at a place, or [#ABSENT].
  int at(int index);

  /// Returns the rows shown at some of these places.
  ///
  /// @param indexes places, [#ABSENT] allowed; not changed from now on
  default Rows pick(int[] indexes) {
    int[] rows = new int[indexes.length];
    for (int i = 0; i < indexes.length; i++) {
      rows[i] = indexes[i] == ABSENT ? ABSENT : at(indexes[i]);
    }
    return new Picked(rows);
  }

  /// Returns a stretch of these rows.
  ///
  /// @param from the first place, from 0
  /// @param length how many
  Rows slice(int from, int length);

  /// Returns the first `size` rows.
  static Rows all(int size) {
    return new Range(0, size);
  }

  /// Returns given rows.
  ///
  /// @param rows taken over, not copied
  static Rows of(int[] rows) {
    return new Picked(rows);
  }

  /// Rows that stand one after the other.
  ///
  /// @param from the first
  /// @param size how many
  record Range(int from, int size) implements Rows {
    @Override
    public int at(int index) {
      return from + index;
    }

    @Override
    public Rows pick(int[] indexes) {
      return from == 0 ? new Picked(indexes) : Rows.super.pick(indexes);
    }

    @Override
    public Rows slice(int start, int length) {
      return new Range(from + start, length);
    }
  }

  /// Rows in any order, perhaps repeated.
  final class Picked implements Rows {
    private final int[] rows;
    private final int from;
    private final int size;

    Picked(int[] rows) {
      this(rows, 0, rows.length);
    }

    private Picked(int[] rows, int from, int size) {
      this.rows = rows;
      this.from = from;
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public int at(int index) {
      return rows[from + index];
    }

    @Override
    public Rows slice(int start, int length) {
      return new Picked(rows, from + start, length);
    }
  }
}
