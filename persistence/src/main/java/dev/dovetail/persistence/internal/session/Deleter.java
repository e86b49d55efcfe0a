package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.Log;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Deletes rows: by key, many to a statement, or each with its version.
final class Deleter {
  private static final int BATCH = 1000;

  private final IdentityMap map;
  private final Dialect dialect;
  private final Statements run;
  private final List<EntitySql> statements;

  Deleter(IdentityMap map, Transaction transaction, Dialect dialect, List<EntitySql> statements) {
    this.map = map;
    this.dialect = dialect;
    this.run = new Statements(transaction, dialect);
    this.statements = statements;
  }

  void delete(List<Entry> entries) {
    Map<EntityMapping, List<Entry>> byEntity = new LinkedHashMap<>();
    entries.forEach(entry -> byEntity.computeIfAbsent(entry.mapping, k -> new ArrayList<>()).add(entry));
    byEntity.forEach(this::delete);
  }

  private void delete(EntityMapping mapping, List<Entry> entries) {
    for (TableSql sql : statements.get(mapping.order()).tables().reversed()) {
      ArrayStatement arrays = sql.arrays().delete();
      int chunk = sql.hasVersion() || arrays != null ? BATCH : dialect.rowsPerInsert(mapping.ids().length);
      for (int from = 0; from < entries.size(); from += chunk) {
        List<Entry> part = entries.subList(from, Math.min(from + chunk, entries.size()));
        if (arrays != null && part.size() > 1) {
          deleteAll(sql, arrays, part);
        } else if (sql.hasVersion()) {
          deleteVersions(sql, part);
        } else {
          deleteKeys(sql, part);
        }
      }
    }
    for (Entry entry : entries) {
      map.touch(entry);
      map.deleted(entry);
    }
  }

  private void deleteAll(TableSql sql, ArrayStatement arrays, List<Entry> entries) {
    int[] counts = run.arrays("delete", arrays, entries, List.of());
    if (sql.hasVersion()) {
      requireOneOfEach(counts, entries);
    } else {
      warnOfGone(entries, IntStream.of(counts).sum());
    }
  }

  private void deleteVersions(TableSql sql, List<Entry> entries) {
    requireOneOfEach(run.batch("delete", sql.delete(1), entries,
        (statement, i) -> Statements.bindWhere(statement, 1, entries.get(i), true)), entries);
  }

  private static void requireOneOfEach(int[] counts, List<Entry> entries) {
    for (int i = 0; i < counts.length; i++) {
      Statements.requireOne(counts[i], "delete", entries.get(i));
    }
  }

  private void deleteKeys(TableSql sql, List<Entry> entries) {
    int count = run.one("delete", sql.delete(entries.size()), entries, statement -> {
      int parameter = 1;
      for (Entry entry : entries) {
        parameter = Statements.bindKey(statement, parameter, entry);
      }
    });
    warnOfGone(entries, count);
  }

  private static void warnOfGone(List<Entry> entries, int found) {
    int gone = entries.size() - found;
    if (gone > 0) {
      Log.warn(Deleter.class, "Of the rows to be deleted, " + gone + " were gone already: "
          + Statements.describe(entries), null);
    }
  }
}
