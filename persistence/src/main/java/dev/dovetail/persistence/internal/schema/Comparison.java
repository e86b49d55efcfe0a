package dev.dovetail.persistence.internal.schema;

import dev.dovetail.persistence.SchemaDifference;
import dev.dovetail.persistence.SchemaDifference.Finding;
import dev.dovetail.persistence.SchemaDifference.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares tables with those of a database.
final class Comparison {
  private final Ddl ddl;
  private final DatabaseTables database;
  private final Set<String> own;
  private final List<Finding> missing = new ArrayList<>();
  private final List<Finding> changed = new ArrayList<>();
  private final List<Finding> extra = new ArrayList<>();

  /// Compares nothing yet.
  ///
  /// @param own tables that nobody has to ask for
  Comparison(Ddl ddl, DatabaseTables database, Set<String> own) {
    this.ddl = ddl;
    this.database = database;
    this.own = own;
  }

  SchemaDifference of(List<SequenceDefinition> sequences, List<TableDefinition> tables) throws SQLException {
    for (SequenceDefinition sequence : database.missing(sequences)) {
      missing.add(new Finding(Kind.SEQUENCE, sequence.id().toString(), "", "", "",
          ddl.createSequence(sequence)));
    }
    Set<String> schemas = new LinkedHashSet<>();
    for (TableDefinition table : tables) {
      schemas.add(table.id().schema());
      TableDefinition found = database.read(table.id());
      if (found == null) {
        String statement = String.join(";\n", ddl.create(List.of(table)));
        missing.add(new Finding(Kind.TABLE, table.id().toString(), "", "", "", statement));
      } else {
        compareColumns(table, found);
        comparePrimaryKey(table, found);
        new KeyComparison(ddl, database, table, found).compare(missing, changed, extra);
      }
    }
    for (String schema : schemas) {
      addExtraTables(schema, tables);
    }
    return new SchemaDifference(missing, changed, extra);
  }

  private void compareColumns(TableDefinition table, TableDefinition found) {
    for (ColumnDefinition column : table.columns()) {
      ColumnDefinition other = find(found, column.name());
      if (other == null) {
        String statement = column.isNullable() ? ddl.addColumn(table.id(), column) : null;
        missing.add(new Finding(Kind.COLUMN, table.id().toString(), column.name(), column.text(), "",
            statement));
      } else {
        compareColumn(table, column, other);
      }
    }
    for (ColumnDefinition column : found.columns()) {
      if (find(table, column.name()) == null) {
        extra.add(new Finding(Kind.COLUMN, table.id().toString(), column.name(), "", column.text(), null));
      }
    }
  }

  private void compareColumn(TableDefinition table, ColumnDefinition column, ColumnDefinition found) {
    if (!ddl.dialect().typeFamily(column.type()).equals(ddl.dialect().typeFamily(found.type()))) {
      changed.add(new Finding(Kind.TYPE, table.id().toString(), column.name(), column.type(), found.type(),
          null));
    }
    boolean isKey = table.primaryKey().contains(column.name());
    if (column.isNullable() != found.isNullable() && !isKey) {
      String statement = ddl.canAlterConstraints() ? ddl.setNullable(table.id(), column) : null;
      changed.add(new Finding(Kind.NULLABILITY, table.id().toString(), column.name(), nullability(column),
          nullability(found), statement));
    }
  }

  private void comparePrimaryKey(TableDefinition table, TableDefinition found) {
    if (!KeyComparison.fold(database, table.primaryKey())
        .equals(KeyComparison.fold(database, found.primaryKey()))) {
      (found.primaryKey().isEmpty() ? missing : changed).add(new Finding(Kind.PRIMARY_KEY,
          table.id().toString(), String.join(", ", table.primaryKey()), String.join(", ", table.primaryKey()),
          String.join(", ", found.primaryKey()), null));
    }
  }

  private void addExtraTables(String schema, List<TableDefinition> tables) throws SQLException {
    for (TableId id : database.names(schema)) {
      boolean isKnown = tables.stream().map(TableDefinition::id).anyMatch(
          known -> known.schema().equals(schema)
              && database.fold(known.name()).equals(database.fold(id.name())));
      if (!isKnown && !own.contains(id.name())) {
        extra.add(new Finding(Kind.TABLE, id.toString(), "", "", "", null));
      }
    }
  }

  private @Nullable ColumnDefinition find(TableDefinition table, String column) {
    return table.columns().stream()
        .filter(c -> database.fold(c.name()).equals(database.fold(column))).findFirst().orElse(null);
  }

  private static String nullability(ColumnDefinition column) {
    return column.isNullable() ? "nullable" : "NOT NULL";
  }
}
