package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Orders the rows of a group of entities that refer to one another, those that are referred to first,
/// without recursion however long a chain of them is (Kahn, 1962).
final class RowOrder {
  private final List<Entry> entries;
  private final Function<Entry, @Nullable Object[]> rows;
  private final Map<Object, Entry> byKey = new HashMap<>(); // keys of different entities differ by their root
  private final Map<Entry, List<Entry>> referring = new HashMap<>();
  private final Map<Entry, Integer> missing = new LinkedHashMap<>(); // how many it refers to that have not come yet
  private final List<Entry> ordered = new ArrayList<>();

  private record RowKey(EntityMapping root, @Nullable Object key) {}

  /// @param isStored whether references count as they are in the rows, or as they are in the objects
  RowOrder(List<Entry> entries, boolean isStored) {
    this(entries, entry -> isStored ? entry.requireRow() : entry.mapping.rowOf(entry.instance));
  }

  /// References count as they are in the objects.
  ///
  /// @param without attributes of some objects that do not count
  RowOrder(List<Entry> entries, Map<Entry, BitSet> without) {
    this(entries, entry -> {
      @Nullable Object[] row = entry.mapping.rowOf(entry.instance);
      without.getOrDefault(entry, new BitSet()).stream().forEach(i -> row[i] = null);
      return row;
    });
  }

  private RowOrder(List<Entry> entries, Function<Entry, @Nullable Object[]> rows) {
    this.entries = entries;
    this.rows = rows;
    entries.forEach(entry -> byKey.put(new RowKey(entry.mapping.root(), entry.key()), entry));
    for (Entry entry : entries) {
      @Nullable Object[] row = rows.apply(entry);
      List<Entry> targets = targets(entry, row);
      missing.put(entry, targets.size());
      targets.forEach(target -> referring.computeIfAbsent(target, k -> new ArrayList<>()).add(entry));
    }
    order();
  }

  /// The rows among these that a row refers to, without itself.
  private List<Entry> targets(Entry entry, @Nullable Object[] row) {
    List<Entry> targets = new ArrayList<>();
    for (Member member : entry.mapping.members()) {
      if (member instanceof Member.Reference reference) {
        Entry target = target(entry, reference, row);
        if (target != null && target != entry) {
          targets.add(target);
        }
      }
    }
    return targets;
  }

  private @Nullable Entry target(Entry entry, Member.Reference reference, @Nullable Object[] row) {
    Object key = entry.mapping.referencedKey(reference, row);
    return key == null ? null : byKey.get(new RowKey(reference.relation().target().root(), key));
  }

  /// The attributes of rows in circles that may be null for a while, so that these open: of the entity of
  /// which there are fewest. Empty if there are no circles, or none that can be opened.
  Map<Entry, BitSet> openings() {
    Map<EntityMapping, Map<Entry, BitSet>> byEntity = new LinkedHashMap<>();
    for (Entry entry : circular()) {
      BitSet attributes = openings(entry);
      if (!attributes.isEmpty()) {
        byEntity.computeIfAbsent(entry.mapping, k -> new LinkedHashMap<>()).put(entry, attributes);
      }
    }
    return byEntity.values().stream().min(Comparator.comparingInt(Map::size)).orElse(Map.of());
  }

  private BitSet openings(Entry entry) {
    BitSet attributes = new BitSet();
    @Nullable Object[] row = rows.apply(entry);
    for (Member member : entry.mapping.members()) {
      if (member instanceof Member.Reference reference && reference.relation().isOptional()
          && !entry.mapping.isId(reference.from())) {
        Entry target = target(entry, reference, row);
        if (target != null && target != entry && missing.getOrDefault(target, 0) > 0) {
          attributes.set(reference.from(), reference.from() + reference.count());
        }
      }
    }
    return attributes;
  }

  private void order() {
    Deque<Entry> ready = new ArrayDeque<>();
    missing.forEach((entry, count) -> {
      if (count == 0) {
        ready.add(entry);
      }
    });
    while (!ready.isEmpty()) {
      Entry entry = ready.remove();
      ordered.add(entry);
      for (Entry other : referring.getOrDefault(entry, List.of())) {
        if (missing.merge(other, -1, Integer::sum) == 0) {
          ready.add(other);
        }
      }
    }
  }

  /// Those that can be ordered; the others are in a circle, or refer to one.
  List<Entry> ordered() {
    return ordered;
  }

  /// Those that cannot, in the order in which they came.
  List<Entry> circular() {
    return entries.stream().filter(entry -> missing.getOrDefault(entry, 0) > 0).toList();
  }
}
