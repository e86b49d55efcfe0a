package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.ConstraintException;
import dev.dovetail.persistence.FlushException;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Versions;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Inserts objects, many rows to a statement.
final class Inserter {
  private static final BitSet NOTHING = new BitSet();

  private final IdentityMap map;
  private final Transaction transaction;
  private final Dialect dialect;
  private final List<EntitySql> statements;

  Inserter(IdentityMap map, Transaction transaction, Dialect dialect, List<EntitySql> statements) {
    this.map = map;
    this.transaction = transaction;
    this.dialect = dialect;
    this.statements = statements;
  }

  /// Inserts objects of one entity, in order. All have their keys.
  ///
  /// @param postponed attributes of some of them that are left null until an update sets them
  void insert(EntityMapping mapping, List<Entry> entries, Map<Entry, BitSet> postponed) {
    List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      map.touch(entry);
      @Nullable Object[] row = row(entry);
      if (!postponed.isEmpty()) {
        postponed.getOrDefault(entry, NOTHING).stream().forEach(i -> row[i] = null);
      }
      rows.add(row);
    }
    for (TableSql sql : statements.get(mapping.order()).tables()) {
      int chunk = dialect.rowsPerInsert(sql.insertColumns().length);
      if (!sql.generated().isEmpty()) {
        insertGenerated(sql, entries, rows, chunk);
        continue;
      }
      chunk = sql.arrays().insert() == null ? chunk : ArrayStatements.ROWS;
      for (int from = 0; from < rows.size(); from += chunk) {
        int to = Math.min(from + chunk, rows.size());
        insert(sql, entries.subList(from, to), rows.subList(from, to));
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      map.inserted(entries.get(i), rows.get(i));
      Related.settle(entries.get(i));
    }
  }

  /// Inserts runs of objects that leave the same columns to the database.
  private void insertGenerated(TableSql sql, List<Entry> entries, List<@Nullable Object[]> rows, int chunk) {
    int from = 0;
    while (from < rows.size()) {
      BitSet omitted = sql.generated().omitted(rows.get(from));
      int to = from + 1;
      while (to < rows.size() && to - from < chunk && omitted.equals(sql.generated().omitted(rows.get(to)))) {
        to++;
      }
      insertRun(sql, omitted, entries.subList(from, to), rows.subList(from, to));
      from = to;
    }
  }

  private void insertRun(TableSql sql, BitSet omitted, List<Entry> entries, List<@Nullable Object[]> rows) {
    String text = sql.insert(rows.size(), omitted);
    try {
      PreparedStatement statement = transaction.prepare(text);
      bind(statement, sql, omitted, entries.getFirst().mapping, rows);
      requireRows(sql, omitted.isEmpty() ? statement.executeUpdate()
          : sql.generated().insert(statement, omitted, entries, rows), entries);
    } catch (SQLException e) {
      throw dialect.translate(describe(entries, rows), text, e);
    }
  }

  /// Reads an object and gives it its first version.
  private @Nullable Object[] row(Entry entry) {
    EntityMapping mapping = entry.mapping;
    if (mapping.version() >= 0) {
      Attribute version = mapping.attribute(mapping.version());
      mapping.setStored(entry.instance, mapping.version(), Versions.next(version, null));
    }
    @Nullable Object[] row = mapping.rowOf(entry.instance);
    if (mapping.key(row) == null) {
      String parts = Arrays.stream(mapping.ids()).mapToObj(id -> mapping.attribute(id).name())
          .collect(Collectors.joining(" and "));
      throw new FlushException("A new " + mapping.type().getName() + " has no key: set " + parts
          + ", or mark it @GeneratedValue(strategy = IDENTITY)");
    }
    return row;
  }

  private void insert(TableSql sql, List<Entry> entries, List<@Nullable Object[]> rows) {
    ArrayStatement arrays = rows.size() == 1 ? null : sql.arrays().insert();
    String text = arrays == null ? sql.insert(rows.size()) : arrays.text();
    try {
      int count = arrays == null ? execute(text, sql, entries, rows) : arrays.insert(transaction, rows);
      requireRows(sql, count, entries);
    } catch (SQLException e) {
      throw explain(sql, entries, rows, dialect.translate(describe(entries, rows), text, e));
    }
  }

  private int execute(String text, TableSql sql, List<Entry> entries, List<@Nullable Object[]> rows)
      throws SQLException {
    PreparedStatement statement = transaction.prepare(text);
    bind(statement, sql, NOTHING, entries.getFirst().mapping, rows);
    return statement.executeUpdate();
  }

  private static void bind(PreparedStatement statement, TableSql sql, BitSet omitted, EntityMapping mapping,
      List<@Nullable Object[]> rows) throws SQLException {
    int parameter = 1;
    for (@Nullable Object[] row : rows) {
      for (int attribute : sql.insertColumns()) {
        if (!omitted.get(attribute)) {
          Binding.bind(statement, parameter++, mapping.attribute(attribute).codec(), row[attribute]);
        }
      }
    }
  }

  private static void requireRows(TableSql sql, int count, List<Entry> entries) {
    if (count != entries.size() && count != Statement.SUCCESS_NO_INFO) {
      throw new FlushException("Inserting " + entries.size() + " rows into " + sql.name().name() + " left " + count
          + ": a trigger or a conflict clause of the table swallowed the others");
    }
  }

  /// Finds the row that a failed statement of many rows stumbled over, by inserting them one by one. The
  /// transaction is rolled back in any case; the savepoint keeps what is inserted here inside one even if the
  /// database ended it.
  private PersistenceException explain(TableSql sql, List<Entry> entries, List<@Nullable Object[]> rows,
      PersistenceException failure) {
    boolean isOfOneRow = failure instanceof ConstraintException
        || failure.getCause() instanceof SQLDataException;
    if (rows.size() == 1 || !isOfOneRow) {
      return failure;
    }
    String text = sql.insert(1);
    for (int i = -1; i < rows.size(); i++) {
      try {
        if (i < 0) {
          transaction.savepoint();
        } else {
          execute(text, sql, entries.subList(i, i + 1), rows.subList(i, i + 1));
        }
      } catch (SQLException e) {
        return i < 0 ? failure
            : dialect.translate(describe(entries.subList(i, i + 1), rows.subList(i, i + 1)), text, e);
      }
    }
    return failure;
  }

  private static String describe(List<Entry> entries, List<@Nullable Object[]> rows) {
    EntityMapping mapping = entries.getFirst().mapping;
    String first = mapping.describe(mapping.key(rows.getFirst()));
    return "Could not insert " + (rows.size() == 1 ? first
        : rows.size() + " objects from " + first + " to " + mapping.describe(mapping.key(rows.getLast())));
  }
}
