package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.dialect.SchemaDialect;
import dev.dovetail.persistence.spi.Dialect;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the tables that are there, by the driver's metadata.
final class DatabaseTables {
  private static final Set<String> TABLE_TYPES = Set.of("TABLE", "BASE TABLE", "PARTITIONED TABLE");

  private final Connection connection;
  private final SchemaDialect dialect;
  private final DatabaseMetaData metadata;
  private final String ownSchema;
  private final boolean isCaseSensitive;
  private final Map<String, List<TableId>> namesBySchema = new HashMap<>();

  DatabaseTables(Connection connection, Dialect dialect) throws SQLException {
    this.connection = connection;
    this.dialect = SchemaDialect.of(dialect);
    this.metadata = connection.getMetaData();
    this.ownSchema = textOf(connection.getSchema());
    this.isCaseSensitive = metadata.supportsMixedCaseQuotedIdentifiers();
  }

  /// Returns a name in the form in which names are equal that the database takes for one.
  String fold(String name) {
    String plain = plain(name);
    return isCaseSensitive ? plain : plain.toLowerCase(Locale.ROOT);
  }

  /// Drivers report the quotes inside the names of some columns as they are written in SQL: twice.
  private static String plain(String name) {
    return name.replace("\"\"", "\"");
  }

  /// Returns the tables of a schema, without views and the database's own.
  List<TableId> names(String schema) throws SQLException {
    List<TableId> known = namesBySchema.get(schema);
    if (known != null) {
      return known;
    }
    if (!schema.isEmpty() && dialect.schemasAreDatabases()) {
      throw new MappingException("The driver tells of the tables of the main database only, so those of " + schema
          + " cannot be compared; they can be created and dropped");
    }
    List<TableId> names = new ArrayList<>();
    try (ResultSet rows = metadata.getTables(null, pattern(schema), "%", null)) {
      while (rows.next()) {
        if (TABLE_TYPES.contains(rows.getString("TABLE_TYPE"))) {
          names.add(new TableId(schema, rows.getString("TABLE_NAME")));
        }
      }
    }
    namesBySchema.put(schema, names);
    return names;
  }

  boolean contains(TableId table) throws SQLException {
    return find(table) != null;
  }

  /// Returns those of the sequences that are not there.
  List<SequenceDefinition> missing(List<SequenceDefinition> sequences) throws SQLException {
    List<SequenceDefinition> missing = new ArrayList<>();
    for (SequenceDefinition sequence : sequences) {
      if (!isThere(sequence.id())) {
        missing.add(sequence);
      }
    }
    return missing;
  }

