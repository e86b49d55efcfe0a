package dev.dovetail.analysis.table.internal.profile;

import dev.dovetail.analysis.table.DuplicateRows;
import java.util.Arrays;

/// Finds rows that repeat earlier rows, by their hashes: all of them as long as they fit, then those whose hash
/// lies below a bound that is halved whenever they do not fit any more (Gibbons, *Distinct sampling for highly
/// accurate answers to distinct values queries*, 2001).
final class RowSample {
  private static final int MOST_HASHES = 1 << 20;

  private long[] hashes = new long[1 << 8]; // open addressing; 0 is free
  private int[] counts = new int[1 << 8];
  private int size;
  private int halvings;

  void add(long rowHash) {
    long hash = rowHash == 0 ? 1 : rowHash;
    if (halvings > 0 && hash >>> (Long.SIZE - halvings) != 0) {
      return;
    }
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (hashes[slot] != 0) {
      if (hashes[slot] == hash) {
        counts[slot]++;
        return;
      }
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    counts[slot] = 1;
    size++;
    if (2 * size > hashes.length) {
      rehash(2 * hashes.length);
    }
    while (size > MOST_HASHES) {
      halvings++;
      rehash(hashes.length);
    }
  }

  private void rehash(int capacity) {
    long[] old = hashes;
    int[] oldCounts = counts;
    hashes = new long[capacity];
    counts = new int[capacity];
    size = 0;
    int mask = capacity - 1;
    for (int i = 0; i < old.length; i++) {
      boolean isKept = old[i] != 0 && (halvings == 0 || old[i] >>> (Long.SIZE - halvings) == 0);
      if (isKept) {
        int slot = (int) old[i] & mask;
        while (hashes[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        hashes[slot] = old[i];
        counts[slot] = oldCounts[i];
        size++;
      }
    }
  }

  DuplicateRows duplicates() {
    long repeated = Arrays.stream(counts).asLongStream().sum() - size;
    return new DuplicateRows(repeated << halvings, halvings == 0);
  }
}
