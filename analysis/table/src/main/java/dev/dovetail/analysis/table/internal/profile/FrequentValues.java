package dev.dovetail.analysis.table.internal.profile;

import java.util.Arrays;

/// Finds the most frequent of very many values in bounded memory: counts as many values as fit, and when they
/// do not, forgets all but the most frequent eighth. A value that comes (back) later starts at zero, so its
/// count is a lower bound, too low by at most what had been forgotten by then. (Space-Saving of Metwally,
/// Agrawal and El Abbadi, 2005, with lower instead of upper bounds, and in batches as in Anderson et al., *A
/// high-performance algorithm for identifying frequent items in data streams*, 2017.)
final class FrequentValues {
  private final int capacity;
  private ValueTable table;
  private long[] errors;
  private long forgotten;

  /// @param counted exact counts so far
  /// @param capacity how many values are counted at most
  FrequentValues(ValueTable counted, int capacity) {
    this.capacity = capacity;
    this.table = counted;
    this.errors = new long[Math.max(capacity, counted.size())];
    prune();
  }

  void add(byte[] bytes, int from, int to, long hash, byte flag, long weight) {
    int entry = table.count(bytes, from, to, hash);
    if (entry < 0) {
      if (table.size() >= capacity) {
        prune();
      }
      errors[table.size()] = forgotten;
      table.insert(bytes, from, to, hash, flag, weight);
    } else {
      table.increase(entry, weight - 1);
    }
  }

  private void prune() {
    int kept = Math.max(capacity / 8, 12);
    if (table.size() <= kept) {
      return;
    }
    long[] counts = new long[table.size()];
    for (int entry = 0; entry < counts.length; entry++) {
      counts[entry] = table.count(entry);
    }
    Arrays.sort(counts);
    long least = counts[counts.length - kept];
    int ofLeast = kept;
    for (int i = counts.length - 1; i >= 0 && counts[i] > least; i--) {
      ofLeast--;
    }
    keep(kept, least, ofLeast);
  }

  /// Keeps the values that occurred more often than `least`, and of those that occurred so often the first.
  private void keep(int kept, long least, int ofLeast) {
    int[] entries = new int[kept];
    long[] keptErrors = new long[capacity];
    int size = 0;
    int left = ofLeast;
    for (int entry = 0; entry < table.size(); entry++) {
      long count = table.count(entry);
      if (count > least || (count == least && left-- > 0)) {
        entries[size] = entry;
        keptErrors[size++] = errors[entry];
      } else {
        forgotten = Math.max(forgotten, count + errors[entry]);
      }
    }
    table = table.of(entries, capacity);
    errors = keptErrors;
  }

  ValueTable table() {
    return table;
  }

  boolean isExact(int entry) {
    return errors[entry] == 0;
  }
}
