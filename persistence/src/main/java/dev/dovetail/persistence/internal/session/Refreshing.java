package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.StaleRowException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Member;
import dev.dovetail.persistence.internal.mapping.Relation;
import jakarta.persistence.CascadeType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads objects anew, at once or when they are next asked for: as a whole, with those that refreshing
/// cascades to, or only some of their fields.
final class Refreshing {
  private final SessionCore core;

  Refreshing(SessionCore core) {
    this.core = core;
  }

  /// Fields of an object.
  ///
  /// @param attributes those with attributes
  /// @param relations those with relations
  private record Named(BitSet attributes, List<Relation> relations) {}

  /// Drops changes and reads the row.
  ///
  /// @param names which attributes and relations; none for all
  void refresh(Object entity, String... names) {
    EntityMapping mapping = core.mappings().of(entity.getClass());
    Entry entry = core.map().require(mapping, entity, "refresh");
    requireRefreshable(entry);
    Named named = named(mapping, names);
    if (names.length == 0 || !mapping.isMutable()) {
      refresh(entry);
    } else {
      refresh(entry, named);
    }
  }

  private void refresh(Entry entry) {
    List<Entry> cascaded = cascaded(entry);
    core.map().restoreFields(entry);
    cascaded.forEach(core.map()::expire);
    core.autoflush(null);
    @Nullable Object[] found = read(entry);
    touch(entry);
    core.loader().reload(entry, found);
    core.fetcher().resolve();
    cascaded.forEach(this::touch);
    core.fetcher().reload(cascaded);
  }

  private void refresh(Entry entry, Named named) {
    drop(entry, named);
    core.autoflush(null);
    if (!named.attributes.isEmpty()) {
      @Nullable Object[] found = read(entry);
      touch(entry);
      set(entry, named.attributes, found);
    }
    named.relations.forEach(relation -> core.fetcher().reload(relation, entry));
  }

  /// Notes what a rollback goes back to; what was read in this transaction may not be there after it.
  private void touch(Entry entry) {
    if (core.transaction().isBegun()) {
      core.map().touch(entry);
    }
  }

  private static void requireRefreshable(Entry entry) {
    EntityMapping mapping = entry.mapping;
    if (entry.isPending() || entry.isDeleting) {
      throw new SessionStateException("Cannot refresh " + entry.describe() + ": it is "
          + (entry.isDeleting ? "marked for deletion" : "not persisted yet; flush first"));
    }
    if (!entry.requireKey().equals(mapping.key(entry.instance))) {
      throw new SessionStateException("Cannot refresh " + entry.describe() + ": its key was changed to "
          + mapping.key(entry.instance) + ". Flush the change first, or change it back");
    }
  }

  /// Returns the persistent objects that refreshing an object cascades to; pending ones leave the session.
  private List<Entry> cascaded(Entry entry) {
    List<Entry> persistent = new ArrayList<>();
    for (Entry reached : core.relating().reach(entry, CascadeType.REFRESH)) {
      if (reached.isPending()) {
        core.map().remove(reached);
      } else if (reached != entry && reached.state == Entry.State.PERSISTENT && !reached.isDeleting) {
        persistent.add(reached);
      }
    }
    return persistent;
  }

  private static Named named(EntityMapping mapping, String... names) {
    BitSet attributes = new BitSet(mapping.size());
    List<Relation> relations = new ArrayList<>();
    for (String name : names) {
      Optional<Relation> relation = mapping.relations().stream().filter(r -> r.name().equals(name)).findFirst();
      relation.ifPresent(relations::add);
      if (relation.isEmpty() || relation.get().isReference()) {
        Member member = mapping.memberOf(mapping.position(name));
        attributes.set(member.from(), member.from() + member.count());
      }
    }
    return new Named(attributes, relations);
  }

  private void drop(Entry entry, Named named) {
    setFields(entry, named.attributes, entry.requireRow());
    for (Relation relation : named.relations) {
      if (!relation.isReference()) {
        Related.unload(entry, entry.mapping.relations().indexOf(relation));
      }
    }
  }

  /// Gives an object some values of a row.
  private void setFields(Entry entry, BitSet attributes, @Nullable Object[] row) {
    @Nullable Object[] some = new Object[row.length];
    Arrays.setAll(some, i -> attributes.get(i) ? row[i] : EntityMapping.UNKNOWN);
    entry.mapping.setRow(entry.instance, some, core.fetcher());
  }

  private @Nullable Object[] read(Entry entry) {
    EntityMapping mapping = entry.mapping;
    EntitySql sql = core.sql(mapping);
    List<Loader.Row> rows = core.query("Could not refresh " + entry.describe(), sql.selectByKey(),
        SessionCore.keyBindings(mapping, entry.requireKey()), row -> core.loader().read(sql.layout(), row));
    if (rows.isEmpty()) {
      throw new StaleRowException("Could not refresh " + entry.describe()
          + ": its row is gone. Expunge it, or roll back");
    }
    return rows.getFirst().values();
  }

  private void set(Entry entry, BitSet attributes, @Nullable Object[] found) {
    @Nullable Object[] row = Arrays.copyOf(entry.requireRow(), found.length);
    attributes.stream().forEach(i -> row[i] = found[i]);
    setFields(entry, attributes, found);
    core.fetcher().resolve();
    core.map().refreshed(entry, row);
  }

  /// Drops changes and has the row read when it is next asked for.
  ///
  /// @param names which attributes and relations; none for all
  void expire(Object entity, String... names) {
    EntityMapping mapping = core.mappings().of(entity.getClass());
    Entry entry = core.map().require(mapping, entity, "expire");
    if (entry.isPending()) {
      throw new SessionStateException("Cannot expire " + entry.describe() + ": it is not persisted yet");
    }
    Named named = named(mapping, names);
    if (names.length == 0 || !mapping.isMutable()) {
      cascaded(entry).forEach(core.map()::expire);
      core.map().expire(entry);
    } else {
      drop(entry, named);
      core.map().markExpired(entry);
    }
  }
}
