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
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Inserts objects, many rows to a statement. Keys are reserved under the write lock before, so that they are
/// known without asking for each: the order of `RETURNING` is not promised.
final class Inserter {
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
    int chunk = sql.arrays() != null ? ArrayStatements.ROWS
        : dialect.rowsPerInsert(sql.insertColumns().length);
    for (int from = 0; from < rows.size(); from += chunk) {
      int to = Math.min(from + chunk, rows.size());
      insert(sql, entries.subList(from, to), rows.subList(from, to));
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
        set(entry, rows.get(i), mapping.version(), 1);
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
    Attribute of = entry.mapping.attribute(attribute);
    row[attribute] = of.number(value);
    entry.mapping.setStored(entry.instance, attribute, row[attribute]);
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
    ArrayStatements arrays = rows.size() == 1 ? null : sql.arrays();
    String text = arrays == null ? sql.insert(rows.size()) : arrays.insert();
    try {
      int count = arrays == null ? execute(text, sql, entries, rows) : arrays.insert(transaction, rows);
      requireRows(count, entries);
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
    EntityMapping mapping = entries.getFirst().mapping;
    int parameter = 1;
    for (@Nullable Object[] row : rows) {
      for (int attribute : sql.insertColumns()) {
        Binding.bind(statement, parameter++, mapping.attribute(attribute).codec(), row[attribute]);
      }
    }
    return statement.executeUpdate();
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
