package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.FlushException;
import dev.dovetail.persistence.Ref;
import dev.dovetail.persistence.internal.mapping.DefaultRef;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.mapping.Relation.Holder;
import dev.dovetail.persistence.internal.session.Entry.State;
import jakarta.persistence.CascadeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks through the relations of all objects for what has changed, and draws the consequences: what is
/// reached is added where the relation cascades, both sides of a relation are made to say the same, and
/// orphans are marked for deletion. Sends nothing, and may be done any number of times before a flush.
///
/// Where the two sides differ, the one that was changed decides; where both were changed, an object that was
/// put into a collection belongs to its owner, whatever its own reference says.
final class Relating {
  private final SessionCore core;
  private final IdentityMap map;
  private final List<Change> removals = new ArrayList<>();
  private final List<Change> additions = new ArrayList<>();
  private final List<Change> references = new ArrayList<>();
  private final Map<Relation, Set<Object>> addedTo = new HashMap<>();
  private final Set<Entry> changed = new LinkedHashSet<>();
  private final List<Entry> replaced = new ArrayList<>();
  private final IdentityHashMap<Object, Change> cascaded = new IdentityHashMap<>(); // pending because of a collection
  private final List<Entry> reached = new ArrayList<>(); // new objects, found by the scan
  private boolean isScanning;
  private List<Entry> queue = new ArrayList<>();

  /// A reference that was changed, or an object that a collection has lost or got.
  ///
  /// @param owner the object with the field
  /// @param relation the field
  /// @param other the object it refers to now, or that was lost or got
  /// @param previous the object it referred to before, or null
  record Change(Entry owner, Relation relation, @Nullable Object other, @Nullable Object previous) {
    Object otherObject() {
      if (other == null) {
        throw new IllegalStateException(relation + " has lost or got nothing");
      }
      return other;
    }
  }

  Relating(SessionCore core) {
    this.core = core;
    this.map = core.map();
  }

  /// Looks through everything.
  void scan() {
    removals.clear();
    additions.clear();
    references.clear();
    addedTo.clear();
    changed.clear();
    replaced.clear();
    reached.clear();
    queue = map.related();
    isScanning = true;
    try {
      for (int i = 0; i < queue.size(); i++) { // it grows: what is reached is looked through too
        scan(queue.get(i));
      }
    } finally {
      isScanning = false;
    }
    noteTakenOutAgain();
    additions.stream().filter(change -> isKeptByOther(change.relation)).forEach(this::added);
    removals.forEach(this::removed);
    references.forEach(this::referenceChanged);
    Populating populating = new Populating(core, changed);
    references.forEach(populating::referenceChanged);
    additions.forEach(populating::added);
    removals.forEach(populating::removed);
    queue = List.of();
    reached.stream().filter(Entry::isPending)
        .forEach(entry -> core.requireFreeKey(entry.mapping, entry.instance)); // its holder may be an orphan now
  }

  /// Has one object looked through, and those it reaches, as if it had just been added.
  void cascade(Entry added) {
    queue = new ArrayList<>(List.of(added));
    for (int i = 0; i < queue.size(); i++) {
      Entry entry = queue.get(i);
      bind(entry);
      for (Relation relation : entry.mapping.relations()) {
        if (relation.cascades(CascadeType.PERSIST)) {
          for (Object other : Related.reached(entry, relation)) {
            requireNotNull(entry, relation, other);
            if (core.mappings().contains(other.getClass())) {
              know(entry, relation, other);
            }
          }
        }
      }
    }
    queue = List.of();
  }

  private void scan(Entry entry) {
    List<Relation> relations = entry.mapping.relations();
    for (int i = 0; i < relations.size(); i++) {
      Relation relation = relations.get(i);
      if (entry.isDeleting) {
        scanLost(entry, relation, i);
      } else if (relation.isToMany()) {
        scanCollection(entry, relation, i);
      } else if (relation.isReference()) {
        scanReference(entry, relation, i);
      } else {
        scanInverse(entry, relation, i);
      }
    }
  }

