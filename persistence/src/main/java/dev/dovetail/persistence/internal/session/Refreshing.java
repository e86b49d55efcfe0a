package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.SessionStateException;
import dev.dovetail.persistence.StaleRowException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
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
    if (mapping.isMutable()) {
      drop(entry, attributes);
    }
    core.autoflush(null);
    @Nullable Object[] found = read(entry);
    if (core.transaction().isBegun()) {
      core.map().touch(entry);
    }
    if (attributes.cardinality() == mapping.size() || !mapping.isMutable()) {
      core.loader().reload(entry, found);
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
    if (!mapping.matches(entry.instance, mapping.id(), entry.requireRow())) {
      throw new SessionStateException("Cannot refresh " + entry.describe() + ": its key was changed to "
          + mapping.stored(entry.instance, mapping.id()) + ". Flush the change first, or change it back");
    }
  }

  private static BitSet attributes(EntityMapping mapping, String... names) {
    BitSet attributes = new BitSet(mapping.size());
    if (names.length == 0) {
      attributes.set(0, mapping.size());
    }
    for (String name : names) {
      attributes.set(mapping.attributes().indexOf(mapping.attribute(name)));
    }
    return attributes;
  }

  private static void drop(Entry entry, BitSet attributes) {
    EntityMapping mapping = entry.mapping;
    @Nullable Object[] row = entry.requireRow();
    attributes.stream()
        .filter(i -> !EntityMapping.UNKNOWN.equals(row[i]) && !mapping.matches(entry.instance, i, row))
        .forEach(i -> mapping.setStored(entry.instance, i, row[i]));
  }

  private @Nullable Object[] read(Entry entry) {
    EntityMapping mapping = entry.mapping;
    List<@Nullable Object[]> rows = core.query("Could not refresh " + entry.describe(),
        core.sql(mapping).selectByKey(),
        List.of(new Binding(mapping.attribute(mapping.id()).codec(), entry.requireKey())),
        row -> core.loader().read(mapping, row, core.sql(mapping).allColumns()));
    if (rows.isEmpty()) {
      throw new StaleRowException("Could not refresh " + entry.describe()
          + ": its row is gone. Expunge it, or roll back");
    }
    return rows.getFirst();
  }

  private void set(Entry entry, BitSet attributes, @Nullable Object[] found) {
    @Nullable Object[] row = Arrays.copyOf(entry.requireRow(), found.length);
    attributes.stream().forEach(i -> {
      row[i] = found[i];
      entry.mapping.setStored(entry.instance, i, found[i]);
    });
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
    if (mapping.isMutable()) {
      drop(entry, attributes(mapping, names));
    }
    core.map().markExpired(entry);
  }
}
