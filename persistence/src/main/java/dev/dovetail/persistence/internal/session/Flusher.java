package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.FlushException;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.StaleRowException;
import dev.dovetail.persistence.internal.Log;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.session.IdentityMap.Change;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
    List<Change> same = List.of(); // most changes are like the one before
    for (Change change : changes) {
      EntityMapping mapping = change.entry().mapping;
      if (change.attributes().get(mapping.id())) {
        throw new FlushException("The key of " + change.entry().describe() + " was changed to "
            + mapping.stored(change.entry().instance, mapping.id())
            + "; keys do not change: delete the object and add a new one");
      }
      if (!change.isLike(same)) {
        same = byShape.computeIfAbsent(statements.get(mapping.order()), k -> new LinkedHashMap<>())
            .computeIfAbsent(change.attributes(), k -> new ArrayList<>());
      }
      same.add(change);
    }
    byShape.forEach((sql, shapes) -> shapes.forEach((shape, list) -> update(sql, shape, list)));
  }

  private void update(EntitySql sql, BitSet attributes, List<Change> changes) {
    for (int from = 0; from < changes.size(); from += BATCH) {
      List<Entry> batch = changes.subList(from, Math.min(from + BATCH, changes.size())).stream()
          .map(Change::entry).toList();
      List<@Nullable Object[]> rows = new ArrayList<>(batch.size());
      batch.forEach(entry -> rows.add(updatedRow(entry, attributes)));
      ArrayStatements arrays = batch.size() == 1 ? null : sql.arrays();
      int[] counts = arrays == null ? updateEach(sql.update(attributes), attributes, batch, rows)
          : updateAll(arrays, attributes, batch, rows);
      for (int i = 0; i < counts.length; i++) {
        requireOne(counts[i], "update", batch.get(i));
        written(batch.get(i), rows.get(i));
      }
    }
  }

  private int[] updateEach(String sql, BitSet attributes, List<Entry> batch, List<@Nullable Object[]> rows) {
    EntityMapping mapping = batch.getFirst().mapping;
    return run("update", sql, batch, (statement, i) -> {
      int parameter = 1;
      for (int a = 0; a < mapping.size(); a++) {
        if (attributes.get(a) || a == mapping.version()) {
          Binding.bind(statement, parameter++, mapping.attribute(a).codec(), rows.get(i)[a]);
        }
      }
      bindWhere(statement, parameter, batch.get(i));
    });
  }

  private int[] updateAll(ArrayStatements arrays, BitSet attributes, List<Entry> batch,
      List<@Nullable Object[]> rows) {
    try {
      return arrays.update(transaction, attributes, rows(batch), rows);
    } catch (SQLException e) {
      throw failure("update", arrays.update(attributes), batch, e);
    }
  }

  private static List<@Nullable Object[]> rows(List<Entry> entries) {
    List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
    entries.forEach(entry -> rows.add(entry.requireRow()));
    return rows;
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
    ArrayStatements arrays = statements.get(mapping.order()).arrays();
    boolean isVersioned = mapping.version() >= 0;
    int chunk = isVersioned || arrays != null ? BATCH : dialect.rowsPerInsert(1);
    for (int from = 0; from < entries.size(); from += chunk) {
      List<Entry> some = entries.subList(from, Math.min(from + chunk, entries.size()));
      if (arrays != null && some.size() > 1) {
        deleteAll(arrays, some);
      } else if (isVersioned) {
        deleteVersions(some);
      } else {
        deleteKeys(some);
      }
    }
  }

  private void deleteAll(ArrayStatements arrays, List<Entry> entries) {
    int[] counts;
    try {
      counts = arrays.delete(transaction, rows(entries));
    } catch (SQLException e) {
      throw failure("delete", arrays.delete(), entries, e);
    }
    if (entries.getFirst().mapping.version() >= 0) {
      for (int i = 0; i < counts.length; i++) {
        requireOne(counts[i], "delete", entries.get(i));
      }
    }
    warnOfGone(entries, IntStream.of(counts).sum());
    entries.forEach(this::deleted);
  }

  private void deleteVersions(List<Entry> entries) {
    String sql = statements.get(entries.getFirst().mapping.order()).delete(1);
    int[] counts = run("delete", sql, entries, (statement, i) -> bindWhere(statement, 1, entries.get(i)));
    for (int i = 0; i < counts.length; i++) {
      requireOne(counts[i], "delete", entries.get(i));
      deleted(entries.get(i));
    }
  }

  private void deleteKeys(List<Entry> entries) {
    EntityMapping mapping = entries.getFirst().mapping;
    String sql = statements.get(mapping.order()).delete(entries.size());
    int count;
    try {
      PreparedStatement statement = transaction.prepare(sql);
      for (int i = 0; i < entries.size(); i++) {
        bindKey(statement, i + 1, entries.get(i));
      }
      count = statement.executeUpdate();
    } catch (SQLException e) {
      throw failure("delete", sql, entries, e);
    }
    warnOfGone(entries, count);
    entries.forEach(this::deleted);
  }

  private static void warnOfGone(List<Entry> entries, int found) {
    int gone = entries.size() - found;
    if (gone > 0) {
      Log.warn(Flusher.class, "Of the rows to be deleted, " + gone + " were gone already: "
          + describe(entries), null);
    }
  }

  private void deleted(Entry entry) {
    map.touch(entry);
    map.deleted(entry);
  }

  private static void bindWhere(PreparedStatement statement, int from, Entry entry) throws SQLException {
    EntityMapping mapping = entry.mapping;
    @Nullable Object[] row = entry.requireRow();
    bindKey(statement, from, entry);
    if (mapping.version() >= 0) {
      Binding.bind(statement, from + 1, mapping.attribute(mapping.version()).codec(), row[mapping.version()]);
    }
  }

  private static void bindKey(PreparedStatement statement, int parameter, Entry entry) throws SQLException {
    EntityMapping mapping = entry.mapping;
    Binding.bind(statement, parameter, mapping.attribute(mapping.id()).codec(),
        entry.requireRow()[mapping.id()]);
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
    return dialect.translate("Could not " + what + ' ' + describe(batch), sql, e);
  }

  private static String describe(List<Entry> batch) {
    String which = batch.getFirst().describe();
    return batch.size() == 1 ? which
        : "one of " + batch.size() + " objects from " + which + " to " + batch.getLast().describe();
  }
}
