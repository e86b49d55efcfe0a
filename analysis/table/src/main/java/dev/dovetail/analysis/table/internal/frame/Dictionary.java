package dev.dovetail.analysis.table.internal.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dovetail.analysis.table.internal.value.Hash;
import java.util.Arrays;

/// Different texts, numbered from 0 as they come: a hash table with linear probing.
final class Dictionary {
  static final int MOST_VALUES = 1 << 16;

  private byte[] bytes = new byte[64];
  private int[] starts = new int[5];
  private int[] slots = new int[16];
  private int[] hashes = new int[4];
  private int size;

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int code) {
    return starts[code];
  }

  int end(int code) {
    return starts[code + 1];
  }

  String text(int code) {
    return new String(bytes, starts[code], starts[code + 1] - starts[code], UTF_8);
  }

  /// Returns the number of a text, a new one if it is new; -1 if it is new and the dictionary full.
  int code(byte[] source, int from, int to) {
    int length = to - from;
    int hash = (int) Hash.of(source, from, to);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int code = slots[slot] - 1;
      if (hashes[code] == hash && starts[code + 1] - starts[code] == length
          && Hash.isSame(bytes, starts[code], source, from, length)) {
        return code;
      }
      slot = slot + 1 & mask;
    }
    return add(source, from, length, hash, slot);
  }

  private int add(byte[] source, int from, int length, int hash, int slot) {
    int start = starts[size];
    if (size == MOST_VALUES || start > Integer.MAX_VALUE - 8 - length) {
      return -1;
    }
    if (start + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Growth.of(bytes.length, start + length));
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size + 1);
    }
    System.arraycopy(source, from, bytes, start, length);
    starts[size + 1] = start + length;
    hashes[size] = hash;
    slots[slot] = ++size;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    int mask = 2 * slots.length - 1;
    int[] larger = new int[mask + 1];
    for (int code = 0; code < size; code++) {
      int slot = hashes[code] & mask;
      while (larger[slot] != 0) {
        slot = slot + 1 & mask;
      }
      larger[slot] = code + 1;
    }
    slots = larger;
  }
}
