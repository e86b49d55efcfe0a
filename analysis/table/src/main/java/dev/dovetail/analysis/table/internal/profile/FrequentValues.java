package dev.dovetail.analysis.table.internal.profile;

import java.util.Arrays;

/// Finds the most frequent of very many values in bounded memory: always counts those it knows, gets to know
/// others from every seventeenth value, and forgets all but the most frequent whenever there are too many. A
/// value that comes (back) later starts at zero, so its count is a lower bound. (17 is prime, so that what
/// comes in turns is met, and small, so that a value all of whose occurrences stand together is met too.)
/// (Space-Saving of Metwally, Agrawal and El Abbadi, 2005, with lower instead of upper bounds, and in
/// batches as in Anderson et al., *A high-performance algorithm for identifying frequent items in data
/// streams*, 2017.)
final class FrequentValues {
  private static final int ONE_OF = 17;

  private final int admitted;
  private final int filterBits;
  private ValueTable table;
  private boolean[] isExact;
  private long[] filter = {};
  private boolean isAnyForgotten;
  private boolean isAnyRepeated;
  private int position;

  /// @param counted exact counts so far
  /// @param capacity how many values are counted at most
  FrequentValues(ValueTable counted, int capacity) {
    this.admitted = capacity - capacity / 8;
    this.filterBits = Math.max(6, Integer.numberOfTrailingZeros(Integer.highestOneBit(capacity)) + 4);
    this.table = counted;
    this.isExact = new boolean[counted.size()];
    Arrays.fill(isExact, true);
    for (int entry = 0; entry < counted.size(); entry++) {
      isAnyRepeated |= counted.count(entry) > 1;
    }
    prune(capacity / 8);
  }

  void add(byte[] bytes, int from, int to, long hash, byte flag) {
    boolean isAdmitting = position == 0;
    position = position + 1 == ONE_OF ? 0 : position + 1;
    int bit = (int) (hash >>> (Long.SIZE - filterBits));
    boolean isPossible = (filter[bit >>> 6] & 1L << bit) != 0;
    int entry = isPossible ? table.count(bytes, from, to, hash) : -1;
    if (entry >= 0) {
      isAnyRepeated = true;
    } else if (isAdmitting) {
      table.insert(bytes, from, to, hash, flag, 1, Double.NaN);
      filter[bit >>> 6] |= 1L << bit;
      if (table.size() == isExact.length + admitted) {
        prune(Math.max(admitted / 7, 12));
      }
    } else {
      isAnyForgotten = true;
    }
  }

  /// Adds a value with all of its occurrences.
  void addAll(byte[] bytes, int from, int to, long hash, long weight) {
    int entry = table.count(bytes, from, to, hash);
    if (entry >= 0) {
      table.increase(entry, weight - 1);
    } else {
      table.insert(bytes, from, to, hash, (byte) 0, weight, Double.NaN);
    }
    isAnyRepeated |= entry >= 0 || weight > 1;
  }

  /// Keeps the values that occurred most often, and of those that occurred equally often the first.
  private void prune(int kept) {
    int[] entries = new int[table.size()];
    long[] ranks = new long[table.size()];
    for (int entry = 0; entry < ranks.length; entry++) {
      ranks[entry] = table.count(entry);
    }
    long[] sorted = ranks.clone();
    Arrays.sort(sorted);
    long least = sorted.length > kept ? sorted[sorted.length - kept] : 0;
    long ofLeast = kept - Arrays.stream(sorted).filter(count -> count > least).count();
    int size = 0;
    for (int entry = 0; entry < ranks.length; entry++) {
      if (ranks[entry] > least || (ranks[entry] == least && ofLeast-- > 0)) {
        entries[size++] = entry;
      }
    }
    keep(Arrays.copyOf(entries, size));
  }

  private void keep(int[] entries) {
    boolean[] exact = new boolean[entries.length];
    for (int i = 0; i < entries.length; i++) {
      exact[i] = isExact(entries[i]);
    }
    isAnyForgotten |= entries.length < table.size();
    table = table.of(entries, entries.length + admitted);
    isExact = exact;
    filter = new long[1 << (filterBits - 6)];
    for (int entry = 0; entry < table.size(); entry++) {
      int bit = (int) (table.hash(entry) >>> (Long.SIZE - filterBits));
      filter[bit >>> 6] |= 1L << bit;
    }
  }

  ValueTable table() {
    return table;
  }

  /// Tells whether every occurrence of the value was counted.
  boolean isExact(int entry) {
    return entry < isExact.length ? isExact[entry] : !isAnyForgotten;
  }

  /// Tells whether some value was met twice.
  boolean isAnyRepeated() {
    return isAnyRepeated;
  }
}
