package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.DefaultRef;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.mapping.Unloaded;
import dev.dovetail.persistence.internal.session.Entry.State;
import jakarta.persistence.CascadeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the deletion of objects means for those they reach: it cascades, or their references become null.
final class Deleting {
  private final SessionCore core;
  private final IdentityMap map;

  Deleting(SessionCore core) {
    this.core = core;
    this.map = core.map();
  }

  /// Marks an object, and what it cascades to as far as that is loaded.
  void mark(Entry entry) {
    List<Entry> queue = new ArrayList<>(List.of(entry));
    map.markDeleting(entry, false);
    for (int i = 0; i < queue.size(); i++) {
      queue.addAll(cascade(queue.get(i), false));
    }
  }

  /// Does the same for all that are marked, and loads what is not loaded.
  void expand() {
    List<Entry> queue = map.deleting();
    for (int from = 0; from < queue.size();) {
      List<Entry> batch = List.copyOf(queue.subList(from, queue.size()));
      from = queue.size();
      load(batch);
      for (Entry entry : batch) {
        queue.addAll(cascade(entry, true));
        release(entry);
      }
    }
  }

  private void load(List<Entry> entries) {
    Map<Relation, List<Entry>> missing = new LinkedHashMap<>();
    for (Entry entry : entries) {
      for (Relation relation : entry.mapping.relations()) {
        if (isNeeded(relation) && isMissing(entry.mapping.held(entry.instance, relation.member()))) {
          missing.computeIfAbsent(relation, k -> new ArrayList<>()).add(entry);
        }
      }
    }
    missing.forEach(core.fetcher()::load);
  }

  private static boolean isMissing(@Nullable Object held) {
    return held instanceof Unloaded || (held instanceof DefaultRef<?> ref && ref.object() == null);
  }

  private static boolean isNeeded(Relation relation) {
    Relation other = relation.other();
    if (!relation.isMappedByOther() || relation.kind() == Relation.Kind.MANY_TO_MANY || other == null) {
      return relation.cascades(CascadeType.REMOVE);
    }
    return !other.isDeletedByDatabase() && (relation.cascades(CascadeType.REMOVE) || other.isOptional());
  }

  /// Marks what the deletion of one object cascades to.
  ///
  /// @param isScanned whether all objects were just looked through
  /// @return those that had not been marked
  private List<Entry> cascade(Entry entry, boolean isScanned) {
    List<Entry> marked = new ArrayList<>();
    for (Relation relation : entry.mapping.relations()) {
      if (relation.cascades(CascadeType.REMOVE)) {
        for (Entry reached : reached(entry, relation)) {
          if (isGivenAway(reached, relation, entry)
              || (isScanned && core.relating().isGivenAway(relation, reached.instance))) {
            continue;
          }
          if (reached.isPending()) {
            map.remove(reached);
          } else if (!reached.isDeleting && reached.state == State.PERSISTENT) {
            map.markDeleting(reached, true);
            marked.add(reached);
          }
        }
      }
    }
    return marked;
  }

  /// Tells whether the reference on the other side was changed, so that it does not say the owner any more.
  private static boolean isGivenAway(Entry child, Relation relation, Entry owner) {
    Relation other = relation.other();
    if (other == null || !other.isReference()) {
      return false;
    }
    int index = child.mapping.relations().indexOf(other);
    return !child.isPending() && Related.isChanged(child, index) && !refersTo(child, other, owner);
  }

  /// Takes the references to a deleted object back.
  private void release(Entry entry) {
    for (Relation relation : entry.mapping.relations()) {
      Relation other = relation.other();
      if (other == null || !other.isReference() || relation.cascades(CascadeType.REMOVE)) {
        continue;
      }
      for (Entry child : reached(entry, relation)) {
        if (refersTo(child, other, entry) && !child.isDeleting && child.mapping.isMutable()) {
          child.mapping.hold(child.instance, other.member(), null);
          core.relating().changed().add(child);
        }
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // which object it is, not what it holds
  private static boolean refersTo(Entry child, Relation reference, Entry entry) {
    Object held = child.mapping.held(child.instance, reference.member());
    if (held instanceof DefaultRef<?> ref && ref.object() == null) {
      return ref.storedKey(reference.target()).equals(entry.key());
    }
    return Related.object(held) == entry.instance;
  }

  private List<Entry> reached(Entry entry, Relation relation) {
    List<Entry> reached = new ArrayList<>();
    for (Object each : Related.reached(entry, relation)) {
      EntityMapping mapping = core.mappings().of(each.getClass());
      Entry found = map.findObject(mapping, each);
      Object key = mapping.key(each);
      if (found == null && key != null && mapping.looksPersisted(each) && map.find(mapping, key) == null) {
        found = core.attaching().attach(mapping, key, each, "delete"); // detached, as its owner was
      }
      if (found != null) {
        reached.add(found);
      }
    }
    return reached;
  }
}
