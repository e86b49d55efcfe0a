package dev.dovetail.analysis.table.internal.frame;

import java.util.Arrays;

/// Sorts rows by comparing them, stably.
final class MergeSort {
  private static final int FEW = 12;

  private final RowOrder order;

  MergeSort(RowOrder order) {
    this.order = order;
  }

  /// Sorts a stretch.
  void sort(int[] rows, int from, int to) {
    if (to - from > FEW) {
      int[] stretch = Arrays.copyOfRange(rows, from, to);
      sort(stretch.clone(), stretch, 0, stretch.length);
      System.arraycopy(stretch, 0, rows, from, stretch.length);
    } else {
      insert(rows, from, to);
    }
  }

  /// Sorts what is the same in both arrays into `target`.
  private void sort(int[] source, int[] target, int from, int to) {
    if (to - from <= FEW) {
      insert(target, from, to);
      return;
    }
    int middle = (from + to) >>> 1;
    sort(target, source, from, middle);
    sort(target, source, middle, to);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean isLeft = right == to
          || (left < middle && order.compare(source[left], source[right]) <= 0);
      target[i] = isLeft ? source[left++] : source[right++];
    }
  }

  private void insert(int[] rows, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int row = rows[i];
      int place = i;
      while (place > from && order.compare(rows[place - 1], row) > 0) {
        rows[place] = rows[place - 1];
        place--;
      }
      rows[place] = row;
    }
  }
}