  /// What was taken out of an object before it was marked for deletion.
  private void scanLost(Entry entry, Relation relation, int index) {
    if ((isKeptByOther(relation) || relation.isOrphanRemoval()) && Related.isChanged(entry, index)) {
      Set<Object> now = identitySet(Related.reached(entry, relation));
      knownObjects(entry, relation, index).stream().filter(object -> !now.contains(object))
          .forEach(object -> removals.add(new Change(entry, relation, object, null)));
    }
  }

  private static Collection<?> knownObjects(Entry entry, Relation relation, int index) {
    Object known = Related.known(entry, index);
    if (relation.isToMany()) {
      return known instanceof List<?> objects ? objects : List.of();
    }
    Object object = Related.object(known);
    return object == null ? List.of() : List.of(object);
  }

  private void scanReference(Entry entry, Relation relation, int index) {
    Object held = Related.held(entry, index);
    bind(relation, held);
    Object object = Related.object(held);
    if (object != null) {
      know(entry, relation, object);
    }
    if (Related.isChanged(entry, index)) {
      changed.add(entry);
      Object known = Related.known(entry, index);
      references.add(new Change(entry, relation, object, Related.object(known)));
      if (relation.cascades(CascadeType.REMOVE) && object != null) {
        addedTo(relation).add(object);
      }
      if (relation.isOrphanRemoval()) {
        scanOrphan(entry, relation, object, known);
      }
    }
  }

  /// What a reference with orphan removal referred to goes, unless another one refers to it now.
  @SuppressWarnings("ReferenceEquality") // which object it is, not what it holds
  private void scanOrphan(Entry entry, Relation relation, @Nullable Object object, @Nullable Object known) {
    if (object != null) {
      addedTo(relation).add(object);
    }
    Object previous = Related.object(known);
    if (previous != null && previous != object) {
      removals.add(new Change(entry, relation, previous, null));
    } else if (known != null && previous == null) {
      replaced.add(entry);
    }
  }

  /// Has the references of an object loaded by this session.
  void bind(Entry entry) {
    for (Relation relation : entry.mapping.relations()) {
      bind(relation, entry.mapping.held(entry.instance, relation.member()));
    }
  }

  private void bind(Relation relation, @Nullable Object held) {
    if (held instanceof DefaultRef<?> ref && !ref.isBoundTo(core.refLoader())) {
      ref.bind(relation, core.refLoader());
    }
  }

  private void scanInverse(Entry entry, Relation relation, int index) {
    if (Related.isChanged(entry, index)) {
      changed.add(entry);
      Object known = Related.known(entry, index);
      Object held = Related.held(entry, index);
      if (known != null) {
        removals.add(new Change(entry, relation, known, null));
      }
      if (held != null) {
        know(entry, relation, held);
        addition(entry, relation, held);
      }
    }
  }

  private void scanCollection(Entry entry, Relation relation, int index) {
    if (!Related.isChanged(entry, index)) {
      return;
    }
    Object held = Related.held(entry, index);
    if (held == null && !entry.isPending()) {
      throw new FlushException(entry.describe() + ": " + relation + " is null; put an empty collection there if"
          + " there are to be none");
    }
    if (Related.known(entry, index) == null && !entry.isPending()) {
      replaced.add(entry);
    }
    changed.add(entry);
    List<?> known = Related.known(entry, index) instanceof List<?> list ? list : List.of();
    Set<Object> before = identitySet(known);
    for (Object object : Related.objects(held)) {
      requireNotNull(entry, relation, object);
      if (!before.contains(object)) {
        know(entry, relation, object);
        addition(entry, relation, object);
      }
    }
    if (!before.isEmpty()) {
      Set<Object> now = identitySet(Related.objects(held));
      before.stream().filter(object -> !now.contains(object))
          .forEach(object -> removals.add(new Change(entry, relation, object, null)));
    }
  }

  private void addition(Entry entry, Relation relation, Object object) {
    additions.add(new Change(entry, relation, object, null));
    addedTo(relation).add(object);
  }

  /// Tells whether the last look found that an object was given to another one by the same relation.
  boolean isGivenAway(Relation relation, Object object) {
    return addedTo(relation).contains(object);
  }

  private Set<Object> addedTo(Relation relation) {
    return addedTo.computeIfAbsent(relation, k -> identitySet(List.of()));
  }

