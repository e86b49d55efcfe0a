package dev.dovetail.analysis.table.internal.frame;

import dev.dovetail.analysis.table.internal.value.Hash;
import java.util.Arrays;

/// Numbers different texts from 0 as they come, and remembers of each a row that holds it.
final class TextIds {
  private int[] slots = new int[1 << 10];
  private TextData[] owners = new TextData[1 << 9];
  private int[] rows = new int[1 << 9];
  private int[] hashes = new int[1 << 9];
  private int size;

  int size() {
    return size;
  }

  /// Returns the number of the text of a row, a new one if it is new.
  int id(TextData data, int row) {
    byte[] bytes = data.bytes(row);
    int from = data.start(row);
    int length = data.end(row) - from;
    int hash = (int) Hash.of(bytes, from, from + length);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (hashes[id] == hash && isSame(id, bytes, from, length)) {
        return id;
      }
      slot = (slot + 1) & mask;
    }
    if (size == rows.length) {
      int capacity = Growth.of(size, size + 1);
      owners = Arrays.copyOf(owners, capacity);
      rows = Arrays.copyOf(rows, capacity);
      hashes = Arrays.copyOf(hashes, capacity);
    }
    owners[size] = data;
    rows[size] = row;
    hashes[size] = hash;
    slots[slot] = ++size;
    if (2L * size > slots.length && slots.length < 1 << 30) {
      grow();
    }
    return size - 1;
  }

  private boolean isSame(int id, byte[] bytes, int from, int length) {
    TextData owner = owners[id];
    int row = rows[id];
    int start = owner.start(row);
    return owner.end(row) - start == length && Hash.isSame(owner.bytes(row), start, bytes, from, length);
  }

  private void grow() {
    int[] larger = new int[slots.length << 1];
    for (int id = 0; id < size; id++) {
      int slot = hashes[id] & (larger.length - 1);
      while (larger[slot] != 0) {
        slot = (slot + 1) & (larger.length - 1);
      }
      larger[slot] = id + 1;
    }
    slots = larger;
  }
}
