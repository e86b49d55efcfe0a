package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.NoResultException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.DefaultRef;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Member;
import dev.dovetail.persistence.internal.mapping.References;
import dev.dovetail.persistence.internal.mapping.Relation;
import dev.dovetail.persistence.internal.mapping.Relation.Holder;
import dev.dovetail.persistence.internal.mapping.Relation.Order;
import dev.dovetail.persistence.internal.mapping.Unloaded;
import dev.dovetail.persistence.internal.session.Entry.State;
import dev.dovetail.persistence.internal.session.RowLayout.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Loads what relations reach, for many objects at a time: one statement for each relation and some hundred
/// owners (*select-in*).
final class Fetcher implements References {
  private static final int CHUNK = 512;

  private final SessionCore core;
  private List<Entry> unresolved = new ArrayList<>();
  private boolean isResolving;

  Fetcher(SessionCore core) {
    this.core = core;
  }

  @Override
  public @Nullable Object to(Relation relation, Object key) {
    Entry held = core.map().find(relation.target(), key);
    if (relation.holder() != Holder.REF) {
      return held == null ? null : held.instance; // the rest is resolved after all rows are read
    }
    DefaultRef<Object> ref = DefaultRef.loadable(relation, key, core.refLoader());
    if (held != null) {
      ref.loaded(held.instance);
    }
    return ref;
  }

  /// Finds what references of objects hold that the session does not hold.
  References detached() {
    return (relation, key) -> {
      if (relation.holder() != Holder.REF) {
        throw new MappingException("A stream hands out objects one by one, so that " + relation
            + " cannot be loaded for many at a time: declare it as Ref<" + relation.target().name()
            + ">, or use list()");
      }
      return DefaultRef.loadable(relation, key, core.refLoader());
    };
  }

  /// Notes an object that was just read: what its relations hold, and that some of them have to be loaded
  /// too.
  void created(Entry entry) {
    if (!entry.mapping.relations().isEmpty()) {
      if (entry.related == null) {
        Related.settle(entry);
      }
      if (entry.mapping.relations().stream().anyMatch(Relation::isEager)) {
        unresolved.add(entry);
      }
    }
  }

  /// Loads what belongs to the objects read since: plain references, and collections that are always loaded.
  void resolve() {
    if (isResolving || unresolved.isEmpty()) {
      return;
    }
    isResolving = true;
    try {
      while (!unresolved.isEmpty()) {
        List<Entry> batch = unresolved;
        unresolved = new ArrayList<>();
        byRelation(batch, Relation::isEager).forEach(this::load);
      }
    } finally {
      isResolving = false;
      unresolved.clear();
    }
  }

  private static Map<Relation, List<Entry>> byRelation(Collection<Entry> entries, Predicate<Relation> which) {
    Map<Relation, List<Entry>> groups = new LinkedHashMap<>();
    for (Entry entry : entries) {
      for (Relation relation : entry.mapping.relations()) {
        if (which.test(relation)) {
          groups.computeIfAbsent(relation, k -> new ArrayList<>()).add(entry);
        }
      }
    }
    return groups;
  }

  /// Loads what a path of relations reaches from some objects, as far as it is not loaded.
  ///
  /// @param path names of relations, by dots: `lines.product`
  void fetch(Collection<?> objects, String path) {
    Collection<Entry> from = entries(objects);
    for (String name : path.split("\\.", -1)) {
      Map<Relation, List<Entry>> groups = byRelation(from, relation -> relation.name().equals(name));
      Set<Entry> reached = new LinkedHashSet<>();
      groups.forEach((relation, owners) -> {
        load(relation, owners.stream().filter(owner -> !isLoaded(owner, relation)).toList());
        owners.forEach(owner -> reached.addAll(persistent(Related.reached(owner, relation))));
      });
      resolve();
      from = reached;
    }
  }

  /// Checks a path of relations.
  ///
  /// @throws MappingException if one of them does not exist
  static void check(EntityMapping mapping, String path) {
    List<EntityMapping> from = mapping.concrete();
    for (String name : path.split("\\.", -1)) {
      List<EntityMapping> having = from.stream()
          .filter(m -> m.relations().stream().anyMatch(r -> r.name().equals(name))).toList();
      if (having.isEmpty()) {
        from.getFirst().relation(name); // throws, and lists those there are
      }
      from = having.stream().flatMap(m -> m.relation(name).target().concrete().stream()).distinct().toList();
    }
  }

  private List<Entry> entries(Collection<?> objects) {
    return objects.stream().map(object -> core.map().require(core.mappings().of(object.getClass()), object,
        "load relations of")).filter(entry -> !entry.isPending()).toList();
  }

