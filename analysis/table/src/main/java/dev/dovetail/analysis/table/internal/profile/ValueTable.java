package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.internal.text.Utf8;
import dev.dovetail.analysis.table.internal.value.Hash;
import dev.dovetail.analysis.table.internal.value.NullSpellings;
import java.util.Arrays;

/// Different values and how often each occurred: an open hash table over one array of bytes, in order of
/// first occurrence. Of a long value it keeps the beginning, the length and the hash, and takes that for the
/// value.
final class ValueTable {
  /// How many bytes of a value are kept.
  static final int KEPT_BYTES = 128;

  /// Bit of the flags: the format says that it is text.
  static final byte LITERAL = 1;

  private static final int FLAG_BITS = 3;
  private static final long LITERAL_HASH = 0x9e3779b97f4a7c15L;

  // what a lookup touches of an entry lies together, in one cache line
  private static final long UPPER_HALF = -1L << Integer.SIZE;

  private static final int STRIDE = 4;
  private static final int COUNT = 1;
  private static final int PLACE = 2;
  private static final int NUMBER = 3;

  private long[] slots; // the upper half of a hash, and the number of its entry plus one; 0 is free
  private long[] cells;
  private int[] marks; // code points, and three bits of flags
  private byte[] text;
  private int textEnd;
  private int size;

  /// Makes a table that begins small.
  ValueTable() {
    this(4);
  }

  ValueTable(int capacity) {
    slots = new long[Integer.highestOneBit(Math.max(capacity, 1)) * 4];
    cells = new long[STRIDE * capacity];
    marks = new int[capacity];
    text = new byte[8 * capacity];
  }

  /// Returns the hash under which a value is kept, of the hash of its bytes.
  static long hash(long hash, boolean isLiteral) {
    return isLiteral ? hash ^ LITERAL_HASH : hash;
  }

  /// Counts a value.
  ///
  /// @return its number if it is there; else -1
  int count(byte[] bytes, int from, int to, long hash) {
    int entry = find(bytes, from, to, hash);
    if (entry >= 0) {
      cells[STRIDE * entry + COUNT]++;
    }
    return entry;
  }

  private int find(byte[] bytes, int from, int to, long hash) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    int length = to - from;
    for (long found = slots[slot]; found != 0; found = slots[slot]) {
      if (((found ^ hash) & UPPER_HALF) == 0) {
        int entry = (int) found - 1;
        int cell = STRIDE * entry;
        long place = cells[cell + PLACE];
        if (cells[cell] == hash
            && (int) place == length
            && (length <= Hash.UNIQUE_BYTES
            || Hash.isSame(text, (int) (place >>> 32), bytes, from, Math.min(length, KEPT_BYTES)))) {
          return entry;
        }
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  /// Adds a value that is not there.
  ///
  /// @param number what it is as a number; `NaN` if it is none
  void insert(byte[] bytes, int from, int to, long hash, byte flag, long count, double number) {
    int mark = Utf8.codePoints(bytes, from, to) << FLAG_BITS | flag;
    insert(bytes, from, to - from, hash, mark, count, number);
  }

  private void insert(
      byte[] bytes, int from, int length, long hash, int mark, long count, double number) {
    int kept = Math.min(length, KEPT_BYTES);
    if (size == marks.length) {
      int capacity = size + Math.max(size / 2, 4);
      cells = Arrays.copyOf(cells, STRIDE * capacity);
      marks = Arrays.copyOf(marks, capacity);
    }
    if (2 * (size + 1) > slots.length) {
      rehash(2 * slots.length);
    }
    if (textEnd + kept > text.length) {
      text = Arrays.copyOf(text, Math.max(textEnd + kept, text.length + text.length / 2));
    }
    System.arraycopy(bytes, from, text, textEnd, kept);
    int cell = STRIDE * size;
    cells[cell] = hash;
    cells[cell + COUNT] = count;
    cells[cell + PLACE] = (long) textEnd << 32 | length;
    cells[cell + NUMBER] = Double.doubleToRawLongBits(number);
    marks[size] = mark;
    textEnd += kept;
    place(size++);
  }

  void increase(int entry, long by) {
    cells[STRIDE * entry + COUNT] += by;
  }

  private void rehash(int capacity) {
    slots = new long[capacity];
    for (int entry = 0; entry < size; entry++) {
      place(entry);
    }
  }

  private void place(int entry) {
    int mask = slots.length - 1;
    int slot = (int) hash(entry) & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = (hash(entry) & UPPER_HALF) | (entry + 1);
  }

  int size() {
    return size;
  }

  long hash(int entry) {
    return cells[STRIDE * entry];
  }

  long count(int entry) {
    return cells[STRIDE * entry + COUNT];
  }

  /// Returns the number given with the entry.
  double number(int entry) {
    return Double.longBitsToDouble(cells[STRIDE * entry + NUMBER]);
  }

  /// Returns how many code points the whole value has.
  int codePoints(int entry) {
    return marks[entry] >>> FLAG_BITS;
  }

  boolean isLiteral(int entry) {
    return (marks[entry] & LITERAL) != 0;
  }

  boolean isNull(int entry) {
    return (marks[entry] & NullSpellings.NULL) != 0;
  }

  boolean isNullAmongValues(int entry) {
    return (marks[entry] & NullSpellings.NULL_AMONG_VALUES) != 0;
  }

  /// Tells whether only the beginning of the value is kept.
  boolean isCut(int entry) {
    return length(entry) > KEPT_BYTES;
  }

  /// Returns the array that holds the values' text.
  byte[] text() {
    return text;
  }

  int start(int entry) {
    return (int) (cells[STRIDE * entry + PLACE] >>> 32);
  }

  int end(int entry) {
    return start(entry) + Math.min(length(entry), KEPT_BYTES);
  }

  /// Returns how many bytes the whole value has.
  int length(int entry) {
    return (int) cells[STRIDE * entry + PLACE];
  }

  /// Returns about how many bytes of memory this takes.
  long memory() {
    return 8L * slots.length + 36L * marks.length + text.length;
  }

  /// Makes a table of some of the entries.
  ///
  /// @param capacity how many entries it will have in the end
  ValueTable of(int[] entries, int capacity) {
    ValueTable table = new ValueTable(Math.max(capacity, entries.length));
    for (int entry : entries) {
      table.insert(text, start(entry), length(entry), hash(entry), marks[entry], count(entry), number(entry));
    }
    return table;
  }

  /// Compares two values as text, by code point.
  int compare(int x, int y) {
    return Arrays.compareUnsigned(text, start(x), end(x), text, start(y), end(y));
  }
}
