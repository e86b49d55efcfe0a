package dev.dovetail.analysis.table.internal.frame;

/// Numbers different longs from 0 as they come: a hash table with linear probing, each key beside its number,
/// so that a look-up touches one line of the cache.
final class LongIds {
  private long[] slots = new long[1 << 10];
  private int shift = 64 - 9;
  private int size;

  int size() {
    return size;
  }

  /// Returns the number of a key, a new one if it is new.
  int id(long key) {
    int mask = slots.length - 1;
    int slot = slot(key, shift);
    while (slots[slot + 1] != 0) {
      if (slots[slot] == key) {
        return (int) slots[slot + 1] - 1;
      }
      slot = (slot + 2) & mask;
    }
    slots[slot] = key;
    slots[slot + 1] = ++size;
    if (4L * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  /// Knuth's multiplicative hashing; key and number take two places.
  private static int slot(long key, int shift) {
    long mixed = key ^ (key >>> 32);
    return (int) ((mixed * 0x9E3779B97F4A7C15L) >>> shift) << 1;
  }

  private void grow() {
    if (slots.length == 1 << 30) {
      if (size == 1 << 29) {
        throw new OutOfMemoryError("More than 536,870,911 different keys");
      }
      return;
    }
    long[] larger = new long[slots.length << 1];
    shift--;
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i + 1] != 0) {
        int slot = slot(slots[i], shift);
        while (larger[slot + 1] != 0) {
          slot = (slot + 2) & (larger.length - 1);
        }
        larger[slot] = slots[i];
        larger[slot + 1] = slots[i + 1];
      }
    }
    slots = larger;
  }
}
