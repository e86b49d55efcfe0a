package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.Generated;
import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.Dialect;
import java.lang.reflect.Field;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The columns of an entity in one of its tables that the database fills in.
final class GeneratedColumns {
  private final EntityMapping mapping;
  private final TableSql table;
  private final Dialect dialect;
  private final BitSet onInsert = new BitSet();
  private final BitSet onUpdate = new BitSet();

  GeneratedColumns(EntityMapping mapping, TableSql table, Dialect dialect) {
    this.mapping = mapping;
    this.table = table;
    this.dialect = dialect;
    for (int i = 0; i < mapping.size(); i++) {
      Generated generated = annotation(mapping.type(), mapping.attribute(i));
      if (generated != null && table.isHere(i)) {
        requireFit(i);
        onInsert.set(i);
        onUpdate.set(i, generated.onUpdate());
      }
    }
  }

  private static @Nullable Generated annotation(Class<?> type, Attribute attribute) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(attribute.name())) {
          return field.getAnnotation(Generated.class);
        }
      }
    }
    return null;
  }

  private void requireFit(int i) {
    Attribute attribute = mapping.attribute(i);
    if (attribute.isPrimitive() || mapping.isId(i) || i == mapping.version() || !mapping.isMutable()) {
      throw new MappingException(mapping.type().getName() + '.' + attribute.name()
          + ": a field marked @Generated can hold null, is in a class (no record), and is neither the key"
          + " nor the version");
    }
  }

  /// Tells whether there are none.
  boolean isEmpty() {
    return onInsert.isEmpty();
  }

  /// Tells whether an update may change any.
  boolean areUpdated() {
    return !onUpdate.isEmpty();
  }

  /// Returns which columns an INSERT of a row leaves to the database.
  BitSet omitted(@Nullable Object[] row) {
    BitSet omitted = (BitSet) onInsert.clone();
    onInsert.stream().filter(i -> row[i] != null).forEach(omitted::clear);
    return omitted;
  }

  /// The key and these columns, as a list for RETURNING or SELECT.
  private String list(BitSet columns, String qualifier) {
    return IntStream.concat(IntStream.of(mapping.ids()), columns.stream())
        .mapToObj(i -> qualifier + dialect.quote(mapping.attribute(i).column()))
        .collect(Collectors.joining(", "));
  }

  /// Returns what goes behind an INSERT to learn what was filled in.
  String returning(BitSet omitted) {
    return omitted.isEmpty() ? "" : " RETURNING " + list(omitted, "");
  }

  /// Runs an INSERT with [#returning] and gives rows and objects what was filled in. The order of the rows
  /// that come back is not promised, so they are found by their keys.
  ///
  /// @return how many rows came back
  int insert(PreparedStatement statement, BitSet omitted, List<Entry> entries, List<@Nullable Object[]> rows)
      throws SQLException {
    Map<Object, Integer> byKey = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byKey.put(Objects.requireNonNull(mapping.key(rows.get(i))), i);
    }
    try (ResultSet found = statement.executeQuery()) {
      int count = 0;
      while (found.next()) {
        Integer at = byKey.get(key(found));
        if (at != null) {
          set(entries.get(at), rows.get(at), omitted, found);
          count++;
        }
      }
      return count;
    }
  }

  /// Reads what updates have changed.
  void readUpdated(Transaction transaction, List<Entry> entries) {
    int chunk = dialect.rowsPerInsert(mapping.ids().length);
    for (int from = 0; from < entries.size(); from += chunk) {
      readSome(transaction, entries.subList(from, Math.min(from + chunk, entries.size())));
    }
  }

  private void readSome(Transaction transaction, List<Entry> entries) {
    List<String> keys = IntStream.of(mapping.ids())
        .mapToObj(i -> "e." + dialect.quote(mapping.attribute(i).column())).toList();
    String sql = "SELECT " + list(onUpdate, "e.") + " FROM " + table.name().quoted() + " AS e WHERE "
        + KeySql.anyOf(keys, entries.size());
    Map<Object, Entry> byKey = new HashMap<>();
    entries.forEach(entry -> byKey.put(entry.requireKey(), entry));
    try {
      PreparedStatement statement = transaction.prepare(sql);
      int parameter = 1;
      for (Entry entry : entries) {
        parameter = Statements.bindKey(statement, parameter, entry);
      }
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          Entry entry = byKey.get(key(found));
          if (entry != null) {
            set(entry, entry.requireRow(), onUpdate, found);
          }
        }
      }
    } catch (SQLException e) {
      throw dialect.translate("Could not read what the database made of " + entries.size()
          + " updated rows of " + mapping.name(), sql, e);
    }
  }

  private @Nullable Object key(ResultSet found) throws SQLException {
    @Nullable Object[] row = new Object[mapping.size()];
    int column = 1;
    for (int id : mapping.ids()) {
      row[id] = mapping.attribute(id).codec().read(found, column++);
    }
    return mapping.key(row);
  }

  private void set(Entry entry, @Nullable Object[] row, BitSet columns, ResultSet found) throws SQLException {
    int column = mapping.ids().length + 1;
    for (int i = columns.nextSetBit(0); i >= 0; i = columns.nextSetBit(i + 1)) {
      row[i] = mapping.attribute(i).codec().read(found, column++);
      mapping.setStored(entry.instance, i, row[i]);
    }
  }
}
