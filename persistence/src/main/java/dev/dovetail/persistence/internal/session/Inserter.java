package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.ConstraintException;
import dev.dovetail.persistence.FlushException;
import dev.dovetail.persistence.PersistenceException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Inserts objects, many rows to a statement. Keys are reserved under the write lock before, so that they are
/// known without asking for each: the order of `RETURNING` is not promised.
final class Inserter {
  private static final BitSet NONE = new BitSet(0);

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

  /// Inserts objects of one entity, in order.
  void insert(EntityMapping mapping, List<Entry> entries) {
    List<@Nullable Object[]> rows = rows(mapping, entries);
    EntitySql sql = statements.get(mapping.order());
    int chunk = dialect.rowsPerInsert(sql.insertColumns().length);
    if (!sql.generated().isEmpty()) {
      insertGenerated(sql, entries, rows, chunk);
      return;
    }
    for (int from = 0; from < rows.size(); from += chunk) {
      int to = Math.min(from + chunk, rows.size());
      insert(sql, entries.subList(from, to), rows.subList(from, to));
    }
  }

  /// Inserts runs of objects that leave the same columns to the database.
  private void insertGenerated(EntitySql sql, List<Entry> entries, List<@Nullable Object[]> rows, int chunk) {
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

  private void insertRun(EntitySql sql, BitSet omitted, List<Entry> entries, List<@Nullable Object[]> rows) {
    String text = sql.insert(rows.size(), omitted);
    try {
      PreparedStatement statement = transaction.prepare(text);
      bind(statement, sql, omitted, entries.getFirst().mapping, rows);
      requireRows(omitted.isEmpty() ? statement.executeUpdate()
          : sql.generated().insert(statement, omitted, entries, rows), entries);
    } catch (SQLException e) {
      throw dialect.translate(describe(entries, rows), text, e);
    }
    for (int i = 0; i < rows.size(); i++) {
      map.inserted(entries.get(i), rows.get(i));
    }
  }

  /// Reads the objects and gives keys and versions to rows and objects.
  private List<@Nullable Object[]> rows(EntityMapping mapping, List<Entry> entries) {
    List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
    int keyless = 0;
    for (Entry entry : entries) {
      @Nullable Object[] row = mapping.rowOf(entry.instance);
      map.touch(entry);
      rows.add(row);
      keyless += needsKey(mapping, row) ? 1 : 0;
    }
    PrimitiveIterator.OfLong keys =
        (keyless == 0 ? LongStream.empty() : LongStream.of(reserve(mapping, keyless))).iterator();
    for (int i = 0; i < rows.size(); i++) {
      Entry entry = entries.get(i);
      if (needsKey(mapping, rows.get(i))) {
        set(entry, rows.get(i), mapping.id(), keys.nextLong());
        entry.isKeyMade = true;
      }
      if (mapping.version() >= 0) {
        setStored(entry, rows.get(i), mapping.version(), mapping.nextVersion(null));
      }
      if (rows.get(i)[mapping.id()] == null) {
        throw new FlushException("A new " + mapping.type().getName() + " has no key: set "
            + mapping.attribute(mapping.id()).name() + ", or mark it @GeneratedValue(strategy = IDENTITY)");
      }
    }
    return rows;
  }

  private static boolean needsKey(EntityMapping mapping, @Nullable Object[] row) {
    Object key = row[mapping.id()];
    return mapping.isGenerated() && (key == null
        || (mapping.attribute(mapping.id()).isPrimitive() && ((Number) key).longValue() == 0));
  }

  private static void set(Entry entry, @Nullable Object[] row, int attribute, long value) {
    setStored(entry, row, attribute, entry.mapping.attribute(attribute).number(value));
  }

  private static void setStored(Entry entry, @Nullable Object[] row, int attribute, Object stored) {
    row[attribute] = stored;
    entry.mapping.setStored(entry.instance, attribute, stored);
  }

  private long[] reserve(EntityMapping mapping, int count) {
    Attribute id = mapping.attribute(mapping.id());
    try {
      return dialect.reserveKeys(transaction.connection(), mapping.table().quoted(), mapping.table().name(),
          dialect.quote(id.column()), count);
    } catch (SQLException e) {
      throw dialect.translate("Could not make keys for " + count + " new objects of "
          + mapping.type().getName(), null, e);
    }
  }

  private void insert(EntitySql sql, List<Entry> entries, List<@Nullable Object[]> rows) {
    String text = sql.insert(rows.size());
    try {
      requireRows(execute(text, sql, entries, rows), entries);
    } catch (SQLException e) {
      throw explain(sql, entries, rows, dialect.translate(describe(entries, rows), text, e));
    }
    for (int i = 0; i < rows.size(); i++) {
      map.inserted(entries.get(i), rows.get(i));
    }
  }

  private int execute(String text, EntitySql sql, List<Entry> entries, List<@Nullable Object[]> rows)
      throws SQLException {
    PreparedStatement statement = transaction.prepare(text);
    bind(statement, sql, NONE, entries.getFirst().mapping, rows);
    return statement.executeUpdate();
  }

  private static void bind(PreparedStatement statement, EntitySql sql, BitSet omitted, EntityMapping mapping,
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

  private static void requireRows(int count, List<Entry> entries) {
    if (count != entries.size() && count != Statement.SUCCESS_NO_INFO) {
      throw new FlushException("Inserting " + entries.size() + " rows into "
          + entries.getFirst().mapping.table().name() + " left " + count
          + ": a trigger or a conflict clause of the table swallowed the others");
    }
  }

  /// Finds the row that a failed statement of many rows stumbled over, by inserting them one by one. The
  /// transaction is rolled back in any case; the savepoint keeps what is inserted here inside one even if the
  /// database ended it.
  private PersistenceException explain(EntitySql sql, List<Entry> entries, List<@Nullable Object[]> rows,
      PersistenceException failure) {
    if (rows.size() == 1 || !(failure instanceof ConstraintException)) {
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
    String first = mapping.describe(rows.getFirst()[mapping.id()]);
    return "Could not insert " + (rows.size() == 1 ? first
        : rows.size() + " objects from " + first + " to " + mapping.describe(rows.getLast()[mapping.id()]));
  }
}