  private static void requireNotNull(Entry entry, Relation relation, @Nullable Object object) {
    if (object == null) {
      throw new FlushException(entry.describe() + ": " + relation + " contains null; take it out");
    }
  }

  /// Which objects, not what they hold.
  private static Set<Object> identitySet(Collection<?> objects) {
    Set<Object> set = Collections.newSetFromMap(new IdentityHashMap<>(objects.size()));
    set.addAll(objects);
    return set;
  }

  /// Makes sure that the session knows an object that is reached.
  private void know(Entry owner, Relation relation, Object object) {
    EntityMapping mapping = core.mappings().of(relation.target().concrete(object).type());
    Entry entry = map.findObject(mapping, object);
    if (entry != null) {
      if (entry.state == State.DELETED) {
        requireUnchanged(owner, relation, entry);
      }
      if (entry.isDeleting && entry.isDeletedForOthers && relation.cascades(CascadeType.PERSIST)
          && Related.isChanged(owner, owner.mapping.relations().indexOf(relation))) {
        map.unmarkDeleting(entry); // it was given another owner
      }
      return;
    }
    boolean isNew = !mapping.looksPersisted(object);
    if (relation.cascades(CascadeType.PERSIST)) {
      if (isNew) {
        queue.add(addReached(mapping, object));
        if (!relation.isReference()) {
          cascaded.put(object, new Change(owner, relation, object, null));
        }
      } else if (!relation.isReference()) {
        Object key = mapping.key(object);
        queue.add(core.attaching().attach(mapping, key == null ? "" : key, object, "add"));
      }
    } else if (isNew && (mapping.isGenerated() || mapping.version() >= 0 || mapping.key(object) == null)) {
      throw new FlushException(owner.describe() + ": " + relation + " refers to a new " + mapping.name()
          + " that is not in this session. Add it, or let " + relation + " do so by cascade = CascadeType.PERSIST");
    }
  }

  private static void requireUnchanged(Entry owner, Relation relation, Entry deleted) {
    if (Related.isChanged(owner, owner.mapping.relations().indexOf(relation))) {
      throw new FlushException(owner.describe() + ": " + relation + " was given " + deleted.describe()
          + ", whose row was deleted in this transaction. Take it out, or add a new object in its place");
    }
  }

  private Entry addReached(EntityMapping mapping, Object object) {
    if (!isScanning) {
      return core.addPending(mapping, object);
    }
    Entry entry = map.addPending(mapping, object);
    reached.add(entry);
    return entry;
  }

  /// Notes pending objects that are not any more where they were added from.
  private void noteTakenOutAgain() {
    IdentityHashMap<Object, Set<Object>> contents = new IdentityHashMap<>();
    cascaded.values().removeIf(change -> {
      Entry child = entry(change.otherObject());
      return child == null || !child.isPending() || change.owner.state == State.DETACHED;
    });
    for (Change change : cascaded.values()) {
      Object held = change.owner.mapping.held(change.owner.instance, change.relation.member());
      Collection<?> objects = change.relation.isToMany() || held == null ? Related.objects(held) : List.of(held);
      if (!contents.computeIfAbsent(held == null ? change.owner : held, k -> identitySet(objects))
          .contains(change.otherObject())) {
        removals.add(change);
      }
    }
  }

  /// An object, and those it reaches by loaded relations that cascade a deed, each once.
  List<Entry> reach(Entry entry, CascadeType deed) {
    Set<Entry> reached = new LinkedHashSet<>(List.of(entry));
    List<Entry> waiting = new ArrayList<>(reached);
    for (int i = 0; i < waiting.size(); i++) {
      Entry from = waiting.get(i);
      for (Relation relation : from.mapping.relations()) {
        if (relation.cascades(deed)) {
          for (Object object : Related.reached(from, relation)) {
            Entry other = entry(object);
            if (other != null && reached.add(other)) {
              waiting.add(other);
            }
          }
        }
      }
    }
    return waiting;
  }

  private static boolean isKeptByOther(Relation relation) {
    return relation.isMappedByOther() && relation.linkTable() == null
        && relation.kind() != Relation.Kind.MANY_TO_MANY;
  }

