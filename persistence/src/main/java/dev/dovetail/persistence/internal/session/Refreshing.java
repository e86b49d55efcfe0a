package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.StaleRowException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Member;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads objects anew, at once or when they are next asked for: as a whole, or only some of their attributes.
final class Refreshing {
  private final SessionCore core;

  Refreshing(SessionCore core) {
    this.core = core;
  }

  /// Drops changes and reads the row.
  ///
  /// @param names which attributes; none for all
  void refresh(Object entity, String... names) {
    EntityMapping mapping = core.mappings().of(entity.getClass());
    Entry entry = core.map().require(mapping, entity, "refresh");
    requireRefreshable(entry);
    BitSet attributes = attributes(mapping, names);
    drop(entry, attributes);
    core.autoflush(null);
    @Nullable Object[] found = read(entry);
    if (core.transaction().isBegun()) {
      core.map().touch(entry);
    }
    if (attributes.cardinality() == mapping.size() || !mapping.isMutable()) {
      core.loader().reload(entry, found);
      core.fetcher().resolve();
    } else {
      set(entry, attributes, found);
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

  private static BitSet attributes(EntityMapping mapping, String... names) {
    BitSet attributes = new BitSet(mapping.size());
    if (names.length == 0) {
      attributes.set(0, mapping.size());
    }
    for (String name : names) {
      Member member = mapping.memberOf(mapping.position(name));
      attributes.set(member.from(), member.from() + member.count());
    }
    return attributes;
  }

  private void drop(Entry entry, BitSet attributes) {
    if (attributes.cardinality() == entry.mapping.size()) {
      core.map().restoreFields(entry);
    } else {
      setFields(entry, attributes, entry.requireRow());
    }
  }

  /// Gives an object some values of a row.
  private void setFields(Entry entry, BitSet attributes, @Nullable Object[] row) {
    if (entry.mapping.isMutable()) {
      @Nullable Object[] some = new Object[row.length];
      Arrays.setAll(some, i -> attributes.get(i) ? row[i] : EntityMapping.UNKNOWN);
      entry.mapping.setRow(entry.instance, some, core.fetcher());
    }
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
  /// @param names which attributes; none for all
  void expire(Object entity, String... names) {
    EntityMapping mapping = core.mappings().of(entity.getClass());
    Entry entry = core.map().require(mapping, entity, "expire");
    if (entry.isPending()) {
      throw new SessionStateException("Cannot expire " + entry.describe() + ": it is not persisted yet");
    }
    drop(entry, attributes(mapping, names));
    core.map().markExpired(entry);
  }
}
