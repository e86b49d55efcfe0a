package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.FlushException;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Versions;
import dev.dovetail.persistence.internal.session.IdentityMap.Change;
import dev.dovetail.persistence.spi.Dialect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Updates rows, those with the same changed columns in one batch.
final class Updater {
  private static final int BATCH = 1000;

  private final IdentityMap map;
  private final Transaction transaction;
  private final Statements run;
  private final List<EntitySql> statements;

  Updater(IdentityMap map, Transaction transaction, Dialect dialect, List<EntitySql> statements) {
    this.map = map;
    this.transaction = transaction;
    this.run = new Statements(transaction, dialect);
    this.statements = statements;
  }

  void update(List<Change> changes) {
    Map<EntityMapping, Map<BitSet, List<Change>>> byShape = new LinkedHashMap<>();
    List<Change> same = List.of(); // most changes are like the one before
    List<Change> keys = new ArrayList<>();
    for (Change change : changes) {
      EntityMapping mapping = change.entry().mapping;
      if (isKeyChanged(change)) {
        keys.add(change);
        continue;
      }
      if (!change.isLike(same)) {
        same = byShape.computeIfAbsent(mapping, k -> new LinkedHashMap<>())
            .computeIfAbsent(change.attributes(), k -> new ArrayList<>());
      }
      same.add(change);
    }
    updateKeys(keys);
    byShape.forEach((mapping, shapes) -> shapes.forEach((shape, list) -> update(mapping, shape, list)));
  }

  private static boolean isKeyChanged(Change change) {
    for (int id : change.entry().mapping.ids()) {
      if (change.attributes().get(id)) {
        return true;
      }
    }
    return false;
  }

  /// Updates rows whose keys change: first those whose new key is free.
  private void updateKeys(List<Change> changes) {
    List<Change> rest = new ArrayList<>(changes);
    while (!rest.isEmpty()) {
      Change next = rest.stream().filter(this::isFree).findFirst().orElse(null);
      if (next == null) {
        throw new FlushException("The keys of " + rest.stream().limit(5).map(c -> c.entry().describe()).toList()
            + " were exchanged, so that none can be written first: flush in between, with a key that is not used");
      }
      rest.remove(next);
      update(next.entry().mapping, next.attributes(), List.of(next));
    }
  }

  private boolean isFree(Change change) {
    EntityMapping mapping = change.entry().mapping;
    Object key = mapping.key(change.entry().instance);
    if (key == null) {
      throw new FlushException("The key of " + change.entry().describe() + " was set to null; delete the object"
          + " instead, or give it another key");
    }
    Entry holder = map.find(mapping, key);
    return holder == null || holder == change.entry();
  }

  private void update(EntityMapping mapping, BitSet attributes, List<Change> changes) {
    for (int from = 0; from < changes.size(); from += BATCH) {
      List<Entry> batch = changes.subList(from, Math.min(from + BATCH, changes.size())).stream()
          .map(Change::entry).toList();
      List<@Nullable Object[]> rows = new ArrayList<>(batch.size());
      batch.forEach(entry -> rows.add(updatedRow(entry, attributes)));
      write(mapping, attributes, batch, rows);
    }
  }

  private void write(EntityMapping mapping, BitSet attributes, List<Entry> batch, List<@Nullable Object[]> rows) {
    for (TableSql sql : statements.get(mapping.order()).tables()) {
      if (!sql.isUpdated(attributes)) {
        continue;
      }
      ArrayStatement arrays = batch.size() == 1 ? null : sql.arrays().update(attributes);
      int[] counts = arrays == null ? updateEach(sql, attributes, batch, rows)
          : run.arrays("update", arrays, batch, rows);
      for (int i = 0; i < counts.length; i++) {
        Statements.requireOne(counts[i], "update", batch.get(i));
      }
    }
    for (int i = 0; i < batch.size(); i++) {
      written(batch.get(i), rows.get(i));
    }
    for (TableSql sql : statements.get(mapping.order()).tables()) {
      if (sql.generated().areUpdated()) {
        sql.generated().readUpdated(transaction, batch);
      }
    }
  }

  private int[] updateEach(TableSql sql, BitSet attributes, List<Entry> batch, List<@Nullable Object[]> rows) {
    EntityMapping mapping = batch.getFirst().mapping;
    int[] columns = sql.updated(attributes);
    return run.batch("update", sql.update(attributes), batch, (statement, i) -> {
      int parameter = 1;
      for (int a : columns) {
        Binding.bind(statement, parameter++, mapping.attribute(a).codec(), rows.get(i)[a]);
      }
      Statements.bindWhere(statement, parameter, batch.get(i), sql.hasVersion());
    });
  }

  /// Makes references null in rows of one entity, though not in their objects: these are about to be deleted.
  void clear(Map<Entry, BitSet> references) {
    Map<BitSet, List<Entry>> byShape = new LinkedHashMap<>();
    references.forEach((entry, attributes) -> byShape.computeIfAbsent(attributes, k -> new ArrayList<>()).add(entry));
    byShape.forEach((attributes, entries) -> {
      List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
      for (Entry entry : entries) {
        @Nullable Object[] row = entry.requireRow().clone();
        attributes.stream().forEach(i -> row[i] = null);
        bumpVersion(entry, row);
        rows.add(row);
      }
      write(entries.getFirst().mapping, attributes, entries, rows);
    });
  }

  private static @Nullable Object[] updatedRow(Entry entry, BitSet attributes) {
    EntityMapping mapping = entry.mapping;
    @Nullable Object[] row = entry.requireRow().clone();
    for (int i = attributes.nextSetBit(0); i >= 0; i = attributes.nextSetBit(i + 1)) {
      row[i] = mapping.stored(entry.instance, i);
    }
    int version = mapping.version();
    if (version >= 0 && attributes.get(version)) { // the user has set it
      if (row[version] == null) {
        throw new FlushException("The version of " + entry.describe() + " was set to null: set it to the next one,"
            + " or leave it alone");
      }
    } else {
      bumpVersion(entry, row);
    }
    return row;
  }

  private static void bumpVersion(Entry entry, @Nullable Object[] row) {
    int version = entry.mapping.version();
    if (version >= 0) {
      Object old = entry.requireRow()[version];
      if (old == null) {
        throw new FlushException("The version of " + entry.describe()
            + " is null in the database; give each row one");
      }
      row[version] = Versions.next(entry.mapping.attribute(version), old);
    }
  }

  private void written(Entry entry, @Nullable Object[] row) {
    map.touch(entry);
    map.updated(entry, row);
    int version = entry.mapping.version();
    if (version >= 0) {
      entry.mapping.setStored(entry.instance, version, row[version]);
    }
  }
}
