package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.FlushException;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.StaleRowException;
import dev.dovetail.persistence.internal.Log;
import dev.dovetail.persistence.internal.dialect.Dialect;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.session.IdentityMap.Change;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what is pending: inserts, updates, deletes, each in as few statements as the dialect allows.
final class Flusher {
  private static final int BATCH = 1000;

  private final IdentityMap map;
  private final Transaction transaction;
  private final Dialect dialect;
  private final List<EntitySql> statements;
  private final Inserter inserter;

  Flusher(IdentityMap map, Transaction transaction, Dialect dialect, List<EntitySql> statements) {
    this.map = map;
    this.transaction = transaction;
    this.dialect = dialect;
    this.statements = statements;
    this.inserter = new Inserter(map, transaction, dialect, statements);
  }

  /// Tells whether there is anything to write.
  boolean hasWork() {
    return map.hasNewOrDeleting() || !map.changes(null).isEmpty();
  }

  /// Writes everything. After an exception the transaction has to be rolled back.
  void flush() {
    List<Change> changes = map.changes(null);
    if (changes.isEmpty() && !map.hasNewOrDeleting()) {
      return;
    }
    try {
      transaction.beginWriting();
    } catch (SQLException e) {
      throw dialect.translate("Could not begin to write", null, e);
    }
    group(map.pending(), false).forEach(inserter::insert);
    map.allInserted();
    update(changes);
    group(map.deleting(), true).forEach(this::delete);
    map.allDeleted();
  }

  private Map<EntityMapping, List<Entry>> group(Iterable<Entry> entries, boolean isReversed) {
    List<List<Entry>> groups = new ArrayList<>();
    statements.forEach(s -> groups.add(new ArrayList<>()));
    entries.forEach(e -> groups.get(e.mapping.order()).add(e));
    Map<EntityMapping, List<Entry>> inOrder = new LinkedHashMap<>();
    for (List<Entry> group : isReversed ? groups.reversed() : groups) {
      if (!group.isEmpty()) {
        inOrder.put(group.getFirst().mapping, group);
      }
    }
    return inOrder;
  }

  private void update(List<Change> changes) {
    Map<EntitySql, Map<BitSet, List<Change>>> byShape = new LinkedHashMap<>();
    for (Change change : changes) {
      EntityMapping mapping = change.entry().mapping;
      if (change.attributes().get(mapping.id())) {
        throw new FlushException("The key of " + change.entry().describe() + " was changed to "
            + mapping.stored(change.entry().instance, mapping.id())
            + "; keys do not change: delete the object and add a new one");
      }
      byShape.computeIfAbsent(statements.get(mapping.order()), k -> new LinkedHashMap<>())
          .computeIfAbsent(change.attributes(), k -> new ArrayList<>()).add(change);
    }
    byShape.forEach((sql, shapes) -> shapes.forEach((shape, same) -> update(sql.update(shape), same)));
  }

  private void update(String sql, List<Change> changes) {
    EntityMapping mapping = changes.getFirst().entry().mapping;
    BitSet attributes = changes.getFirst().attributes();
    for (int from = 0; from < changes.size(); from += BATCH) {
      List<Entry> batch = changes.subList(from, Math.min(from + BATCH, changes.size())).stream()
          .map(Change::entry).toList();
      List<@Nullable Object[]> rows = new ArrayList<>(batch.size());
      batch.forEach(entry -> rows.add(updatedRow(entry, attributes)));
      int[] counts = run("update", sql, batch, (statement, i) -> {
        int parameter = 1;
        for (int a = 0; a < mapping.size(); a++) {
          if (attributes.get(a) || a == mapping.version()) {
            Binding.bind(statement, parameter++, mapping.attribute(a).codec(), rows.get(i)[a]);
          }
        }
        bindWhere(statement, parameter, batch.get(i));
      });
      for (int i = 0; i < counts.length; i++) {
        requireOne(counts[i], "update", batch.get(i));
        written(batch.get(i), rows.get(i));
      }
    }
  }

  private static @Nullable Object[] updatedRow(Entry entry, BitSet attributes) {
    EntityMapping mapping = entry.mapping;
    @Nullable Object[] row = entry.requireRow().clone();
    for (int i = attributes.nextSetBit(0); i >= 0; i = attributes.nextSetBit(i + 1)) {
      row[i] = mapping.stored(entry.instance, i);
    }
    if (mapping.version() >= 0) {
      Object old = entry.requireRow()[mapping.version()];
      if (!(old instanceof Number number)) {
        throw new FlushException("The version of " + entry.describe()
            + " is null in the database; give each row one");
      }
      row[mapping.version()] = mapping.attribute(mapping.version()).number(number.longValue() + 1);
    }
    return row;
  }

  private void written(Entry entry, @Nullable Object[] row) {
    map.touch(entry);
    map.reloaded(entry, row);
    int version = entry.mapping.version();
    if (version >= 0) {
      entry.mapping.setStored(entry.instance, version, row[version]);
    }
  }

  private void delete(EntityMapping mapping, List<Entry> entries) {
    String sql = statements.get(mapping.order()).delete();
    for (int from = 0; from < entries.size(); from += BATCH) {
      List<Entry> batch = entries.subList(from, Math.min(from + BATCH, entries.size()));
      int[] counts = run("delete", sql, batch, (statement, i) -> bindWhere(statement, 1, batch.get(i)));
      for (int i = 0; i < counts.length; i++) {
        Entry entry = batch.get(i);
        if (mapping.version() >= 0) {
          requireOne(counts[i], "delete", entry);
        } else if (counts[i] == 0) {
          Log.warn(Flusher.class, "The row of " + entry.describe()
              + " was to be deleted and is gone already", null);
        }
        map.touch(entry);
        map.deleted(entry);
      }
    }
  }

  private static void bindWhere(PreparedStatement statement, int from, Entry entry) throws SQLException {
    EntityMapping mapping = entry.mapping;
    @Nullable Object[] row = entry.requireRow();
    Binding.bind(statement, from, mapping.attribute(mapping.id()).codec(), row[mapping.id()]);
    if (mapping.version() >= 0) {
      Binding.bind(statement, from + 1, mapping.attribute(mapping.version()).codec(), row[mapping.version()]);
    }
  }

  private static void requireOne(int count, String what, Entry entry) {
    if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
      int version = entry.mapping.version();
      throw new StaleRowException("Could not " + what + ' ' + entry.describe() + ": " + count
          + " rows were found instead of 1"
          + (version < 0 ? "" : " with version " + entry.requireRow()[version])
          + ". It was changed or deleted by somebody else: roll back, load it again and repeat the work");
    }
  }

  private interface Binder {
    void bind(PreparedStatement statement, int index) throws SQLException;
  }

  private int[] run(String what, String sql, List<Entry> batch, Binder binder) {
    try {
      PreparedStatement statement = transaction.prepare(sql);
      for (int i = 0; i < batch.size(); i++) {
        binder.bind(statement, i);
        statement.addBatch();
      }
      return statement.executeBatch();
    } catch (SQLException e) {
      throw failure(what, sql, batch, e);
    }
  }

  private PersistenceException failure(String what, String sql, List<Entry> batch, SQLException e) {
    String which = batch.getFirst().describe();
    return dialect.translate("Could not " + what + ' ' + (batch.size() == 1 ? which
        : "one of " + batch.size() + " objects from " + which + " to " + batch.getLast().describe()), sql, e);
  }
}
