package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.FlushException;
import dev.dovetail.persistence.internal.mapping.DefaultRef;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Member;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.session.IdentityMap.Change;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes what is pending, in an order that foreign keys and unique columns allow.
///
/// 1. Links and rows that nobody refers to any more are deleted, so that what was unique in them can be
/// used again;
///    rows that are only referred to by others that are updated, after these.
/// 2. Entity by entity, those that are referred to first: rows are updated, new ones inserted, and rows
/// updated that
///    refer to these.
/// 3. New links are inserted.
/// 4. Rows are deleted to which updated rows referred before.
///
/// Rows that refer to one another in a circle are inserted without some of their references, which are
/// updated in afterwards; before their deletion they lose them.
final class Flusher {
  private final SessionCore core;
  private final IdentityMap map;
  private final WriteOrder order;
  private final Keys keys;
  private final Inserter inserter;
  private final Updater updater;
  private final Deleter deleter;
  private final LinkWriter links;

  Flusher(SessionCore core, Model model) {
    this.core = core;
    this.map = core.map();
    this.order = model.order();
    this.keys = new Keys(core.transaction(), model.dialect());
    this.inserter = new Inserter(map, core.transaction(), model.dialect(), model.statements());
    this.updater = new Updater(map, core.transaction(), model.dialect(), model.statements());
    this.deleter = new Deleter(map, core.transaction(), model.dialect(), model.statements());
    this.links = new LinkWriter(core);
  }

  /// Tells whether there is anything to write.
  boolean hasWork() {
    core.relating().scan();
    return map.hasNewOrDeleting() || !core.relating().changed().isEmpty() || !map.changes(null).isEmpty();
  }

  /// Writes everything. After an exception the transaction has to be rolled back.
  void flush() {
    core.relating().scan();
    boolean mayReachOthers = map.hasNewOrDeleting() || !core.relating().changed().isEmpty();
    List<Change> changes = mayReachOthers ? List.of() : map.changes(null);
    if (!mayReachOthers && changes.isEmpty()) {
      return;
    }
    try {
      core.transaction().beginWriting();
    } catch (SQLException e) {
      throw core.dialect().translate("Could not begin to write", null, e);
    }
    if (map.hasRelated()) {
      loadReplaced();
      core.deleting().expand();
    }
    switchRows();
    boolean mayDiffer = core.listenedFlush().beforeRows() || mayReachOthers;
    write(mayDiffer ? map.changes(null) : changes);
    settle();
  }

  /// Learns what was in collections, and in references with orphan removal, before others were put in their
  /// place.
  private void loadReplaced() {
    Map<Relation, List<Entry>> unknown = new LinkedHashMap<>();
    List<Entry> replaced = List.copyOf(core.relating().replaced());
    for (Entry entry : replaced) {
      List<Relation> relations = entry.mapping.relations();
      for (int i = 0; i < relations.size(); i++) {
        if (relations.get(i).isOrphanRemoval() && Related.known(entry, i) instanceof DefaultRef<?> ref
            && ref.object() == null) {
          core.fetcher().loadKnown(relations.get(i), ref);
        }
        if (relations.get(i).isToMany() && Related.known(entry, i) == null && Related.isChanged(entry, i)) {
          unknown.computeIfAbsent(relations.get(i), k -> new ArrayList<>()).add(entry);
        }
      }
    }
    unknown.forEach(this::loadReplaced);
    if (!replaced.isEmpty()) {
      core.relating().scan();
    }
  }

  private void loadReplaced(Relation relation, List<Entry> owners) {
    List<@Nullable Object> wanted = new ArrayList<>();
    owners.forEach(owner -> wanted.add(owner.mapping.held(owner.instance, relation.member())));
    core.fetcher().load(relation, owners);
    for (int i = 0; i < wanted.size(); i++) {
      owners.get(i).mapping.hold(owners.get(i).instance, relation.member(), wanted.get(i));
    }
  }

