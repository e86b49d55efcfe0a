package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.ArrayType;
import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A statement that writes many rows, and gets each column as one array.
final class ArrayStatement {
  private final EntityMapping mapping;
  private final String text;
  private final int[] written;
  private final int[] keys;

  /// Takes a text with its parameters: the written columns, then those by which rows are found.
  ///
  /// @param written the attributes of the first ones
  /// @param keys the attributes of the others: the key, and the version if there is one
  ArrayStatement(EntityMapping mapping, String text, int[] written, int[] keys) {
    this.mapping = mapping;
    this.text = text;
    this.written = written;
    this.keys = keys;
  }

  /// For messages.
  String text() {
    return text;
  }

  /// How the values of an attribute are passed.
  static ArrayType type(EntityMapping mapping, int attribute) {
    ArrayType type = mapping.attribute(attribute).codec().arrayType();
    if (type == null) {
      throw new IllegalStateException(mapping.attribute(attribute) + " cannot be passed as an array");
    }
    return type;
  }

  /// Inserts rows, in order.
  ///
  /// @return how many there are now
  int insert(Transaction transaction, List<@Nullable Object[]> rows) throws SQLException {
    PreparedStatement statement = transaction.prepare(text);
    bind(statement, 1, written, rows);
    return statement.executeUpdate();
  }

  /// Updates or deletes rows.
  ///
  /// @param from what the rows are as far as is known; by their keys and versions they are found
  /// @param to what they are to be
  /// @return for each row how many there were: 1, or 0
  int[] write(Transaction transaction, List<@Nullable Object[]> from, List<@Nullable Object[]> to)
      throws SQLException {
    PreparedStatement statement = transaction.prepare(text);
    bind(statement, 1, written, to);
    bind(statement, 1 + written.length, keys, from);
    return counts(statement, from);
  }

  private void bind(PreparedStatement statement, int first, int[] columns, List<@Nullable Object[]> rows)
      throws SQLException {
    int parameter = first;
    for (int column : columns) {
      ArrayType type = type(mapping, column);
      statement.setArray(parameter++,
          statement.getConnection().createArrayOf(type.sqlType(), elements(type, column, rows)));
    }
  }

  private static Object[] elements(ArrayType type, int column, List<@Nullable Object[]> rows)
      throws SQLException {
    Object[] elements = (Object[]) Array.newInstance(type.javaType(), rows.size());
    for (int i = 0; i < elements.length; i++) {
      Object stored = rows.get(i)[column];
      if (stored != null) {
        elements[i] = type.elements().of(stored);
      }
    }
    return elements;
  }

  private int[] counts(PreparedStatement statement, List<@Nullable Object[]> rows) throws SQLException {
    Set<@Nullable Object> found = new HashSet<>();
    try (ResultSet returned = statement.executeQuery()) {
      while (returned.next()) {
        found.add(key(returned));
      }
    }
    boolean areAll = found.size() == rows.size(); // then it does not matter how keys are written
    return rows.stream().mapToInt(row -> areAll || found.contains(mapping.key(row)) ? 1 : 0).toArray();
  }

  private @Nullable Object key(ResultSet returned) throws SQLException {
    @Nullable Object[] row = new Object[mapping.size()];
    int column = 1;
    for (int id : mapping.ids()) {
      row[id] = mapping.attribute(id).codec().read(returned, column++);
    }
    return mapping.key(row);
  }
}
