package dev.dovetail.analysis.table.internal.profile;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds the most frequent of very many values in bounded memory: counts as many values as fit, and when they do not,
/// forgets all but the most frequent eighth. A value that comes (back) later starts at zero, so its count is a lower bound,
/// too low by at most what had been forgotten by then. (Space-Saving of Metwally, Agrawal and El Abbadi, 2005, with
/// lower instead of upper bounds, and in batches as in Anderson et al., *A high-performance algorithm for identifying
/// frequent items in data streams*, 2017.)
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
    int kept = Math.max(capacity / 8, 16);
    if (table.size() <= kept) {
      return;
    }
    int[] byCount = IntStream.range(0, table.size()).boxed()
        .sorted(this::compare)
        .mapToInt(Integer::intValue)
        .toArray();
    for (int i = kept; i < byCount.length; i++) {
      forgotten = Math.max(forgotten, table.count(byCount[i]) + errors[byCount[i]]);
    }
    int[] entries = Arrays.copyOf(byCount, kept);
    long[] keptErrors = new long[capacity];
    for (int i = 0; i < kept; i++) {
      keptErrors[i] = errors[entries[i]];
    }
    table = table.of(entries);
    errors = keptErrors;
  }

  private int compare(int x, int y) {
    int byCount = Long.compare(table.count(y), table.count(x));
    return byCount != 0 ? byCount : Long.compare(table.hash(x), table.hash(y));
  }

  ValueTable table() {
    return table;
  }

  boolean isExact(int entry) {
    return errors[entry] == 0;
  }
}
