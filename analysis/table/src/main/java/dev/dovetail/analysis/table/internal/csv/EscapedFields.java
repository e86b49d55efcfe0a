package dev.dovetail.analysis.table.internal.csv;

import java.util.Arrays;

/// The numbers of fields that hold doubled or escaped quotes.
final class EscapedFields {
  private final Syntax syntax;
  private int[] fields = new int[16];
  private int size;

  EscapedFields(Syntax syntax) {
    this.syntax = syntax;
  }

  int size() {
    return size;
  }

  void add(int field) {
    if (size == fields.length) {
      fields = Arrays.copyOf(fields, 2 * size);
    }
    fields[size++] = field;
  }

  /// Forgets all but the first.
  void truncate(int newSize) {
    size = newSize;
  }

  /// Turns their doubled and escaped quotes into single ones, in place.
  void unescape(byte[] bytes, int[] starts, int[] ends) {
    for (int i = 0; i < size; i++) {
      int field = fields[i];
      ends[field] = syntax.unescape(bytes, starts[field], ends[field]);
    }
  }
}