  /// Those that have a row: a collection may still have objects that were deleted since, and new ones.
  private List<Entry> persistent(Collection<?> objects) {
    List<Entry> entries = new ArrayList<>();
    for (Object object : objects) {
      Entry entry = object == null ? null : core.map().findObject(core.mappings().of(object.getClass()), object);
      if (entry != null && entry.state == State.PERSISTENT) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private boolean isLoaded(Entry owner, Relation relation) {
    Object held = owner.mapping.held(owner.instance, relation.member());
    return switch (held) {
      case null -> relation.isReference();
      case Unloaded unloaded -> false;
      case DefaultRef<?> ref -> ref.object() != null && !isExpired(ref.object());
      case Collection<?> objects -> true;
      default -> !isExpired(held);
    };
  }

  private boolean isExpired(Object object) {
    EntityMapping mapping = core.mappings().of(object.getClass());
    Entry entry = core.map().find(mapping, object, mapping.key(object));
    return entry != null && !entry.isPending() && core.map().isExpired(entry);
  }

  /// Loads one relation of some objects of one entity.
  void load(Relation relation, List<Entry> owners) {
    if (owners.isEmpty()) {
      return;
    }
    if (relation.isReference()) {
      loadReferences(relation, owners);
    } else {
      loadInverse(relation, owners);
    }
    resolve();
  }

  private void loadReferences(Relation relation, List<Entry> owners) {
    Member.Reference member = (Member.Reference) owners.getFirst().mapping.members().get(relation.member());
    EntityMapping target = relation.target();
    Set<Object> missing = new LinkedHashSet<>();
    for (Entry owner : owners) {
      Object key = owner.mapping.referencedKey(member, owner.requireRow());
      Entry held = key == null ? null : core.map().find(target, key);
      if (key != null && (held == null || core.map().isExpired(held))) {
        missing.add(key);
      }
    }
    select("Could not load " + relation, target, missing);
    for (Entry owner : owners) {
      Object key = owner.mapping.referencedKey(member, owner.requireRow());
      int index = owner.mapping.relations().indexOf(relation);
      if (key != null && !Related.isChanged(owner, index)) {
        refer(owner, relation, index, key);
      }
    }
  }

  private void select(String attempt, EntityMapping mapping, Collection<Object> keys) {
    EntitySql sql = core.sql(mapping);
    forChunks(keys, some -> core.query(attempt, sql.selectByKeys(some.size()), keyBindings(mapping, some),
        rows -> core.loader().load(sql.layout(), rows)));
  }

  /// Reads those of some objects that have expired, one statement for some hundred of an entity.
  void reload(List<Entry> entries) {
    Map<EntityMapping, Set<Object>> keys = new LinkedHashMap<>();
    entries.stream().filter(core.map()::isExpired)
        .forEach(entry -> keys.computeIfAbsent(entry.mapping, k -> new LinkedHashSet<>()).add(entry.requireKey()));
    keys.forEach((mapping, some) -> select("Could not refresh " + mapping.name(), mapping, some));
  }

  /// Loads what one relation of an object reaches, also if it was loaded before.
  void reload(Relation relation, Entry owner) {
    if (relation.isReference()) {
      int index = owner.mapping.relations().indexOf(relation);
      Related.note(owner, index, Related.held(owner, index)); // the row was read, and the field is what it says
    }
    load(relation, List.of(owner));
  }

  private void refer(Entry owner, Relation relation, int index, Object key) {
    Entry found = core.map().find(relation.target(), key);
    if (found == null) {
      throw new NoResultException(owner.describe() + " refers to " + relation.target().describe(key) + " by "
          + relation + ", and there is no such row. Give the column a foreign key, so that it cannot happen");
    }
    if (Related.held(owner, index) instanceof DefaultRef<?> ref) {
      ref.loaded(found.instance);
    } else {
      Related.load(owner, index, List.of(found.instance));
    }
  }

  private void loadInverse(Relation relation, List<Entry> owners) {
    Map<Object, List<Object>> found = new LinkedHashMap<>();
    owners.forEach(owner -> found.put(owner.requireKey(), new ArrayList<>()));
    EntityMapping owner = owners.getFirst().mapping;
    forChunks(found.keySet(), keys -> {
      Inverse statement = inverse(relation, keys.size());
      core.query("Could not load " + relation, statement.sql, keyBindings(owner, keys), rows -> {
        Columns columns = core.sql(relation.target()).layout().at(rows);
        Object object = core.loader().load(core.sql(relation.target()).layout(), rows);
        Object key = key(relation, columns, statement.ownerColumns, rows);
        List<Object> of = found.get(key);
        if (of != null) { // another spelling of a key may be the same to the database
          of.add(object);
        }
        return object;
      });
    });
    for (Entry each : owners) {
      Related.load(each, each.mapping.relations().indexOf(relation), found.getOrDefault(each.requireKey(), List.of()));
    }
  }

  /// A query for the objects of a relation.
  ///
  /// @param sql the statement
  /// @param ownerColumns where the key of the owner is, from 1; empty if it is among the object's own columns
  private record Inverse(String sql, List<Integer> ownerColumns) {}

  private Inverse inverse(Relation relation, int keys) {
    EntitySql target = core.sql(relation.target());
    LinkSide link = LinkSide.of(relation);
    if (link == null) {
      List<String> columns = target.columns(attributes(relation));
      return new Inverse(target.select() + " WHERE " + KeySql.anyOf(columns, keys) + orderBy(relation, target),
          List.of());
    }
    List<String> near = link.near("l", core.dialect());
    String on = EntityFrom.equal(link.far("l", core.dialect()), target.columns(relation.target().ids()));
    List<Integer> positions = new ArrayList<>();
    for (int i = 1; i <= near.size(); i++) {
      positions.add(target.columnCount() + i);
    }
    String sql = target.selectAnd(near) + " JOIN " + link.table().quoted() + " AS l ON " + on + " WHERE "
        + KeySql.anyOf(near, keys) + orderBy(relation, target);
    return new Inverse(sql, positions);
  }

  /// The attributes of the other side that refer to the owner.
  private static int[] attributes(Relation relation) {
    Relation other = relation.other();
    if (other == null) {
      throw new IllegalStateException(relation + " is kept by nothing");
    }
    Member member = relation.target().members().get(other.member());
    int[] attributes = new int[member.count()];
    Arrays.setAll(attributes, i -> member.from() + i);
    return attributes;
  }

  private static Object key(Relation relation, Columns columns, List<Integer> ownerColumns, ResultSet rows)
      throws SQLException {
    EntityMapping owner = relation.owner();
    int[] foreign = ownerColumns.isEmpty() ? attributes(relation) : new int[0];
    List<Object> parts = new ArrayList<>();
    for (int i = 0; i < owner.ids().length; i++) {
      int column = ownerColumns.isEmpty() ? columns.positions()[foreign[i]] : ownerColumns.get(i);
      Object part = owner.attribute(owner.ids()[i]).codec().read(rows, column);
      parts.add(part == null ? "" : part);
    }
    return parts.size() == 1 ? parts.getFirst() : List.copyOf(parts);
  }

  private static String orderBy(Relation relation, EntitySql target) {
    List<Order> order = relation.order();
    EntityMapping mapping = relation.target();
    String given = order.stream().map(by -> target.column(mapping.attribute(by.attribute()))
        + (by.isDescending() ? " DESC" : "")).collect(Collectors.joining(", "));
    return " ORDER BY " + (given.isEmpty() ? String.join(", ", target.columns(mapping.ids())) : given);
  }

  private static List<Binding> keyBindings(EntityMapping mapping, List<Object> keys) {
    List<Binding> bindings = new ArrayList<>();
    for (Object key : keys) {
      for (int i = 0; i < mapping.ids().length; i++) {
        Attribute id = mapping.attribute(mapping.ids()[i]);
        bindings.add(new Binding(id.codec(), mapping.keyPart(key, i)));
      }
    }
    return bindings;
  }

  private interface ChunkAction {
    void accept(List<Object> keys);
  }

  /// Does something for some keys at a time. Their number is a power of two, so that few statements do for
  /// all: the last key fills up.
  private static void forChunks(Collection<Object> keys, ChunkAction action) {
    List<Object> all = List.copyOf(keys);
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<Object> chunk = new ArrayList<>(all.subList(from, Math.min(from + CHUNK, all.size())));
      while (Integer.bitCount(chunk.size()) > 1) {
        chunk.add(chunk.getLast());
      }
      action.accept(chunk);
    }
  }

  /// Finds the object of a reference that a field does not hold any more, if its row is still there.
  void loadKnown(Relation relation, DefaultRef<?> ref) {
    Object key = ref.storedKey(relation.target());
    Object found = core.selectByKey(relation.target(), key);
    if (found != null) {
      ref.loaded(found);
    }
  }

  /// Returns the object of a reference, as it is now.
  Object load(DefaultRef<?> ref) {
    Object known = ref.object();
    if (known != null && !isExpired(known)) {
      return known;
    }
    Relation relation = ref.relation();
    if (relation == null) {
      throw new IllegalStateException("a reference without relation has no loader");
    }
    EntityMapping target = relation.target();
    Object key = known == null ? ref.storedKey(target) : target.concrete(known).key(known);
    if (known == null) {
      core.loadedAlone(relation);
    }
    Object found = key == null ? null : core.getStored(target, key);
    if (found == null) {
      throw new NoResultException(relation + " refers to " + target.describe(key) + ", and there is no such row");
    }
    ref.loaded(found);
    return found;
  }
}
