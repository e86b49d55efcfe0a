package dev.dovetail.analysis.table.internal.profile;

import java.util.Arrays;

/// Counts how many different hashes it was given, and how many came again: all of them as long as they fit,
/// then those below a bound that is halved whenever they do not fit any more (Flajolet, *On adaptive
/// sampling*, 1990, after Wegman). The standard error is then at most the root of two by the capacity. Most
/// hashes are above the bound by then and cost a comparison.
final class HashSample {
  private static final int PENDING = 64;

  private final int capacity;
  private final boolean isCounting;
  private final long[] pending = new long[PENDING];
  private int pendingSize;
  private long[] hashes = new long[16]; // open addressing; 0 is free
  private int[] counts = {};
  private int size;
  private int halvings;
  private boolean isAnyRepeated;

  /// @param capacity how many different hashes are kept at most
  /// @param isCounting whether it matters how often a hash came
  HashSample(int capacity, boolean isCounting) {
    this.capacity = capacity;
    this.isCounting = isCounting;
  }

  /// Adds a hash. They are put into the table some at a time, else the processor would wait for each place in
  /// memory before it looks for the next.
  void add(long hash) {
    if (!isAbove(hash)) {
      pending[pendingSize++] = hash == 0 ? 1 : hash;
      if (pendingSize == PENDING) {
        flush();
      }
    }
  }

  private void flush() {
    int count = pendingSize;
    pendingSize = 0;
    while (2 * (size + count) > hashes.length) {
      rehash(2 * hashes.length);
    }
    for (int i = 0; i < count; i++) {
      put(pending[i]);
    }
    while (size > capacity) {
      halvings++;
      rehash(hashes.length);
    }
  }

  private void put(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (hashes[slot] != 0) {
      if (hashes[slot] == hash) {
        repeat(slot);
        return;
      }
      slot = (slot + 1) & mask;
    }
    hashes[slot] = hash;
    size++;
  }

  /// Counts begin with the first repetition, since most tables have none.
  private void repeat(int slot) {
    isAnyRepeated = true;
    if (isCounting) {
      counts = counts.length == 0 ? new int[hashes.length] : counts;
      counts[slot]++;
    }
  }

  private boolean isAbove(long hash) {
    return halvings > 0 && hash >>> (Long.SIZE - halvings) != 0;
  }

  private void rehash(int length) {
    long[] old = hashes;
    int[] oldCounts = counts;
    hashes = new long[length];
    counts = new int[oldCounts.length == 0 ? 0 : length];
    size = 0;
    int mask = length - 1;
    for (int i = 0; i < old.length; i++) {
      if (old[i] != 0 && !isAbove(old[i])) {
        int slot = (int) old[i] & mask;
        while (hashes[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        hashes[slot] = old[i];
        if (oldCounts.length > 0) {
          counts[slot] = oldCounts[i];
        }
        size++;
      }
    }
  }

  /// Tells whether no hash was left out.
  boolean isExact() {
    return halvings == 0;
  }

  /// Returns how many different hashes there were.
  long distinct() {
    flush();
    return (long) size << halvings;
  }

  /// Returns how many hashes had come before. A hash that came very often tells too much if it is below the
  /// bound, and nothing if it is above; so the estimate is kept within four standard errors of what the
  /// different hashes leave of all.
  ///
  /// @param total how many hashes there were
  long repeated(long total) {
    flush();
    long found = Arrays.stream(counts).asLongStream().sum();
    if (halvings == 0) {
      return found;
    }
    long rest = total - distinct();
    long error = Math.round(4 * Math.sqrt(size)) << halvings;
    long most = Math.clamp(rest + error, 0, total - 1);
    return Math.clamp(found << halvings, Math.clamp(rest - error, 0, most), most);
  }

  /// Tells whether a hash came twice.
  boolean isAnyRepeated() {
    flush();
    return isAnyRepeated;
  }
}