  /// Has a new object with the key of a row that is to be deleted take over that row.
  private void switchRows() {
    if (map.deleting().isEmpty()) {
      return;
    }
    for (Entry entry : map.pending()) {
      Object key = entry.key();
      Entry old = key == null ? null : map.find(entry.mapping, key);
      if (old != null && old.isDeleting && old.mapping == entry.mapping) {
        map.switchRow(old, entry);
      }
    }
  }

  private void write(List<Change> changes) {
    List<Entry> pending = map.pending();
    List<Entry> deleting = map.deleting();
    keys.assign(pending);
    Map<Relation, List<Relating.Change>> lost = new LinkedHashMap<>();
    Map<Relation, List<Relating.Change>> got = new LinkedHashMap<>();
    core.relating().links(lost, got);
    lost.forEach(links::delete);
    deleteLinks(deleting);
    Set<Entry> referredTo = late(changes, deleting);
    delete(without(deleting, referredTo));
    List<Change> freeing = freeing(changes, referredTo);
    updater.update(freeing);
    List<Change> rest = without(changes, freeing);
    Set<Entry> late = late(rest, referredTo);
    delete(without(referredTo, late));
    List<List<Entry>> inserts = order.distribute(pending);
    Map<EntityMapping, List<Change>> updates = new HashMap<>();
    rest.forEach(change -> updates.computeIfAbsent(change.entry().mapping, k -> new ArrayList<>()).add(change));
    for (int i = 0; i < inserts.size(); i++) {
      List<Change> after = new ArrayList<>();
      List<Change> before = new ArrayList<>();
      for (EntityMapping mapping : order.groups().get(i)) {
        updates.getOrDefault(mapping, List.of())
            .forEach(change -> (setsReference(change) ? after : before).add(change));
      }
      updater.update(before);
      insert(inserts.get(i), order.isCircular(order.groups().get(i)));
      updater.update(after);
    }
    map.allInserted();
    got.forEach(links::insert);
    delete(List.copyOf(late));
    map.allDeleted();
  }

  private static <T> List<T> without(Collection<T> all, Collection<T> some) {
    if (some.isEmpty()) {
      return List.copyOf(all);
    }
    Set<T> without = new LinkedHashSet<>(all);
    without.removeAll(new HashSet<>(some));
    return List.copyOf(without);
  }

  /// Updates that take a reference away from a row to be deleted and need no new row: they are written before
  /// the new ones, so that what was unique in the deleted row can be used again.
  private List<Change> freeing(List<Change> changes, Set<Entry> deleting) {
    return deleting.isEmpty() ? List.of() : changes.stream()
        .filter(change -> !setsReference(change)
            && storedTargets(change.entry(), deleting).stream().anyMatch(deleting::contains))
        .toList();
  }

  private void deleteLinks(List<Entry> deleting) {
    Map<Relation, List<Entry>> owners = new LinkedHashMap<>();
    for (Entry entry : deleting) {
      for (Relation relation : entry.mapping.relations()) {
        Relation other = relation.other();
        if (relation.linkTable() != null || (other != null && other.linkTable() != null)) {
          owners.computeIfAbsent(relation, k -> new ArrayList<>()).add(entry);
        }
      }
    }
    owners.forEach(links::deleteAll);
  }

  private boolean setsReference(Change change) {
    EntityMapping mapping = change.entry().mapping;
    for (Member member : mapping.members()) {
      if (member instanceof Member.Reference reference && change.attributes().get(reference.from())) {
        @Nullable Object[] row = new Object[mapping.size()];
        for (int i = reference.from(); i < reference.from() + reference.count(); i++) {
          row[i] = mapping.stored(change.entry().instance, i);
        }
        Object key = mapping.referencedKey(reference, row);
        if (key != null && map.find(reference.relation().target(), key) == null) {
          return true; // perhaps to a row that is about to be inserted
        }
      }
    }
    return false;
  }

