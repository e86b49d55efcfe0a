package dev.dovetail.persistence.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Objects of a session by something they are known by, in the order in which they came.
///
/// Entries stand in a dense array, and a table of open addressing holds their positions, as in Python's
/// `dict` since 3.6: about 18 bytes an object, where a `HashMap` takes 40.
abstract class EntryTable {
  private static final int LEAST = 16;

  private @Nullable Entry[] entries = new @Nullable Entry[LEAST / 2];
  private int[] hashes = new int[LEAST / 2];
  private int[] slots = new int[LEAST]; // position + 1, or 0 for free
  private int used; // positions, of which some may be empty
  private int size;

  int size() {
    return size;
  }

  @Nullable Entry get(Object key) {
    if (size == 0) {
      return null;
    }
    int slot = find(key, spread(key));
    return slots[slot] == 0 ? null : entries[slots[slot] - 1];
  }

  /// Enters an object.
  ///
  /// @return the one that had the key before
  @Nullable Entry put(Object key, Entry entry) {
    int hash = spread(key);
    int slot = find(key, hash);
    if (slots[slot] != 0) {
      Entry previous = entries[slots[slot] - 1];
      entries[slots[slot] - 1] = entry;
      return previous;
    }
    if (used == entries.length) {
      makeRoom();
      slot = find(key, hash);
    }
    entries[used] = entry;
    hashes[used] = hash;
    slots[slot] = ++used;
    size++;
    return null;
  }

  /// Takes an object out if it is the one that has the key.
  void remove(Object key, Entry entry) {
    int slot = find(key, spread(key));
    if (slots[slot] != 0 && entries[slots[slot] - 1] == entry) {
      entries[slots[slot] - 1] = null;
      size--;
      close(slot);
    }
  }

  /// Hands out each object; none may be entered or taken out meanwhile.
  void forEach(Consumer<Entry> action) {
    for (int i = 0; i < used; i++) {
      Entry entry = entries[i];
      if (entry != null) {
        action.accept(entry);
      }
    }
  }

  boolean anyMatch(Predicate<Entry> condition) {
    for (int i = 0; i < used; i++) {
      Entry entry = entries[i];
      if (entry != null && condition.test(entry)) {
        return true;
      }
    }
    return false;
  }

  List<Entry> toList() {
    List<Entry> list = new ArrayList<>(size);
    forEach(list::add);
    return list;
  }

  void clear() {
    if (used == 0) {
      return;
    }
    entries = new @Nullable Entry[LEAST / 2];
    hashes = new int[LEAST / 2];
    slots = new int[LEAST];
    used = 0;
    size = 0;
  }

  /// The persistent objects of one entity, by their keys.
  static final class ByKey extends EntryTable {
    @Override
    int hash(Object key) {
      return key.hashCode();
    }

    @Override
    boolean isKnownBy(Entry entry, Object key) {
      return entry.requireKey().equals(key);
    }
  }

  /// Objects by themselves.
  static final class ByInstance extends EntryTable {
    @Override
    int hash(Object instance) {
      return System.identityHashCode(instance);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // which object it is, not what it holds
    boolean isKnownBy(Entry entry, Object instance) {
      return entry.instance == instance;
    }
  }

  abstract int hash(Object key);

  abstract boolean isKnownBy(Entry entry, Object key);

  /// Fibonacci hashing (Knuth, TAOCP 6.4), so that sequences spread evenly; but eight keys in a row, as most
  /// keys come, stay side by side.
  private int spread(Object key) {
    int hash = hash(key);
    return ((hash >>> 3) * 0x9e3779b9 & ~7) | (hash & 7);
  }

  private int home(int hash) {
    int slot = hash >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
    return (slot & ~7) | (hash & 7);
  }

  /// Returns the slot that leads to the key, or the free one where it belongs.
  private int find(Object key, int hash) {
    int slot = home(hash);
    while (slots[slot] != 0 && !has(slots[slot] - 1, key, hash)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private boolean has(int position, Object key, int hash) {
    Entry entry = entries[position];
    return hashes[position] == hash && entry != null && isKnownBy(entry, key);
  }

  /// Frees a slot and moves up those behind it that would not be found any more (Knuth, algorithm 6.4R).
  private void close(int free) {
    int mask = slots.length - 1;
    for (int slot = (free + 1) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      int distance = (slot - home(hashes[slots[slot] - 1])) & mask;
      if (distance >= ((slot - free) & mask)) {
        slots[free] = slots[slot];
        free = slot;
      }
    }
    slots[free] = 0;
  }

  private void makeRoom() {
    @Nullable Entry[] old = entries;
    int[] oldHashes = hashes;
    int capacity = Math.max(LEAST / 2, size * 2);
    int end = used;
    entries = new @Nullable Entry[capacity];
    hashes = new int[capacity];
    slots = new int[Integer.highestOneBit(capacity - 1) * 4];
    used = 0;
    for (int i = 0; i < end; i++) {
      if (old[i] != null) {
        place(old[i], oldHashes[i]);
      }
    }
  }

  private void place(@Nullable Entry entry, int hash) {
    int slot = home(hash);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    entries[used] = entry;
    hashes[used] = hash;
    slots[slot] = ++used;
  }
}
