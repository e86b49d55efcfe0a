package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.LockMode;
import dev.dovetail.persistence.StaleRowException;
import dev.dovetail.persistence.internal.mapping.Attribute;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.References;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Turns rows into objects: the ones that are held, if they are.
final class Loader {
  private final IdentityMap map;
  private final Fetcher fetcher;

  Loader(IdentityMap map, Fetcher fetcher) {
    this.map = map;
    this.fetcher = fetcher;
  }

  /// What becomes of an object that is held and not expired when its row is read.
  enum Held {
    /// It keeps its values.
    KEPT,
    /// It keeps its values, which have to be those of the row's version.
    CHECKED,
    /// It gets the row's values.
    POPULATED;

    static Held of(@Nullable LockMode lock, boolean isPopulating) {
      return isPopulating ? POPULATED : lock == null ? KEPT : CHECKED;
    }
  }

  /// Returns the object of a row. One that is held keeps its values unless it is expired.
  Object load(RowLayout layout, ResultSet rows) throws SQLException {
    return load(layout, rows, Held.KEPT);
  }

  /// Returns the object of a row, with the row's values if it is expired.
  Object load(RowLayout layout, ResultSet rows, Held what) throws SQLException {
    RowLayout.Columns columns = layout.at(rows);
    EntityMapping mapping = columns.mapping();
    Object key = key(mapping, rows, columns.positions());
    Entry held = map.find(mapping, key);
    if (held == null) {
      @Nullable Object[] row = read(mapping, rows, columns.positions(), key);
      Entry entry = map.addLoaded(mapping, key, mapping.create(row, fetcher), row);
      fetcher.created(entry);
      return entry.instance;
    }
    prepare(held, rows, columns.positions(), what);
    if (map.isExpired(held)) {
      reload(held, read(mapping, rows, columns.positions(), key));
    }
    return held.instance;
  }

  /// Returns the object of a row: the one that is held, or a detached one, whose references are not loaded.
  Object loadDetached(RowLayout layout, ResultSet rows, Held what) throws SQLException {
    RowLayout.Columns columns = layout.at(rows);
    EntityMapping mapping = columns.mapping();
    Object key = key(mapping, rows, columns.positions());
    Entry held = map.find(mapping, key);
    if (held != null && what == Held.POPULATED) {
      return load(layout, rows, what);
    }
    if (held == null || map.isExpired(held)) {
      return map.readDetached(mapping.create(read(mapping, rows, columns.positions(), key), fetcher.detached()));
    }
    prepare(held, rows, columns.positions(), what);
    return held.instance;
  }

  private void prepare(Entry held, ResultSet rows, int[] columns, Held what) throws SQLException {
    switch (what) {
      case KEPT -> {}
      case CHECKED -> requireVersion(held, rows, columns);
      case POPULATED -> {
        map.touch(held);
        map.expire(held);
      }
    }
  }

  private void requireVersion(Entry held, ResultSet rows, int[] columns) throws SQLException {
    int version = held.mapping.version();
    if (version < 0 || map.isExpired(held)) {
      return;
    }
    Object known = held.requireRow()[version];
    Object present = value(held.mapping, version, rows, columns);
    if (!Objects.equals(known, present)) {
      throw new StaleRowException("Could not lock " + held.describe() + " in its version " + known
          + ": its row has version " + present + ". It was changed by somebody else: refresh it, or use"
          + " populateExisting");
    }
  }

  /// Reads a row of an entity.
  Row read(RowLayout layout, ResultSet rows) throws SQLException {
    RowLayout.Columns columns = layout.at(rows);
    int[] positions = columns.positions();
    return new Row(columns.mapping(),
        read(columns.mapping(), rows, positions, key(columns.mapping(), rows, positions)));
  }

  /// What a row holds.
  ///
  /// @param mapping the entity it is of
  /// @param values the stored values
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(EntityMapping mapping, @Nullable Object[] values) {}

  private static @Nullable Object[] read(EntityMapping mapping, ResultSet rows, int[] columns, Object key)
      throws SQLException {
    @Nullable Object[] row = new Object[mapping.size()];
    int single = mapping.ids().length == 1 ? mapping.id() : -1; // read already
    for (int i = 0; i < row.length; i++) {
      row[i] = i == single ? key : value(mapping, i, rows, columns);
    }
    return row;
  }

  /// Gives an object the values of its row, except for those that were changed since it was loaded.
  /// Collections that were not changed are unloaded.
  void reload(Entry entry, @Nullable Object[] row) {
    EntityMapping mapping = entry.mapping;
    if (mapping.isMutable()) {
      BitSet unchanged = Related.unchanged(entry);
      mapping.setRow(entry.instance, wanted(entry, row), fetcher);
      map.reread(entry, row);
      Related.reloaded(entry, unchanged);
    } else {
      if (!Arrays.deepEquals(row, entry.row)) {
        map.replaceInstance(entry, mapping.create(row, fetcher));
        Related.settle(entry);
      }
      map.reread(entry, row);
    }
    fetcher.created(entry);
  }

  private static @Nullable Object[] wanted(Entry entry, @Nullable Object[] row) {
    EntityMapping mapping = entry.mapping;
    @Nullable Object[] known = entry.requireRow();
    @Nullable Object[] wanted = row.clone();
    for (int i = 0; i < row.length; i++) {
      if (i != mapping.version() && !mapping.matches(entry.instance, i, known)) {
        wanted[i] = EntityMapping.UNKNOWN;
      }
    }
    return wanted;
  }

  private static Object key(EntityMapping mapping, ResultSet rows, int[] columns) throws SQLException {
    int[] ids = mapping.ids();
    if (ids.length == 1) {
      return keyPart(mapping, ids[0], rows, columns);
    }
    Object[] parts = new Object[ids.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = keyPart(mapping, ids[i], rows, columns);
    }
    return List.of(parts);
  }

  private static Object keyPart(EntityMapping mapping, int id, ResultSet rows, int[] columns) throws SQLException {
    Object key = value(mapping, id, rows, columns);
    if (key == null) {
      throw new SQLDataException("a row of " + mapping.table().name() + " has no key (" + column(mapping, id)
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
    return mapping.tables().get(of.table()).name() + '.' + of.column();
  }
}
