package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.MappingException;
import dev.dovetail.persistence.internal.dialect.SchemaDialect;
import dev.dovetail.persistence.spi.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the statements that make, change and remove tables and sequences.
///
/// @param dialect the database product
record Ddl(Dialect dialect) {
  boolean canAlterConstraints() {
    return SchemaDialect.of(dialect).canAlterConstraints();
  }

  private boolean schemasAreDatabases() {
    return SchemaDialect.of(dialect).schemasAreDatabases();
  }

  /// The statements that make tables with all that belongs to them, in order.
  List<String> create(List<TableDefinition> tables) {
    TableOrder order = TableOrder.of(tables);
    Set<ForeignKey> later = canAlterConstraints() ? order.forward() : Set.of();
    List<String> statements = new ArrayList<>();
    for (TableDefinition table : order.tables()) {
      statements.add(createTable(table, key -> !later.contains(key)));
      table.indexes().forEach(index -> statements.add(createIndex(table.id(), index)));
    }
    for (TableDefinition table : order.tables()) {
      table.foreignKeys().stream().filter(later::contains)
          .forEach(key -> statements.add(addForeignKey(table.id(), key)));
    }
    return statements;
  }

  /// The statements that remove those of the tables that are there, in order.
  List<String> drop(List<TableDefinition> tables) {
    TableOrder order = TableOrder.of(tables);
    List<String> statements = new ArrayList<>();
    if (!order.forward().isEmpty()) {
      statements.addAll(SchemaDialect.of(dialect).beforeDroppingCycles());
    }
    for (TableDefinition table : order.tables()) {
      table.foreignKeys().stream()
          .filter(key -> canAlterConstraints() && order.forward().contains(key))
          .forEach(key -> statements.add("ALTER TABLE IF EXISTS " + table.id().quoted(dialect)
              + " DROP CONSTRAINT IF EXISTS " + dialect.quote(nameOf(table.id(), key))));
    }
    for (TableDefinition table : order.tables().reversed()) {
      statements.add("DROP TABLE IF EXISTS " + table.id().quoted(dialect));
    }
    return statements;
  }

  /// The statements that make sequences.
  List<String> createSequences(List<SequenceDefinition> sequences) {
    return sequences.stream().map(this::createSequence).toList();
  }

  String createSequence(SequenceDefinition sequence) {
    return "CREATE SEQUENCE " + sequence.id().quoted(dialect)
        + (sequence.first() == 1 ? "" : " START WITH " + sequence.first());
  }

  /// The statements that remove those of the sequences that are there.
  List<String> dropSequences(List<SequenceDefinition> sequences) {
    return sequences.stream().map(s -> "DROP SEQUENCE IF EXISTS " + s.id().quoted(dialect)).toList();
  }

  /// The statement that makes a table if it is not there.
  String createIfMissing(TableDefinition table) {
    return createTable(table, key -> true).replaceFirst("^CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ");
  }

  private String createTable(TableDefinition table, Predicate<ForeignKey> isInside) {
    boolean isSimpleKey = table.primaryKey().size() == 1;
    List<String> parts = new ArrayList<>();
    for (ColumnDefinition column : table.columns()) {
      boolean isKey = isSimpleKey && table.primaryKey().contains(column.name());
      parts.add(column(column) + (isKey ? " PRIMARY KEY" : ""));
    }
    if (table.primaryKey().size() > 1) {
      parts.add("PRIMARY KEY " + columns(table.primaryKey()));
    }
    table.uniqueKeys().forEach(key -> parts.add(constraint(key.name()) + "UNIQUE " + columns(key.columns())));
    table.checks().forEach(check -> parts.add(
        constraint(check.name()) + "CHECK (" + check.condition() + ')'));
    table.foreignKeys().stream().filter(isInside)
        .forEach(key -> parts.add(constraint(key.name()) + foreignKey(table.id(), key)));
    return "CREATE TABLE " + table.id().quoted(dialect) + " (\n  " + String.join(",\n  ", parts) + "\n)"
        + option(table.options());
  }

  private String column(ColumnDefinition column) {
    boolean isSaid = column.isNullable() || ColumnReader.saysNotNull(column.type());
    return dialect.quote(column.name()) + ' ' + column.type() + (isSaid ? "" : " NOT NULL")
        + option(column.options());
  }

  String addColumn(TableId table, ColumnDefinition column) {
    return "ALTER TABLE " + table.quoted(dialect) + " ADD COLUMN " + column(column);
  }

  String setNullable(TableId table, ColumnDefinition column) {
    return "ALTER TABLE " + table.quoted(dialect) + " ALTER COLUMN " + dialect.quote(column.name())
        + (column.isNullable() ? " DROP NOT NULL" : " SET NOT NULL");
  }

  String createIndex(TableId table, Index index) {
    String columns = IntStream.range(0, index.columns().size())
        .mapToObj(i -> dialect.quote(index.columns().get(i)) + index.directions().get(i))
        .collect(Collectors.joining(", ", "(", ")"));
    TableId name = new TableId(schemasAreDatabases() ? table.schema() : "", index.name());
    TableId on = new TableId(schemasAreDatabases() ? "" : table.schema(), table.name());
    return "CREATE " + (index.isUnique() ? "UNIQUE " : "") + "INDEX " + name.quoted(dialect) + " ON "
        + on.quoted(dialect) + ' ' + columns + option(index.options());
  }

  String addForeignKey(TableId table, ForeignKey key) {
    return "ALTER TABLE " + table.quoted(dialect) + " ADD CONSTRAINT "
        + dialect.quote(nameOf(table, key)) + ' ' + foreignKey(table, key);
  }

  private static String nameOf(TableId table, ForeignKey key) {
    return key.name().isEmpty() ? Names.of(table, key.columns(), "fkey") : key.name();
  }

  private String foreignKey(TableId table, ForeignKey key) {
    if (key.isWhole()) {
      return key.options();
    }
    TableId target = key.table();
    if (schemasAreDatabases()) {
      if (!target.schema().equals(table.schema())) {
        throw new MappingException("The table " + table + " refers to " + target + " in another database, which"
            + " this product cannot check: add @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))");
      }
      target = new TableId("", target.name());
    }
    return "FOREIGN KEY " + columns(key.columns()) + " REFERENCES " + target.quoted(dialect) + ' '
        + columns(key.referenced()) + option(key.options());
  }

  private String constraint(String name) {
    return name.isEmpty() ? "" : "CONSTRAINT " + dialect.quote(name) + ' ';
  }

  private String columns(List<String> names) {
    return names.stream().map(dialect::quote).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String option(String text) {
    return text.isEmpty() ? "" : ' ' + text;
  }
}
