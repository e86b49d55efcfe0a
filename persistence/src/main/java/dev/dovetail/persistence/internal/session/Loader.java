package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Turns rows into objects: the ones that are held, if they are.
final class Loader {
  private final IdentityMap map;

  Loader(IdentityMap map) {
    this.map = map;
  }

  /// Returns the object of a row. One that is held keeps its values unless it is expired.
  ///
  /// @param columns where each attribute's column is, from 1
  Object load(EntityMapping mapping, ResultSet rows, int[] columns) throws SQLException {
    Object key = key(mapping, rows, columns);
    Entry held = map.find(mapping, key);
    if (held == null) {
      @Nullable Object[] row = read(mapping, rows, columns, key);
      return map.addLoaded(mapping, key, mapping.create(row), row).instance;
    }
    if (map.isExpired(held)) {
      reload(held, read(mapping, rows, columns, key));
    }
    return held.instance;
  }

  /// Returns the object of a row: the one that is held, or a detached one.
  Object loadDetached(EntityMapping mapping, ResultSet rows, int[] columns) throws SQLException {
    Object key = key(mapping, rows, columns);
    Entry held = map.find(mapping, key);
    return held == null || map.isExpired(held)
        ? map.readDetached(mapping.create(read(mapping, rows, columns, key))) : held.instance;
  }

  /// Reads a row.
  @Nullable Object[] read(EntityMapping mapping, ResultSet rows, int[] columns) throws SQLException {
    return read(mapping, rows, columns, key(mapping, rows, columns));
  }

  private static @Nullable Object[] read(EntityMapping mapping, ResultSet rows, int[] columns, Object key)
      throws SQLException {
    @Nullable Object[] row = new Object[mapping.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = i == mapping.id() ? key : value(mapping, i, rows, columns);
    }
    return row;
  }

  /// Gives an object the values of its row, except for those that were changed since it was loaded.
  void reload(Entry entry, @Nullable Object[] row) {
    EntityMapping mapping = entry.mapping;
    if (mapping.isMutable()) {
      @Nullable Object[] known = entry.requireRow();
      for (int i = 0; i < row.length; i++) {
        boolean isChanged = i != mapping.version() && !mapping.matches(entry.instance, i, known);
        if (!isChanged && !mapping.matches(entry.instance, i, row)) {
          mapping.setStored(entry.instance, i, row[i]);
        }
      }
    } else if (!Arrays.deepEquals(row, entry.row)) {
      map.replaceInstance(entry, mapping.create(row));
    }
    map.reread(entry, row);
  }

  private static Object key(EntityMapping mapping, ResultSet rows, int[] columns) throws SQLException {
    Object key = value(mapping, mapping.id(), rows, columns);
    if (key == null) {
      throw new SQLDataException("a row of " + mapping.table().name() + " has no key ("
          + column(mapping, mapping.id())
          + " is null), so it cannot be an object");
    }
    return key;
  }

  private static @Nullable Object value(EntityMapping mapping, int attribute, ResultSet rows, int[] columns)
      throws SQLException {
    try {
      return mapping.attribute(attribute).codec().read(rows, columns[attribute]);
    } catch (SQLDataException e) {
      throw new SQLDataException("column " + column(mapping, attribute) + " for " + mapping.type().getName()
          + '.'
          + mapping.attribute(attribute).name() + ": " + e.getMessage(), e);
    }
  }

  private static String column(EntityMapping mapping, int attribute) {
    Attribute of = mapping.attribute(attribute);
    return mapping.table().name() + '.' + of.column();
  }
}