  /// Asks the tables of tables that the standard describes, since the driver's metadata knows no sequences.
  private boolean isThere(TableId sequence) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM information_schema.sequences"
        + " WHERE sequence_schema = ? AND sequence_name = ?")) {
      statement.setString(1, schemaOf(sequence));
      statement.setString(2, sequence.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /// The schema of a table, which is the connection's own unless it is named.
  String schemaOf(TableId table) {
    return table.schema().isEmpty() ? ownSchema : table.schema();
  }

  private @Nullable TableId find(TableId table) throws SQLException {
    for (TableId id : names(table.schema())) {
      if (fold(id.name()).equals(fold(table.name()))) {
        return id;
      }
    }
    return null;
  }

  /// Reads a table.
  ///
  /// @return null if it is not there
  @Nullable TableDefinition read(TableId wanted) throws SQLException {
    TableId table = find(wanted);
    if (table == null) {
      return null;
    }
    List<ColumnDefinition> columns = columns(table);
    return new TableDefinition(table, columns, primaryKey(table), List.of(), indexes(table, columns),
        foreignKeys(table), List.of(), "");
  }

  private List<ColumnDefinition> columns(TableId table) throws SQLException {
    List<ColumnDefinition> columns = new ArrayList<>();
    try (ResultSet rows = metadata.getColumns(null, pattern(table.schema()), escaped(table.name()), "%")) {
      while (rows.next()) {
        if (rows.getString("TABLE_NAME").equals(table.name())) {
          columns.add(new ColumnDefinition(rows.getString("COLUMN_NAME"), rows.getString("TYPE_NAME"),
              rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls, ""));
        }
      }
    }
    return columns;
  }

  private List<String> primaryKey(TableId table) throws SQLException {
    Map<Integer, String> columns = new TreeMap<>();
    try (ResultSet rows = metadata.getPrimaryKeys(null, schema(table.schema()), table.name())) {
      while (rows.next()) {
        columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(columns.values());
  }

  /// Indexes over plain columns and all rows, whatever made them.
  private List<Index> indexes(TableId table, List<ColumnDefinition> columns) throws SQLException {
    Set<String> partial = partialIndexes(table);
    Map<String, Map<Integer, String>> columnsByName = new LinkedHashMap<>();
    Map<String, Boolean> isUnique = new HashMap<>();
    try (ResultSet rows = metadata.getIndexInfo(null, schema(table.schema()), table.name(), false, true)) {
      while (rows.next()) {
        String name = rows.getString("INDEX_NAME");
        if (name != null && !partial.contains(name) && rows.getString("FILTER_CONDITION") == null) {
          isUnique.put(name, !rows.getBoolean("NON_UNIQUE"));
          columnsByName.computeIfAbsent(name, n -> new TreeMap<>())
              .put(rows.getInt("ORDINAL_POSITION"), plain(textOf(rows.getString("COLUMN_NAME"))));
        }
      }
    }
    List<String> names = columns.stream().map(ColumnDefinition::name).toList();
    return columnsByName.entrySet().stream()
        .filter(index -> names.containsAll(index.getValue().values())) // none over expressions
        .map(index -> Index.of(index.getKey(), List.copyOf(index.getValue().values()),
            isUnique.getOrDefault(index.getKey(), false)))
        .toList();
  }

  private Set<String> partialIndexes(TableId table) throws SQLException {
    Set<String> names = new HashSet<>();
    String query = dialect.partialIndexQuery();
    if (query != null) {
      try (PreparedStatement statement = prepare(query, table); ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  private List<ForeignKey> foreignKeys(TableId table) throws SQLException {
    String query = dialect.foreignKeyQuery();
    return query == null ? foreignKeysOfMetadata(table) : foreignKeysOfQuery(table, query);
  }

  /// The rows of two keys may alternate, since they are in the order of the other table and the position.
  private List<ForeignKey> foreignKeysOfMetadata(TableId table) throws SQLException {
    Map<String, ForeignKey> keys = new LinkedHashMap<>();
    try (ResultSet rows = metadata.getImportedKeys(null, schema(table.schema()), table.name())) {
      while (rows.next()) {
        String name = textOf(rows.getString("FK_NAME"));
        TableId target = target(rows);
        String rule = rule(rows.getInt("DELETE_RULE"));
        ForeignKey key = keys.computeIfAbsent(name, n -> foreignKey(n, target, rule));
        key.columns().add(rows.getString("FKCOLUMN_NAME"));
        key.referenced().add(rows.getString("PKCOLUMN_NAME"));
      }
    }
    return List.copyOf(keys.values());
  }

  private List<ForeignKey> foreignKeysOfQuery(TableId table, String query) throws SQLException {
    List<ForeignKey> keys = new ArrayList<>();
    try (PreparedStatement statement = prepare(query, table); ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        int position = rows.getInt(2);
        if (position == 0) {
          keys.add(foreignKey("", new TableId(table.schema(), rows.getString(4)),
            "ON DELETE " + rows.getString(6)));
        }
        ForeignKey key = keys.getLast();
        String referenced = rows.getString(5);
        key.columns().add(rows.getString(3));
        key.referenced().add(referenced == null ? keyColumn(key.table(), position) : referenced);
      }
    }
    return keys;
  }

  private String keyColumn(TableId table, int position) throws SQLException {
    List<String> key = primaryKey(table);
    return position < key.size() ? key.get(position) : "";
  }

  private static ForeignKey foreignKey(String name, TableId target, String rule) {
    return new ForeignKey(name, new ArrayList<>(), target, new ArrayList<>(), rule);
  }

  private static String rule(int deleteRule) {
    return switch (deleteRule) {
      case DatabaseMetaData.importedKeyCascade -> "ON DELETE CASCADE";
      case DatabaseMetaData.importedKeySetNull -> "ON DELETE SET NULL";
      case DatabaseMetaData.importedKeySetDefault -> "ON DELETE SET DEFAULT";
      default -> "";
    };
  }

  private PreparedStatement prepare(String query, TableId table) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(query);
    statement.setString(1, table.name());
    statement.setString(2, table.schema().isEmpty() ? null : table.schema());
    return statement;
  }

  private TableId target(ResultSet row) throws SQLException {
    String schema = textOf(row.getString("PKTABLE_SCHEM"));
    boolean isOwn = schema.isEmpty() || schema.equals(ownSchema);
    return new TableId(isOwn ? "" : schema, row.getString("PKTABLE_NAME"));
  }

  private @Nullable String schema(String name) {
    String wanted = name.isEmpty() ? ownSchema : name;
    return wanted.isEmpty() ? null : wanted;
  }

  private @Nullable String pattern(String schema) throws SQLException {
    String wanted = schema(schema);
    return wanted == null ? null : escaped(wanted);
  }

  private String escaped(String name) throws SQLException {
    String escape = metadata.getSearchStringEscape();
    return name.replace(escape, escape + escape).replace("_", escape + '_').replace("%", escape + '%');
  }

  private static String textOf(@Nullable String text) {
    return text == null ? "" : text;
  }
}