  /// Rows to be deleted to which an updated row refers until it is updated, and those they refer to in turn.
  private Set<Entry> late(List<Change> changes, Collection<Entry> deleting) {
    Set<Entry> late = new LinkedHashSet<>();
    if (deleting.isEmpty()) {
      return late;
    }
    List<Entry> queue = new ArrayList<>();
    changes.forEach(change -> queue.add(change.entry()));
    for (int i = 0; i < queue.size(); i++) {
      for (Entry target : storedTargets(queue.get(i), deleting)) {
        if (target.isDeleting && late.add(target)) {
          queue.add(target);
        }
      }
    }
    return late;
  }

  /// The objects whose rows a row refers to; of one that is not known, all that it may refer to.
  private List<Entry> storedTargets(Entry entry, Collection<Entry> deleting) {
    List<Entry> targets = new ArrayList<>();
    for (Member member : entry.mapping.members()) {
      if (member instanceof Member.Reference reference) {
        EntityMapping to = reference.relation().target();
        if (EntityMapping.UNKNOWN.equals(entry.requireRow()[reference.from()])) {
          deleting.stream().filter(each -> each.mapping.root() == to.root() && each != entry).forEach(targets::add);
          continue;
        }
        Object key = entry.mapping.referencedKey(reference, entry.requireRow());
        Entry target = key == null ? null : map.find(to, key);
        if (target != null && target != entry) {
          targets.add(target);
        }
      }
    }
    return targets;
  }

  private void insert(List<Entry> entries, boolean isCircular) {
    if (entries.isEmpty()) {
      return;
    }
    if (!isCircular) {
      inserter.insert(entries.getFirst().mapping, entries, Map.of());
      return;
    }
    RowOrder rows = new RowOrder(entries, false);
    Map<Entry, BitSet> postponed = new LinkedHashMap<>();
    Map<Entry, BitSet> openings = rows.openings();
    while (!openings.isEmpty()) {
      openings.forEach((entry, attributes) -> postponed.computeIfAbsent(entry, k -> new BitSet()).or(attributes));
      rows = new RowOrder(entries, postponed);
      openings = rows.openings();
    }
    requireNoCircle(rows);
    byEntity(rows.ordered()).forEach(run -> inserter.insert(run.getFirst().mapping, run, postponed));
    updater.update(map.changesOf(postponed.keySet()));
  }

  private static void requireNoCircle(RowOrder rows) {
    if (!rows.circular().isEmpty()) {
      throw new FlushException("New objects refer to one another in a circle, and none of these references may be"
          + " null: " + rows.circular().stream().limit(5).map(Entry::describe).toList()
          + ". Make one of them optional, so that it can be set when all are there");
    }
  }

  /// Cuts a list where the entity changes.
  private static List<List<Entry>> byEntity(List<Entry> entries) {
    List<List<Entry>> runs = new ArrayList<>();
    for (Entry entry : entries) {
      if (runs.isEmpty() || runs.getLast().getFirst().mapping != entry.mapping) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(entry);
    }
    return runs;
  }

  private void delete(List<Entry> entries) {
    List<List<Entry>> groups = order.distribute(entries);
    for (int i = groups.size() - 1; i >= 0; i--) {
      List<Entry> group = groups.get(i);
      if (group.isEmpty()) {
        continue;
      }
      if (!order.isCircular(order.groups().get(i))) {
        deleter.delete(group);
        continue;
      }
      RowOrder rows = new RowOrder(group, true);
      Map<Entry, BitSet> openings = rows.openings();
      while (!openings.isEmpty()) {
        updater.clear(openings);
        rows = new RowOrder(group, true);
        openings = rows.openings();
      }
      List<Entry> last = new ArrayList<>(rows.ordered().reversed());
      last.addAll(rows.circular()); // the database may see a way, or says why not
      byEntity(last).forEach(deleter::delete);
    }
  }

  /// Notes what relations hold, now that it is written.
  private void settle() {
    for (Entry entry : core.relating().changed()) {
      if (entry.state == Entry.State.PERSISTENT) {
        map.touch(entry);
        Related.settle(entry);
      }
    }
  }
}