  /// An object was taken out of the collection of its owner.
  @SuppressWarnings("ReferenceEquality") // which object it is, not what it holds
  private void removed(Change change) {
    Entry child = entry(change.otherObject());
    if (child == null || child.state == State.DELETED) {
      return;
    }
    if (addedTo(change.relation).contains(change.otherObject())) {
      return;
    }
    if (isKeptByOther(change.relation)) {
      Object refersTo = referredTo(child, change.relation);
      if (refersTo != null && refersTo != change.owner.instance) {
        return;
      }
      if (!change.relation.isOrphanRemoval()) {
        refer(child, change.relation, null);
      }
    }
    if (change.relation.isOrphanRemoval()) {
      orphaned(child);
    }
  }

  private void orphaned(Entry child) {
    if (child.isPending()) {
      map.remove(child);
    } else if (!child.isDeleting) {
      map.markDeleting(child, true);
    }
  }

  /// A reference was made null, and nobody else has put its object into a collection.
  private void referenceChanged(Change change) {
    Relation inverse = change.relation.other();
    if (inverse != null && inverse.isOrphanRemoval() && change.owner.state == State.PERSISTENT
        && change.owner.mapping.held(change.owner.instance, change.relation.member()) == null) {
      orphaned(change.owner);
    }
  }

  /// An object was put into the collection of its owner.
  @SuppressWarnings("ReferenceEquality") // which object it is, not what it holds
  private void added(Change change) {
    Entry child = entry(change.otherObject());
    Object previous = child == null ? null : referredTo(child, change.relation);
    if (child != null && previous != change.owner.instance) {
      refer(child, change.relation, change.owner.instance);
      Relation reference = other(change.relation);
      references.add(new Change(child, reference, change.owner.instance, Related.object(previous)));
      if (reference.isOrphanRemoval()) {
        int index = child.mapping.relations().indexOf(reference);
        scanOrphan(child, reference, change.owner.instance, Related.known(child, index));
      }
    }
  }

  private @Nullable Entry entry(Object object) {
    return map.findObject(core.mappings().of(object.getClass()), object);
  }

  /// The object that the reference on the other side of a relation has; the one that is held if it has only
  /// a key.
  private @Nullable Object referredTo(Entry child, Relation inverse) {
    Relation reference = other(inverse);
    Object held = child.mapping.held(child.instance, reference.member());
    if (held instanceof DefaultRef<?> ref && ref.object() == null) {
      Entry target = map.find(reference.target(), ref.storedKey(reference.target()));
      return target == null ? held : target.instance;
    }
    return Related.object(held);
  }

  private static Relation other(Relation inverse) {
    Relation other = inverse.other();
    if (other == null) {
      throw new IllegalStateException(inverse + " has no other side");
    }
    return other;
  }

  private void refer(Entry child, Relation inverse, @Nullable Object owner) {
    Relation reference = other(inverse);
    if (!child.mapping.isMutable()) {
      throw new FlushException(child.describe() + " is a record, so " + reference + " cannot be set to the owner of "
          + inverse + ": make it with the reference it is to have");
    }
    child.mapping.hold(child.instance, reference.member(),
        owner == null || reference.holder() != Holder.REF ? owner : Ref.to(owner));
    changed.add(child);
  }

  /// The objects of which a field with a relation has changed, to be noted once it is written.
  Set<Entry> changed() {
    return changed;
  }

  /// Objects with collections that were put in the place of ones that had not been loaded.
  List<Entry> replaced() {
    return replaced;
  }

  /// What link tables have to lose and to get.
  void links(Map<Relation, List<Change>> lost, Map<Relation, List<Change>> got) {
    removals.forEach(change -> link(change, lost));
    additions.stream().filter(change -> !isDeleting(change.otherObject())).forEach(change -> link(change, got));
  }

  private boolean isDeleting(Object object) {
    Entry entry = entry(object);
    return entry != null && entry.isDeleting;
  }

  private static void link(Change change, Map<Relation, List<Change>> to) {
    Relation other = change.relation.other();
    Relation owning = change.relation.linkTable() != null ? change.relation : other;
    if (owning != null && owning.linkTable() != null) {
      to.computeIfAbsent(owning, k -> new ArrayList<>()).add(change);
    }
  }
}
