package dev.dovetail.persistence.internal.session;

import dev.dovetail.persistence.internal.mapping.EntityMapping;
import dev.dovetail.persistence.spi.ArrayType;
import dev.dovetail.persistence.spi.Codec;
import dev.dovetail.persistence.spi.Dialect;
import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The statements that write many rows of one entity, and get each column as one array. Their text is the
/// same for any number of rows, so the server parses it once; and it writes all rows in one statement, where
/// a batch is a statement a row. In which order it updates or deletes them is the server's choice.
final class ArrayStatements {
  /// How many rows a statement takes at best.
  static final int ROWS = 1000;

  private final EntityMapping mapping;
  private final Dialect dialect;
  private final int[] insertColumns;
  private final int[] keyColumns; // the key, and the version if there is one
  private final String insert;
  private final String delete;
  private final Map<BitSet, String> updates = new ConcurrentHashMap<>();

  private ArrayStatements(EntityMapping mapping, Dialect dialect, int[] insertColumns) {
    this.mapping = mapping;
    this.dialect = dialect;
    this.insertColumns = insertColumns;
    this.keyColumns = positions(i -> i == mapping.id() || i == mapping.version());
    this.insert = "INSERT INTO " + mapping.table().quoted() + " ("
        + IntStream.of(insertColumns).mapToObj(this::name).collect(Collectors.joining(", "))
        + ") SELECT * FROM unnest(" + parameters(insertColumns) + ')';
    this.delete = "DELETE FROM " + mapping.table().quoted() + " USING unnest(" + parameters(keyColumns)
        + ") AS v (" + names('k', keyColumns) + ')' + where();
  }

  /// Returns the statements of an entity.
  ///
  /// @param insertColumns the positions of the attributes an INSERT writes
  /// @return null if the database takes no arrays, or not those of an attribute's type
  static @Nullable ArrayStatements of(EntityMapping mapping, Dialect dialect, int[] insertColumns) {
    boolean isPossible = dialect.takesArrays()
        && mapping.attributes().stream().allMatch(a -> a.codec().arrayType() != null);
    return isPossible ? new ArrayStatements(mapping, dialect, insertColumns) : null;
  }

  /// The INSERT, for messages.
  String insert() {
    return insert;
  }

  /// Inserts rows, in order.
  ///
  /// @return how many there are now
  int insert(Transaction transaction, List<@Nullable Object[]> rows) throws SQLException {
    PreparedStatement statement = transaction.prepare(insert);
    bind(transaction, statement, 1, insertColumns, rows);
    return statement.executeUpdate();
  }

  /// The UPDATE of these attributes, for messages.
  String update(BitSet changed) {
    return updates.computeIfAbsent(changed, this::makeUpdate);
  }

  /// Updates rows.
  ///
  /// @param changed the attributes to write; the version is written too
  /// @param from what the rows are as far as is known; by their keys and versions they are found
  /// @param to what they are to be
  /// @return for each row how many there were: 1, or 0
  int[] update(Transaction transaction, BitSet changed, List<@Nullable Object[]> from,
      List<@Nullable Object[]> to) throws SQLException {
    PreparedStatement statement = transaction.prepare(update(changed));
    int next = bind(transaction, statement, 1, written(changed), to);
    bind(transaction, statement, next, keyColumns, from);
    return counts(statement, from);
  }

  /// The DELETE, for messages.
  String delete() {
    return delete;
  }

  /// Deletes rows, found by key and version.
  ///
  /// @return for each row how many there were: 1, or 0
  int[] delete(Transaction transaction, List<@Nullable Object[]> rows) throws SQLException {
    PreparedStatement statement = transaction.prepare(delete);
    bind(transaction, statement, 1, keyColumns, rows);
    return counts(statement, rows);
  }

  private String makeUpdate(BitSet changed) {
    int[] written = written(changed);
    String set = IntStream.range(0, written.length).mapToObj(i -> name(written[i]) + " = v.c" + i)
        .collect(Collectors.joining(", "));
    return "UPDATE " + mapping.table().quoted() + " SET " + set + " FROM unnest(" + parameters(written) + ", "
        + parameters(keyColumns) + ") AS v (" + names('c', written) + ", " + names('k', keyColumns) + ')'
        + where();
  }

  private int[] written(BitSet changed) {
    return positions(i -> changed.get(i) || i == mapping.version());
  }

  private String where() {
    return " WHERE " + IntStream.range(0, keyColumns.length)
        .mapToObj(i -> qualified(keyColumns[i]) + " = v.k" + i).collect(Collectors.joining(" AND "))
        + " RETURNING " + qualified(mapping.id());
  }

  private String parameters(int[] columns) {
    return IntStream.of(columns).mapToObj(i -> "CAST(? AS " + type(i).sqlType() + "[])")
        .collect(Collectors.joining(", "));
  }

  private static String names(char letter, int[] columns) {
    return IntStream.range(0, columns.length).mapToObj(i -> letter + Integer.toString(i))
        .collect(Collectors.joining(", "));
  }

  private String name(int attribute) {
    return dialect.quote(mapping.attribute(attribute).column());
  }

  private String qualified(int attribute) {
    return mapping.table().qualifier() + '.' + name(attribute);
  }

  private int[] positions(IntPredicate which) {
    return IntStream.range(0, mapping.size()).filter(which).toArray();
  }

  private ArrayType type(int attribute) {
    ArrayType type = mapping.attribute(attribute).codec().arrayType();
    if (type == null) {
      throw new IllegalStateException(mapping.attribute(attribute) + " cannot be passed as an array");
    }
    return type;
  }

  /// Binds the columns of rows.
  ///
  /// @return the number of the next parameter
  private int bind(Transaction transaction, PreparedStatement statement, int from, int[] columns,
      List<@Nullable Object[]> rows) throws SQLException {
    int parameter = from;
    for (int column : columns) {
      ArrayType type = type(column);
      Object[] elements = elements(type, column, rows);
      statement.setArray(parameter++, transaction.connection().createArrayOf(type.sqlType(), elements));
    }
    return parameter;
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
    Codec codec = mapping.attribute(mapping.id()).codec();
    Set<@Nullable Object> found = new HashSet<>();
    try (ResultSet keys = statement.executeQuery()) {
      while (keys.next()) {
        found.add(codec.read(keys, 1));
      }
    }
    boolean areAll = found.size() == rows.size(); // then it does not matter how keys are written
    return rows.stream().mapToInt(row -> areAll || found.contains(row[mapping.id()]) ? 1 : 0).toArray();
  }
}
