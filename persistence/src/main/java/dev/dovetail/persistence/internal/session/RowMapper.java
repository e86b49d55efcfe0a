package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.mapping.Discriminator;
import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.internal.mapping.Openness;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Dialect;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes what a query of the user's own asked for out of its rows.
interface RowMapper<R extends @Nullable Object> {
  /// Maps the row the cursor is on.
  R map(ResultSet row) throws SQLException;

  /// Maps rows to the driver's values by column label.
  static RowMapper<Map<String, @Nullable Object>> toMaps() {
    return row -> {
      ResultSetMetaData columns = row.getMetaData();
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        map.put(columns.getColumnLabel(i), row.getObject(i));
      }
      return map;
    };
  }

  /// Maps rows of one column to values.
  static <R> RowMapper<R> toValues(Class<R> type, Dialect dialect, ResultSet rows) throws SQLException {
    if (rows.getMetaData().getColumnCount() != 1) {
      throw new MappingException("A query for values of type " + type.getTypeName()
          + " has one column, this one has "
          + rows.getMetaData().getColumnCount() + "; use a record for several");
    }
    Codec codec = Binding.codec(dialect, type);
    return row -> {
      Object stored = codec.read(row, 1);
      if (stored == null) {
        throw new SQLDataException("a value is null; add a condition or coalesce, or use a record");
      }
      return cast(type, codec.toValue(stored));
    };
  }

  /// Makes an object of a row, or finds the one that is held.
  interface EntityReader {
    Object read(RowLayout layout, ResultSet rows) throws SQLException;
  }

  /// Maps rows to the entity's objects.
  static <R> RowMapper<R> toEntities(Class<R> type, EntityMapping mapping, EntityReader reader,
      ResultSet rows) throws SQLException {
    RowLayout layout = layout(type, mapping, rows.getMetaData());
    return row -> cast(type, reader.read(layout, row));
  }

  private static RowLayout layout(Class<?> type, EntityMapping mapping, ResultSetMetaData columns)
      throws SQLException {
    Discriminator discriminator = mapping.discriminator();
    if (discriminator == null || mapping.concrete().equals(List.of(mapping))) {
      return RowLayout.of(mapping, positions(type, mapping, columns));
    }
    Map<EntityMapping, int[]> positions = new LinkedHashMap<>();
    for (EntityMapping concrete : mapping.concrete()) {
      positions.put(concrete, positions(type, concrete, columns));
    }
    return RowLayout.of(mapping, find(columns, discriminator.column(), type), positions);
  }

  private static int[] positions(Class<?> type, EntityMapping mapping, ResultSetMetaData columns)
      throws SQLException {
    int[] positions = new int[mapping.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = find(columns, mapping.attribute(i).column(), type);
    }
    return positions;
  }

  /// Maps rows to records by the names of their columns.
  static <R> RowMapper<R> toRecords(Class<R> type, Dialect dialect, ResultSet rows) throws SQLException {
    RecordComponent[] components = type.getRecordComponents();
    int[] columns = new int[components.length];
    Codec[] codecs = new Codec[components.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = find(rows.getMetaData(), components[i].getName(), type);
      codecs[i] = Binding.codec(dialect, components[i].getType());
    }
    return toRecords(type, columns, codecs);
  }

  /// Maps rows to records by the order of their columns.
  static <R> RowMapper<R> toRecords(Class<R> type, List<Term> terms) {
    return toRecords(type, IntStream.rangeClosed(1, terms.size()).toArray(),
        terms.stream().map(Term::codec).toArray(Codec[]::new));
  }

  private static <R> RowMapper<R> toRecords(Class<R> type, int[] columns, Codec[] codecs) {
    RecordComponent[] components = type.getRecordComponents();
    Constructor<R> constructor = constructor(type, components);
    return row -> {
      @Nullable Object[] values = new Object[columns.length];
      for (int i = 0; i < columns.length; i++) {
        Object stored = codecs[i].read(row, columns[i]);
        if (stored == null && components[i].getType().isPrimitive()) {
          throw new SQLDataException("column " + components[i].getName() + " is null, but the component of "
              + type.getName() + " is of a primitive type: use its box");
        }
        values[i] = stored == null ? null : codecs[i].toValue(stored);
      }
      return construct(constructor, values);
    };
  }

  private static <R> Constructor<R> constructor(Class<R> type, RecordComponent[] components) {
    try {
      return Openness.open(type, type.getDeclaredConstructor(
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new)));
    } catch (NoSuchMethodException e) {
      throw new MappingException("The canonical constructor of " + type.getName() + " cannot be found", e);
    }
  }

  private static <R> R construct(Constructor<R> constructor, @Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new MappingException("The constructor of " + constructor.getDeclaringClass().getName()
          + " refused what a row holds: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new MappingException(constructor.getDeclaringClass().getName() + " cannot be constructed", e);
    }
  }

  private static int find(ResultSetMetaData columns, String name, Class<?> type) throws SQLException {
    String wanted = plain(name);
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      if (plain(columns.getColumnLabel(i)).equals(wanted)) {
        return i;
      }
    }
    throw new MappingException("The query has no column for " + name + " of " + type.getName()
        + "; name one by AS " + name);
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  @SuppressWarnings("unchecked") // codecs give boxes, which Class.cast of a primitive type refuses
  private static <R> R cast(Class<R> type, Object value) {
    return type.isPrimitive() ? (R) value : type.cast(value);
  }
}
