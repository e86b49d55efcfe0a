package dev.dovetail.analysis.boundaries.internal.scan;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names in one class file, each once: an open hash table, since one is made and dropped for every class.
final class ClassNameSet {
  private @Nullable ClassName[] slots = new ClassName[128];
  private ClassName[] names = new ClassName[48];
  private int size;

  void add(ClassName name) {
    int slot = slot(name);
    if (slots[slot] != null) {
      return;
    }
    slots[slot] = name;
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
    }
    names[size++] = name;
    if (2 * size > slots.length) {
      slots = new ClassName[2 * slots.length];
      for (int i = 0; i < size; i++) {
        slots[slot(names[i])] = names[i];
      }
    }
  }

  /// Returns the names but one, sorted.
  List<ClassName> sortedWithout(ClassName name) {
    boolean has = slots[slot(name)] != null;
    ClassName[] others = new ClassName[has ? size - 1 : size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (!names[i].equals(name)) {
        others[count++] = names[i];
      }
    }
    Arrays.sort(others);
    return List.of(others);
  }

  /// Returns where a name is, or belongs.
  private int slot(ClassName name) {
    int hash = name.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (slots.length - 1);
    for (ClassName there = slots[slot]; there != null && !there.equals(name); there = slots[slot]) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
