package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.internal.value.Hash;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import java.util.Arrays;

/// Different values and how often each occurred: an open hash table over one array of bytes, in order of
/// first occurrence. Of a long value it keeps the beginning, the length and the hash, and takes that for the
/// value.
final class ValueTable {
  /// How many bytes of a value are kept.
  static final int KEPT_BYTES = 128;

  /// Bit of [#flags]: the format says that it is text.
  static final byte LITERAL = 1;

  /// Bit of [#flags]: one of the spellings of null.
  static final byte NULL = NullSpellings.NULL;

  /// Bit of [#flags]: null, if all other values are numbers, dates or the like.
  static final byte NULL_AMONG_VALUES = NullSpellings.NULL_AMONG_VALUES;

  private static final long LITERAL_HASH = 0x9e3779b97f4a7c15L;

  private int[] slots;
  private long[] hashes;
  private long[] counts;
  private int[] offsets;
  private int[] lengths;
  private byte[] flags;
  private byte[] text;
  private int textEnd;
  private int size;

  /// Makes a table that begins small.
  ValueTable() {
    this(4);
  }

  private ValueTable(int capacity) {
    slots = new int[Integer.highestOneBit(capacity) * 4];
    hashes = new long[capacity];
    counts = new long[capacity];
    offsets = new int[capacity];
    lengths = new int[capacity];
    flags = new byte[capacity];
    text = new byte[8 * capacity];
  }

  /// Returns the hash under which a value is kept.
  static long hash(byte[] bytes, int from, int to, boolean isLiteral) {
    long hash = Hash.of(bytes, from, to);
    return isLiteral ? hash ^ LITERAL_HASH : hash;
  }

  /// Counts a value.
  ///
  /// @return its number if it is there; else minus one minus the number it would get from [#insert]
  int count(byte[] bytes, int from, int to, long hash) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    int length = to - from;
    while (true) {
      int entry = slots[slot] - 1;
      if (entry < 0) {
        return -1 - size;
      }
      if (hashes[entry] == hash
          && lengths[entry] == length
          && Hash.isSame(text, offsets[entry], bytes, from, Math.min(length, KEPT_BYTES))) {
        counts[entry]++;
        return entry;
      }
      slot = (slot + 1) & mask;
    }
  }

  /// Adds a value that is not there.
  void insert(byte[] bytes, int from, int to, long hash, byte flag, long count) {
    if (size == hashes.length) {
      grow(size + Math.max(size / 2, 4));
    }
    if (4 * (size + 1) > 3 * slots.length) {
      rehash(2 * slots.length);
    }
    int kept = Math.min(to - from, KEPT_BYTES);
    if (textEnd + kept > text.length) {
      text = Arrays.copyOf(text, Math.max(textEnd + kept, text.length + text.length / 2));
    }
    System.arraycopy(bytes, from, text, textEnd, kept);
    hashes[size] = hash;
    counts[size] = count;
    offsets[size] = textEnd;
    lengths[size] = to - from;
    flags[size] = flag;
    textEnd += kept;
    place(size++);
  }

  void increase(int entry, long by) {
    counts[entry] += by;
  }

  private void grow(int capacity) {
    hashes = Arrays.copyOf(hashes, capacity);
    counts = Arrays.copyOf(counts, capacity);
    offsets = Arrays.copyOf(offsets, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    flags = Arrays.copyOf(flags, capacity);
  }

  private void rehash(int capacity) {
    slots = new int[capacity];
    for (int entry = 0; entry < size; entry++) {
      place(entry);
    }
  }

  private void place(int entry) {
    int mask = slots.length - 1;
    int slot = (int) hashes[entry] & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = entry + 1;
  }

  int size() {
    return size;
  }

  long hash(int entry) {
    return hashes[entry];
  }

  long count(int entry) {
    return counts[entry];
  }

  byte flags(int entry) {
    return flags[entry];
  }

  boolean isLiteral(int entry) {
    return (flags[entry] & LITERAL) != 0;
  }

  boolean isNull(int entry) {
    return (flags[entry] & NULL) != 0;
  }

  boolean isNullAmongValues(int entry) {
    return (flags[entry] & NULL_AMONG_VALUES) != 0;
  }

  /// Tells whether only the beginning of the value is kept.
  boolean isCut(int entry) {
    return lengths[entry] > KEPT_BYTES;
  }

  /// Returns the array that holds the values' text.
  byte[] text() {
    return text;
  }

  int start(int entry) {
    return offsets[entry];
  }

  int end(int entry) {
    return offsets[entry] + Math.min(lengths[entry], KEPT_BYTES);
  }

  int length(int entry) {
    return lengths[entry];
  }

  /// Returns about how many bytes of memory this takes.
  long memory() {
    return 4L * slots.length + 25L * hashes.length + text.length;
  }

  /// Makes a table of some of the entries.
  ///
  /// @param capacity how many entries it will have in the end
  ValueTable of(int[] entries, int capacity) {
    ValueTable table = new ValueTable(Math.max(capacity, entries.length));
    for (int entry : entries) {
      table.copy(this, entry);
    }
    return table;
  }

  private void copy(ValueTable from, int entry) {
    insert(from.text, from.start(entry), from.end(entry), from.hashes[entry], from.flags[entry],
        from.counts[entry]);
    lengths[size - 1] = from.lengths[entry];
  }

  /// Compares two values as text, by code point.
  int compare(int x, int y) {
    return Arrays.compareUnsigned(text, start(x), end(x), text, start(y), end(y));
  }
}
