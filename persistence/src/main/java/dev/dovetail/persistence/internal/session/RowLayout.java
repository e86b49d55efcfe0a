package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.Discriminator;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where the rows of a query have the columns of an entity, and of those that extend it.
///
/// @param discriminator the column that tells the entities apart, from 1, or 0 if there is only one
/// @param only the entity if there is only one, or null
/// @param byValue the entities by the stored value that stands for each
record RowLayout(EntityMapping mapping, int discriminator, @Nullable Columns only, Map<Object, Columns> byValue) {
  /// The columns of one entity.
  ///
  /// @param mapping the entity
  /// @param positions where each attribute's column is, from 1
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Columns(EntityMapping mapping, int[] positions) {}

  /// The layout of rows of one entity that nothing extends.
  static RowLayout of(EntityMapping mapping, int[] positions) {
    return new RowLayout(mapping, 0, new Columns(mapping, positions), Map.of());
  }

  /// The layout of rows of several entities.
  static RowLayout of(EntityMapping mapping, int discriminator, Map<EntityMapping, int[]> positions) {
    Map<Object, Columns> byValue = new HashMap<>();
    positions.forEach((of, columns) -> byValue.put(discriminator(of).value(), new Columns(of, columns)));
    return new RowLayout(mapping, discriminator, null, byValue);
  }

  private static Discriminator discriminator(EntityMapping mapping) {
    return Objects.requireNonNull(mapping.discriminator(), mapping::name);
  }

  /// Tells whether an outer join found nothing for the present row.
  boolean isAbsent(ResultSet rows) throws SQLException {
    Columns any = only != null ? only : byValue.values().iterator().next();
    return rows.getObject(any.positions()[any.mapping().id()]) == null;
  }

  /// Returns the columns of the entity that the present row is one of.
  Columns at(ResultSet rows) throws SQLException {
    if (only != null) {
      return only;
    }
    Discriminator by = discriminator(mapping);
    Object value = by.codec().read(rows, discriminator);
    Columns columns = value == null ? null : byValue.get(value);
    if (columns == null) {
      throw new SQLDataException("column " + mapping.table().name() + '.' + by.column() + " says " + value
          + ", which stands for no entity of this factory that is a " + mapping.name() + "; known are "
          + byValue.keySet().stream().sorted().toList());
    }
    return columns;
  }
}
